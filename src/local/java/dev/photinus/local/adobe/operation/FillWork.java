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

    private record Filled(Fill.Size size, List<Results.Hosted> outputs) {}

    JobResult fill(URI base, Fill fill) throws InterruptedException {
        byte[] photo = read(fill.image());
        byte[] mask = read(fill.mask());
        Filled filled = OpenCv.scoped(() -> {
            List<Results.Hosted> made = new ArrayList<>();
            Mat picture = decode(photo, fill.image());
            Fill.Size size = fill.size() == null ? Fill.Size.nearest(picture.cols(), picture.rows()) : fill.size();
            GenerativeFill painted = new GenerativeFill(picture, maskToPaint(mask, fill), size.width(), size.height());
            for (long seed : fill.seeds()) {
                Mat backdrop = Backdrop.of(text(fill.prompt()), text(fill.negativePrompt()), seed)
                        .paint(size.width(), size.height());
                byte[] jpeg = Images.encode(painted.over(backdrop), ImageType.JPEG.mediaType());
                made.add(results.host(base, jpeg, ImageType.JPEG.mediaType()));
            }
            return new Filled(size, made);
        });
        return finished -> {
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            result.putObject("size")
                    .put("width", filled.size().width())
                    .put("height", filled.size().height());
            ArrayNode outputs = result.putArray("outputs");
            for (int i = 0; i < filled.outputs().size(); i++) {
                ObjectNode output = outputs.addObject().put("seed", fill.seeds().get(i));
                output.putObject("image").put("url", filled.outputs().get(i).url(finished));
            }
            return result;
        };
    }

    private byte[] read(Fill.Input input) throws InterruptedException {
        String url = input.source().url();
        if (url != null) {
            return remote.read(URI.create(url), input.at("url"));
        }
        String id = String.valueOf(input.source().uploadId()).toLowerCase(Locale.ROOT);
        return uploads.find(id)
                .map(uploads::read)
                .orElseThrow(() -> new JobFailed(Problem.value(
                        "no upload of that id is known; uploads are kept for 7 days", input.at("uploadId"))));
    }

    private static Mat maskToPaint(byte[] mask, Fill fill) {
        Fill.Input input = fill.mask();
        try {
            Mat gray = Images.decodeGray(mask, LARGEST_SIDE);
            if (Math.max(gray.cols(), gray.rows()) < fill.leastMaskSide()) {
                throw JobFailed.violation(new Problem(
                        input.location(),
                        "the larger side of the mask must have at least " + fill.leastMaskSide() + " px; it is "
                                + gray.cols() + " x " + gray.rows(),
                        "value_error"));
            }
            return fill.invert() ? Images.inverted(gray) : gray;
        } catch (UnreadableImage e) {
            throw unreadable(e, input);
        }
    }

    private static Mat decode(byte[] photo, Fill.Input input) {
        try {
            return Images.decode(photo, LARGEST_SIDE);
        } catch (UnreadableImage e) {
            throw unreadable(e, input);
        }
    }

    private static JobFailed unreadable(UnreadableImage reason, Fill.Input input) {
        return new JobFailed(new Problem(input.location(), reason.message(), "value_error"));
    }

    private static String text(@Nullable String prompt) {
        return prompt == null ? "" : prompt;
    }
}
