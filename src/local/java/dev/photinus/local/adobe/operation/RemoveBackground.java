package dev.photinus.local.adobe.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.local.adobe.contract.Family;
import dev.photinus.local.adobe.contract.InputUrl;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.contract.Problem;
import dev.photinus.local.adobe.contract.Refusal;
import dev.photinus.local.adobe.contract.RequestSchema;
import dev.photinus.local.adobe.http.Answer;
import dev.photinus.local.adobe.http.Endpoint;
import dev.photinus.local.adobe.http.Request;
import dev.photinus.local.adobe.image.Cutout;
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
import java.io.IOException;
import java.net.URI;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

/**
 * Subject masks and cutouts.
 *
 * @see <a href="https://developer.adobe.com/firefly-services/docs/photoshop/guides/remove_background">Remove background</a>
 */
public final class RemoveBackground implements Endpoint {
    private static final int LARGEST_SIDE = 6000;
    private static final Object[] URL = {"body", "image", "source", "url"};
    private static final JsonMapper JSON = new JsonMapper();

    private final RequestSchema<Body> schema = RequestSchema.of("remove-background", Body.class);
    private final Jobs jobs;
    private final RemoteFiles files;
    private final Results results;

    /** Serves with these jobs and files. */
    public RemoveBackground(Jobs jobs, RemoteFiles files, Results results) {
        this.jobs = jobs;
        this.files = files;
        this.results = results;
    }

    record Body(
            Image image,
            @Nullable String mode,
            @Nullable Output output,
            @Nullable Boolean trim,
            @Nullable Color backgroundColor,
            @Nullable Double colorDecontamination) {
        record Image(Source source) {}

        record Source(String url) {}

        record Output(@Nullable String mediaType) {}

        record Color(double red, double green, double blue, double alpha) {}

        boolean asksForMask() {
            return "mask".equals(mode);
        }

        @Nullable
        String mediaType() {
            return output == null ? null : output.mediaType();
        }
    }

    @Override
    public Family family() {
        return Family.PHOTOSHOP;
    }

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return "/v2/remove-background";
    }

    @Override
    public Operation operation(Request request) {
        try {
            JsonNode body = JSON.readTree(request.body());
            return "mask".equals(body.path("mode").asText()) ? Operation.CREATE_MASK : Operation.REMOVE_BACKGROUND;
        } catch (IOException malformed) {
            return Operation.REMOVE_BACKGROUND;
        }
    }

    @Override
    public Answer answer(Request request) {
        Body body = schema.read(family(), request.body());
        if ("psd".equals(body.mode()) || "image/vnd.adobe.photoshop".equals(body.mediaType())) {
            throw Refusal.notPlayed("Photoshop documents (mode psd, image/vnd.adobe.photoshop)");
        }
        URI url = InputUrl.checked(family(), body.image().source().url(), URL);
        Job job = jobs.submit(Accepted.urn(), operation(request), request, () -> work(request.base(), url, body));
        return Accepted.photoshop(request.base(), job.id());
    }

    private JobResult work(URI base, URI url, Body body) throws InterruptedException {
        byte[] photo = files.read(url, URL);
        String mediaType;
        byte[] made;
        try {
            String asked = body.mediaType();
            mediaType = asked == null ? defaultMediaType(ImageType.of(photo)) : asked;
            made = OpenCv.scoped(
                    () -> Images.encode(cut(photo, Images.decode(photo, LARGEST_SIDE), body, mediaType), mediaType));
        } catch (UnreadableImage e) {
            throw new JobFailed(Problem.value(e.message(), URL));
        }
        Results.Hosted hosted = results.host(base, made, mediaType);
        return finished -> {
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            ObjectNode output = result.putArray("outputs").addObject();
            output.putObject("destination").put("url", hosted.url(finished));
            output.put("mediaType", mediaType);
            return result;
        };
    }

    private static Mat cut(byte[] file, Mat photo, Body body, String mediaType) {
        Mat mask = SubjectMask.of(file, photo);
        Mat made = body.asksForMask() ? mask : cutout(photo, mask, body, mediaType);
        return Boolean.TRUE.equals(body.trim()) ? Cutout.trimmed(made, mask) : made;
    }

    private static Mat cutout(Mat photo, Mat mask, Body body, String mediaType) {
        Double decontamination = body.colorDecontamination();
        Mat cutout = Cutout.of(photo, mask, decontamination == null ? 1 : decontamination);
        Body.Color color = body.backgroundColor();
        if (color != null) {
            return Cutout.onColor(cutout, color.red(), color.green(), color.blue(), color.alpha());
        }
        return mediaType.equals("image/jpeg") ? Cutout.onColor(cutout, 255, 255, 255, 1) : cutout;
    }

    /** The input's own type, as Adobe has it; TIFF is no output type and becomes PNG. */
    private static String defaultMediaType(ImageType input) {
        return input == ImageType.TIFF ? ImageType.PNG.mediaType() : input.mediaType();
    }
}
