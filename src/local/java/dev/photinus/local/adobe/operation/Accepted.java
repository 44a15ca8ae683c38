package dev.photinus.local.adobe.operation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.local.adobe.http.Answer;
import java.net.URI;
import java.util.Map;
import java.util.UUID;

/** How Adobe accepts a job: status 202, an id and where to ask for it. */
final class Accepted {
    private Accepted() {}

    /** A job id as Firefly and remove-background make them. */
    static String urn() {
        return "urn:ff:jobs:standin:" + UUID.randomUUID();
    }

    static Answer firefly(URI base, String jobId) {
        String status = base.resolve("/v3/status/" + jobId).toString();
        String cancel = base.resolve("/v3/cancel/" + jobId).toString();
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("jobId", jobId)
                .put("statusUrl", status)
                .put("cancelUrl", cancel);
        return Answer.json(202, body)
                .with(Map.of("Link", "<" + status + ">; rel=\"status\", <" + cancel + ">; rel=\"cancel\""));
    }

    static Answer photoshop(URI base, String jobId) {
        return Answer.json(
                202,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("jobId", jobId)
                        .put("statusUrl", base.resolve("/v2/status/" + jobId).toString()));
    }

    /** The legacy generation: a link, and no id beside it. */
    static Answer linked(URI base, String statusFolder, String jobId) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("_links")
                .putObject("self")
                .put("href", base.resolve(statusFolder + jobId).toString());
        return Answer.json(202, body);
    }
}
