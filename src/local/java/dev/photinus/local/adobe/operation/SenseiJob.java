package dev.photinus.local.adobe.operation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.local.adobe.contract.Family;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.contract.Problem;
import dev.photinus.local.adobe.contract.RequestSchema;
import dev.photinus.local.adobe.fault.Fault;
import dev.photinus.local.adobe.http.Answer;
import dev.photinus.local.adobe.http.Endpoint;
import dev.photinus.local.adobe.http.Request;
import dev.photinus.local.adobe.image.ImageType;
import dev.photinus.local.adobe.image.Images;
import dev.photinus.local.adobe.image.OpenCv;
import dev.photinus.local.adobe.image.SubjectMask;
import dev.photinus.local.adobe.image.UnreadableImage;
import dev.photinus.local.adobe.job.Job;
import dev.photinus.local.adobe.job.JobFailed;
import dev.photinus.local.adobe.job.JobResult;
import dev.photinus.local.adobe.job.Jobs;
import dev.photinus.local.adobe.job.RemoteFiles;
import dev.photinus.local.adobe.job.SpoiledResults;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

/** What mask and cutout of the legacy generation have in common: the same body, and a PNG that is written where the caller says. */
abstract class SenseiJob implements Endpoint {
    private static final int LARGEST_SIDE = 6000;
    private static final Object[] INPUT = {"body", "input", "href"};
    private static final Object[] OUTPUT = {"body", "output", "href"};

    private final RequestSchema<Body> schema = RequestSchema.of("sensei", Body.class);
    private final Operation operation;
    private final String path;
    private final String defaultSpace;
    private final Jobs jobs;
    private final RemoteFiles files;

    /** @param defaultSpace the output's colour space where the caller names none */
    SenseiJob(Operation operation, String path, String defaultSpace, Jobs jobs, RemoteFiles files) {
        this.operation = operation;
        this.path = path;
        this.defaultSpace = defaultSpace;
        this.jobs = jobs;
        this.files = files;
    }

    record Body(StoredFile input, Output output) {
        record Output(
                String href, String storage, @Nullable Mask mask, @Nullable Color color, @Nullable Boolean overwrite) {
            StoredFile file() {
                return new StoredFile(href, storage);
            }
        }

        record Mask(@Nullable String format) {}

        record Color(@Nullable String space) {}

        String format() {
            Mask mask = output.mask();
            return mask == null || mask.format() == null ? "soft" : mask.format();
        }

        String spaceOr(String space) {
            Color color = output.color();
            return color == null || color.space() == null ? space : color.space();
        }
    }

    @Override
    public final Family family() {
        return Family.LEGACY_IMAGE;
    }

    @Override
    public final String method() {
        return "POST";
    }

    @Override
    public final String path() {
        return path;
    }

    @Override
    public final Operation operation(Request request) {
        return operation;
    }

    @Override
    public final Answer answer(Request request) {
        Body body = schema.read(family(), request.body());
        URI input = body.input().url(INPUT);
        URI output = body.output().file().url(OUTPUT);
        Job job = jobs.submit(
                UUID.randomUUID().toString(), operation, request, () -> work(body, input, output, request.fault()));
        return Accepted.linked(request.base(), SenseiStatus.FOLDER, job.id());
    }

    /** The picture to write: {@code mask} is white on the photo's subject, {@code space} is {@code rgb} or {@code rgba}. */
    abstract Mat picture(Mat photo, Mat mask, String space);

    private JobResult work(Body body, URI input, URI output, Optional<Fault> fault) throws InterruptedException {
        byte[] photo = files.read(input, INPUT);
        String space = body.spaceOr(defaultSpace);
        byte[] png;
        try {
            png = OpenCv.scoped(() -> {
                Mat decoded = Images.decode(photo, LARGEST_SIDE);
                Mat soft = SubjectMask.of(photo, decoded);
                Mat mask = body.format().equals("binary") ? binary(soft) : soft;
                return Images.encode(picture(decoded, mask, space), ImageType.PNG.mediaType());
            });
        } catch (UnreadableImage e) {
            throw new JobFailed(Problem.value(e.message(), INPUT));
        }
        files.write(output, SpoiledResults.written(fault, png), ImageType.PNG.mediaType(), OUTPUT);
        return finished -> {
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            ObjectNode written = result.putObject("output")
                    .put("href", body.output().href())
                    .put("storage", body.output().storage());
            written.putObject("mask").put("format", body.format());
            written.putObject("color").put("space", space);
            return result;
        };
    }

    private static Mat binary(Mat soft) {
        Mat hard = new Mat();
        opencv_imgproc.threshold(soft, hard, 127, 255, opencv_imgproc.THRESH_BINARY);
        return hard;
    }
}
