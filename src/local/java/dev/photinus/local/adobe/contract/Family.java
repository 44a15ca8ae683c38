package dev.photinus.local.adobe.contract;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The APIs differ in how they say no. */
public enum Family {
    /** Identity: {@code error} and {@code error_description}, as OAuth has them. */
    IMS("bad_request", "rate_limited") {
        @Override
        public ObjectNode errorBody(Refusal refusal) {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("error", refusal.code())
                    .put("error_description", refusal.message());
        }
    },
    /** Firefly: {@code validation_errors[]} of {@code loc}, {@code msg}, {@code type}. */
    FIREFLY("bad_request", "rate_limited") {
        @Override
        public ObjectNode errorBody(Refusal refusal) {
            return firefly(refusal.code(), refusal);
        }
    },
    /** Firefly's legacy form: as {@link #FIREFLY}, but a prompt against the content policy is one more invalid value. */
    FIREFLY_SYNC("bad_request", "rate_limited") {
        @Override
        public int status(Refusal refusal) {
            return refusal.status() == 451 ? 422 : refusal.status();
        }

        @Override
        public ObjectNode errorBody(Refusal refusal) {
            return firefly(refusal.status() == 451 ? "prompt_unsafe" : refusal.code(), refusal);
        }
    },
    /** Photoshop v1 (sensei) and Lightroom: {@code type}, {@code code}, {@code title}, {@code details[]} of {@code name}, {@code reason}. */
    LEGACY_IMAGE("bad_request", "rate_limited") {
        @Override
        public int status(Refusal refusal) {
            return refusal.status() == 422 ? 400 : refusal.status();
        }

        @Override
        public ObjectNode errorBody(Refusal refusal) {
            ObjectNode body = JsonNodeFactory.instance
                    .objectNode()
                    .put("type", refusal.problems().isEmpty() ? "JobError" : "InputValidationError")
                    .put("code", refusal.code())
                    .put("title", refusal.message());
            if (!refusal.problems().isEmpty()) {
                ArrayNode details = body.putArray("details");
                refusal.problems().forEach(problem -> details.addObject()
                        .put("name", problem.parameter())
                        .put("reason", problem.message()));
            }
            return body;
        }
    },
    /** Photoshop v2: {@code errors[]} of {@code error_code}, {@code message}. */
    PHOTOSHOP("invalid_json", "unauthorized_rate_limited") {
        @Override
        public ObjectNode errorBody(Refusal refusal) {
            ObjectNode body = codeAndMessage(refusal.code(), refusal.message());
            if (!refusal.problems().isEmpty()) {
                ArrayNode errors = body.putArray("errors");
                refusal.problems()
                        .forEach(problem -> errors.add(codeAndMessage("validation_error", problem.toString())));
            }
            return body;
        }
    };

    private final String malformedBodyCode;
    private final String rateLimitedCode;

    Family(String malformedBodyCode, String rateLimitedCode) {
        this.malformedBodyCode = malformedBodyCode;
        this.rateLimitedCode = rateLimitedCode;
    }

    /** The status of an answer that refuses. */
    public int status(Refusal refusal) {
        return refusal.status();
    }

    /** The body that goes with that status. */
    public abstract ObjectNode errorBody(Refusal refusal);

    /** The error code for a body that is no JSON at all. */
    public String malformedBodyCode() {
        return malformedBodyCode;
    }

    /** The error code beside status 429. */
    public String rateLimitedCode() {
        return rateLimitedCode;
    }

    /** Whether it is Firefly, in one form or the other. */
    public boolean isFirefly() {
        return this == FIREFLY || this == FIREFLY_SYNC;
    }

    private static ObjectNode firefly(String code, Refusal refusal) {
        ObjectNode body = codeAndMessage(code, refusal.message());
        if (!refusal.problems().isEmpty()) {
            ArrayNode errors = body.putArray("validation_errors");
            refusal.problems().forEach(problem -> {
                ObjectNode error = errors.addObject();
                ArrayNode location = error.putArray("loc");
                problem.location().forEach(step -> addStep(location, step));
                error.put("msg", problem.message()).put("type", problem.type());
            });
        }
        return body;
    }

    private static ObjectNode codeAndMessage(String code, String message) {
        return JsonNodeFactory.instance.objectNode().put("error_code", code).put("message", message);
    }

    private static void addStep(ArrayNode location, Object step) {
        if (step instanceof Integer index) {
            location.add(index);
        } else {
            location.add(step.toString());
        }
    }
}
