package dev.photinus.local.adobe.operation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.local.adobe.contract.Problem;
import dev.photinus.local.adobe.image.GenerativeFill;
import dev.photinus.local.adobe.image.ImageType;
import dev.photinus.local.adobe.image.Images;
import dev.photinus.local.adobe.image.OpenCv;
import dev.photinus.local.adobe.image.UnreadableImage;
import dev.photinus.local.adobe.image.backdrop.Backdrop;
import dev.photinus.local.adobe.job.HostedFiles;
import dev.photinus.local.adobe.job.JobFailed;
import dev.photinus.local.adobe.job.JobResult;
import dev.photinus.local.adobe.job.RemoteFiles;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

/** The work of a fill: get photo and mask, paint a background per seed, host the results. */
public final class FillWork {
    private static final int LARGEST_SIDE = 8192;

    private final RemoteFiles remote;
    private final HostedFiles uploads;
    private final Results results;

    /** Works with these files. */
    public FillWork(RemoteFiles remote, HostedFiles uploads, Results results) {
        this.remote = remote;
        this.uploads = uploads;
        this.results = results;
    }

    JobResult fill(URI base, FillImage.Body body, List<Long> seeds) throws InterruptedException {
        byte[] photo = read(body.image().source(), "image");
        byte[] mask = read(body.mask().source(), "mask");
        FillImage.Body.Size size = body.sizeOrDefault();
        List<Results.Hosted> hosted = OpenCv.scoped(() -> {
            List<Results.Hosted> made = new ArrayList<>();
            GenerativeFill fill = new GenerativeFill(
                    decode(photo, "image"),
                    maskToPaint(mask, Boolean.TRUE.equals(body.mask().invert())),
                    size.width(),
                    size.height());
            for (long seed : seeds) {
                Mat backdrop = Backdrop.of(text(body.prompt()), text(body.negativePrompt()), seed)
                        .paint(size.width(), size.height());
                byte[] jpeg = Images.encode(fill.over(backdrop), ImageType.JPEG.mediaType());
                made.add(results.host(base, jpeg, ImageType.JPEG.mediaType()));
            }
            return made;
        });
        return finished -> {
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            result.putObject("size").put("width", size.width()).put("height", size.height());
            ArrayNode outputs = result.putArray("outputs");
            for (int i = 0; i < seeds.size(); i++) {
                ObjectNode output = outputs.addObject().put("seed", seeds.get(i));
                output.putObject("image").put("url", hosted.get(i).url(finished));
            }
            return result;
        };
    }

    private byte[] read(FillImage.Body.Source source, String part) throws InterruptedException {
        String url = source.url();
        if (url != null) {
            return remote.read(URI.create(url), "body", part, "source", "url");
        }
        String id = String.valueOf(source.uploadId()).toLowerCase(Locale.ROOT);
        return uploads.find(id)
                .map(uploads::read)
                .orElseThrow(() -> new JobFailed(Problem.value(
                        "no upload of that id is known; uploads are kept for 7 days",
                        "body",
                        part,
                        "source",
                        "uploadId")));
    }

    private static Mat maskToPaint(byte[] mask, boolean invert) {
        try {
            Mat gray = Images.decodeGray(mask, LARGEST_SIDE);
            return invert ? Images.inverted(gray) : gray;
        } catch (UnreadableImage e) {
            throw new JobFailed(Problem.value(e.message(), "body", "mask", "source"));
        }
    }

    private static Mat decode(byte[] photo, String part) {
        try {
            return Images.decode(photo, LARGEST_SIDE);
        } catch (UnreadableImage e) {
            throw new JobFailed(Problem.value(e.message(), "body", part, "source"));
        }
    }

    private static String text(@Nullable String prompt) {
        return prompt == null ? "" : prompt;
    }
}
