package dev.photinus.local.adobe.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.photinus.local.adobe.fault.Fault;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Jobs that succeed, with a result that is of no use. */
public final class SpoiledResults {
    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final Set<String> OUTPUTS = Set.of("outputs", "semanticMasks", "backgroundMasks");
    private static final Set<String> OUTPUT = Set.of("output", "image");
    private static final byte[] PAGE =
            "<!DOCTYPE html><title>Sign in</title><p>Sign in to the hotel's network".getBytes(StandardCharsets.UTF_8);

    private final HostedFiles files;
    private final ResultUrls urls;

    /** Spoils what is kept there and opened by these URLs. */
    public SpoiledResults(HostedFiles files, ResultUrls urls) {
        this.files = files;
        this.urls = urls;
    }

    /** The result as the fault leaves it; the result itself where it is a fault of another kind. */
    JobResult spoil(Fault fault, JobResult made) {
        return switch (fault) {
            case NO_OUTPUTS -> finished -> withoutOutputs(made.describe(finished));
            case RESULT_EXPIRED -> finished -> hosted(made.describe(finished), url -> expired(url, finished));
            case NOT_AN_IMAGE -> finished -> hosted(made.describe(finished), this::page);
            default -> made;
        };
    }

    /** What is written to a place of the caller's for a job with that fault, in place of the picture that was made. */
    public static byte[] written(Optional<Fault> fault, byte[] made) {
        return fault.equals(Optional.of(Fault.NOT_AN_IMAGE)) ? PAGE.clone() : made;
    }

    private static ObjectNode withoutOutputs(ObjectNode result) {
        result.remove(OUTPUT);
        for (String list : OUTPUTS) {
            if (result.has(list)) {
                result.putArray(list);
            }
        }
        return result;
    }

    private String expired(URI url, Instant finished) {
        return urls.sign(
                        url.resolve("/"),
                        url.getRawPath(),
                        finished.minus(LIFETIME).minusSeconds(1),
                        LIFETIME)
                .toString();
    }

    private String page(URI url) {
        files.replace(url.getRawPath().substring(url.getRawPath().lastIndexOf('/') + 1), PAGE);
        return url.toString();
    }

    /** Changes each URL of something that Adobe keeps. */
    private static ObjectNode hosted(ObjectNode result, Change change) {
        walk(result, text -> text.contains("/results/") ? change.of(URI.create(text)) : text);
        return result;
    }

    @FunctionalInterface
    private interface Change {
        String of(URI url);
    }

    private static void walk(ContainerNode<?> node, UnaryOperator<String> change) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : List.copyOf(object.properties())) {
                object.set(field.getKey(), changed(field.getValue(), change));
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, changed(array.get(i), change));
            }
        }
    }

    private static JsonNode changed(JsonNode value, UnaryOperator<String> change) {
        if (value instanceof ContainerNode<?> container) {
            walk(container, change);
            return container;
        }
        return value.isTextual() ? TextNode.valueOf(change.apply(value.textValue())) : value;
    }
}
