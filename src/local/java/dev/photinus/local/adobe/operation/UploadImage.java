package dev.photinus.local.adobe.operation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.local.adobe.contract.Family;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.contract.Refusal;
import dev.photinus.local.adobe.http.Answer;
import dev.photinus.local.adobe.http.Endpoint;
import dev.photinus.local.adobe.http.Request;
import dev.photinus.local.adobe.image.ImageType;
import dev.photinus.local.adobe.image.UnreadableImage;
import dev.photinus.local.adobe.job.HostedFiles;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes an image for later calls, which name it by {@code uploadId}. */
public final class UploadImage implements Endpoint {
    private static final Duration KEPT = Duration.ofDays(7);

    private final HostedFiles uploads;

    /** Keeps images there. */
    public UploadImage(HostedFiles uploads) {
        this.uploads = uploads;
    }

    @Override
    public Family family() {
        return Family.FIREFLY;
    }

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return "/v2/storage/image";
    }

    @Override
    public Operation operation(Request request) {
        return Operation.UPLOAD;
    }

    @Override
    public Set<String> mediaTypes() {
        return Arrays.stream(ImageType.values()).map(ImageType::mediaType).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public int bodyLimit() {
        return 15 << 20;
    }

    @Override
    public Answer answer(Request request) {
        if (request.body().length == 0) {
            throw Refusal.violation(400, "empty_input_body", "The request has no body.");
        }
        if (!request.mediaType().equals(typeOf(request.body()).mediaType())) {
            throw Refusal.violation(400, "bad_request", "The body is not of the type that Content-Type names.");
        }
        String id = uploads.keep(request.body(), KEPT);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("images").addObject().put("id", id);
        return Answer.json(200, body);
    }

    private static ImageType typeOf(byte[] body) {
        try {
            return ImageType.of(body);
        } catch (UnreadableImage e) {
            throw Refusal.violation(400, "bad_request", "The body " + e.message());
        }
    }
}
