package dev.photinus.local.adobe.operation;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
import dev.photinus.local.adobe.image.AutoTone;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

/**
 * Photoshop's edits, of which the stand-in plays auto tone.
 *
 * @see <a href="https://developer.adobe.com/firefly-services/docs/photoshop/api/">Photoshop API v2, edit</a>
 */
public final class EditPhoto implements Endpoint {
    private static final int LARGEST_SIDE = 16_384;
    private static final Object[] URL = {"body", "image", "source", "url"};

    private final RequestSchema<Body> schema = RequestSchema.of("edit", Body.class);
    private final Jobs jobs;
    private final RemoteFiles files;
    private final Results results;

    /** Serves with these jobs and files. */
    public EditPhoto(Jobs jobs, RemoteFiles files, Results results) {
        this.jobs = jobs;
        this.files = files;
        this.results = results;
    }

    record Body(Image image, @Nullable Edits edits, List<EditOutput> outputs) {
        record Image(Map<String, String> source) {}

        record Edits(boolean autoTone, @JsonAnySetter Map<String, JsonNode> others) {
            Edits {
                others = others == null ? new LinkedHashMap<>() : others;
            }
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
        return "/v2/edit";
    }

    @Override
    public Operation operation(Request request) {
        return Operation.AUTO_TONE;
    }

    @Override
    public Answer answer(Request request) {
        Body body = schema.read(family(), request.body());
        checkPlayed(body);
        String source = body.image().source().get("url");
        if (source == null) {
            throw Refusal.notPlayed("photos from Creative Cloud or Lightroom");
        }
        URI url = InputUrl.checked(family(), source, URL);
        for (int i = 0; i < body.outputs().size(); i++) {
            body.outputs().get(i).check(i);
        }
        Job job = jobs.submit(
                UUID.randomUUID().toString(), Operation.AUTO_TONE, request, () -> work(request, url, body.outputs()));
        return Accepted.photoshop(request.base(), job.id());
    }

    private static void checkPlayed(Body body) {
        Body.Edits edits = body.edits();
        if (edits == null || !edits.autoTone()) {
            throw Refusal.notPlayed("an edit without autoTone");
        }
        if (!edits.others().isEmpty()) {
            throw Refusal.notPlayed(
                    "the edits " + String.join(", ", edits.others().keySet()) + " (of /v2/edit it plays autoTone)");
        }
    }

    private JobResult work(Request request, URI url, List<EditOutput> outputs) throws InterruptedException {
        byte[] photo = files.read(url, URL);
        List<byte[]> made;
        try {
            made = OpenCv.scoped(() -> {
                Mat toned = AutoTone.of(Images.decode(photo, LARGEST_SIDE));
                return outputs.stream().map(output -> output.encode(toned)).toList();
            });
        } catch (UnreadableImage e) {
            throw new JobFailed(Problem.value(e.message(), URL));
        }
        List<Results.Hosted> urls = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            urls.add(deliver(request, outputs.get(i), made.get(i), i));
        }
        return finished -> {
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            ArrayNode list = result.putArray("outputs");
            for (int i = 0; i < outputs.size(); i++) {
                String where = urls.get(i).url(finished);
                ObjectNode output = list.addObject().put("url", where);
                output.putObject("destination").put("url", where);
                output.put("mediaType", outputs.get(i).mediaType());
            }
            return result;
        };
    }

    private Results.Hosted deliver(Request request, EditOutput output, byte[] bytes, int index)
            throws InterruptedException {
        String url = output.destination().url();
        Integer validity = output.destination().validityPeriod();
        if (url == null) {
            return results.host(
                    request.base(), bytes, output.mediaType(), Duration.ofSeconds(validity == null ? 3600 : validity));
        }
        files.write(
                URI.create(url),
                SpoiledResults.written(request.fault(), bytes),
                output.mediaType(),
                "body",
                "outputs",
                index,
                "destination",
                "url");
        return signed -> url;
    }
}
