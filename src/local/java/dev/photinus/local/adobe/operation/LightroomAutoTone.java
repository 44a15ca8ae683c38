package dev.photinus.local.adobe.operation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.local.adobe.contract.Family;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.contract.Problem;
import dev.photinus.local.adobe.contract.Refusal;
import dev.photinus.local.adobe.contract.RequestSchema;
import dev.photinus.local.adobe.fault.Fault;
import dev.photinus.local.adobe.http.Answer;
import dev.photinus.local.adobe.http.Endpoint;
import dev.photinus.local.adobe.http.Request;
import dev.photinus.local.adobe.image.AutoTone;
import dev.photinus.local.adobe.image.ImageType;
import dev.photinus.local.adobe.image.Images;
import dev.photinus.local.adobe.image.OpenCv;
import dev.photinus.local.adobe.image.UnreadableImage;
import dev.photinus.local.adobe.job.Job;
import dev.photinus.local.adobe.job.JobFailed;
import dev.photinus.local.adobe.job.JobResult;
import dev.photinus.local.adobe.job.Jobs;
import dev.photinus.local.adobe.job.RemoteFiles;
import dev.photinus.local.adobe.job.SpoiledResults;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

/**
 * Auto tone of the legacy generation.
 *
 * @see <a href="https://developer.adobe.com/firefly-services/docs/lightroom/api/lightroom_autoTone">Lightroom API, auto tone</a>
 */
public final class LightroomAutoTone implements Endpoint {
    private static final int LARGEST_SIDE = 16_384;
    private static final Object[] INPUT = {"body", "inputs", "href"};
    private static final Object[] OUTPUT = {"body", "outputs", 0, "href"};

    private final RequestSchema<Body> schema = RequestSchema.of("lightroom-auto-tone", Body.class);
    private final Jobs jobs;
    private final RemoteFiles files;

    /** Serves with these jobs and files. */
    public LightroomAutoTone(Jobs jobs, RemoteFiles files) {
        this.jobs = jobs;
        this.files = files;
    }

    record Body(StoredFile inputs, List<Output> outputs) {
        record Output(
                String href, String storage, String type, @Nullable Boolean overwrite, @Nullable Integer quality) {
            StoredFile file() {
                return new StoredFile(href, storage);
            }

            /** Lightroom's qualities 1 to 12 on OpenCV's scale of 0 to 100. */
            byte[] encode(Mat picture) {
                return type.equals(ImageType.JPEG.mediaType())
                        ? Images.encodeJpeg(picture, 20 + ((quality == null ? 12 : quality) - 1) * 78 / 11)
                        : Images.encode(picture, type);
            }
        }
    }

    @Override
    public Family family() {
        return Family.LEGACY_IMAGE;
    }

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return "/lrService/autoTone";
    }

    @Override
    public Operation operation(Request request) {
        return Operation.AUTO_TONE;
    }

    @Override
    public Answer answer(Request request) {
        Body body = schema.read(family(), request.body());
        Body.Output output = body.outputs().get(0);
        if (!output.type().equals(ImageType.JPEG.mediaType()) && !output.type().equals(ImageType.PNG.mediaType())) {
            throw Refusal.notPlayed("outputs of type " + output.type());
        }
        URI source = body.inputs().url(INPUT);
        URI destination = output.file().url(OUTPUT);
        Job job = jobs.submit(
                UUID.randomUUID().toString(),
                Operation.AUTO_TONE,
                request,
                () -> work(source, destination, output, request.fault()));
        return Accepted.linked(request.base(), LightroomStatus.FOLDER, job.id());
    }

    private JobResult work(URI source, URI destination, Body.Output output, Optional<Fault> fault)
            throws InterruptedException {
        byte[] photo = files.read(source, INPUT);
        byte[] toned;
        try {
            toned = OpenCv.scoped(() -> output.encode(AutoTone.of(Images.decode(photo, LARGEST_SIDE))));
        } catch (UnreadableImage e) {
            throw new JobFailed(Problem.value(e.message(), INPUT));
        }
        files.write(destination, SpoiledResults.written(fault, toned), output.type(), OUTPUT);
        return finished -> {
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            result.putObject("_links")
                    .putObject("self")
                    .put("href", output.href())
                    .put("storage", output.storage());
            return result;
        };
    }
}
