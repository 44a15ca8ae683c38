package dev.photinus.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.funqy.Funq;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes one line of JSON for each invocation of a function: for which execution and photo, which operation and job, how it came
 * out, in how many milliseconds. Only what is named here is written, so that no URL with its signature, no token and no prompt
 * can get in.
 *
 * <p>CloudWatch Logs Insights finds the fields by itself. What never reaches the function, an event of the wrong shape for
 * instance, is reported by Quarkus.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_AnalyzeLogData-discoverable-fields.html">CloudWatch
 *     Logs Insights: discovered fields</a>
 */
@Logged
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
class InvocationLog {

    /** The log's category, which application.properties has printed as it is. */
    static final String CATEGORY = "photinus.invocation";

    private static final Logger LOG = Logger.getLogger(CATEGORY);

    private final ObjectMapper json;

    InvocationLog(ObjectMapper json) {
        this.json = json;
    }

    @AroundInvoke
    @Nullable
    Object log(InvocationContext invocation) throws Exception {
        long began = System.nanoTime();
        try {
            Object answer = invocation.proceed();
            write(invocation, began, answer, null);
            return answer;
        } catch (Exception e) {
            write(invocation, began, null, e);
            throw e;
        }
    }

    private void write(InvocationContext invocation, long began, @Nullable Object answer, @Nullable Exception fault) {
        JsonNode asked = invocation.getParameters().length == 0
                ? MissingNode.getInstance()
                : tree(invocation.getParameters()[0]);
        JsonNode answered = tree(answer);
        ObjectNode line = json.createObjectNode();
        put(line, "execution", first(asked, "/execution", "/detail/executionArn"));
        put(
                line,
                "photo",
                first(asked, "/photo/key", "/photo/job/key", "/job/key", "/input/source/key", "/detail/object/key"));
        line.put("operation", invocation.getMethod().getAnnotation(Funq.class).value());
        put(line, "step", first(answered, "/job/operation"), first(asked, "/job/operation"));
        put(line, "job", first(answered, "/jobId"));
        put(line, "outcome", fault == null ? first(answered, "/status") : "thrown", "done");
        put(line, "code", first(answered, "/code"));
        line.put("milliseconds", Duration.ofNanos(System.nanoTime() - began).toMillis());
        put(line, "error", fault == null ? null : fault.getClass().getName());
        LOG.info(line);
    }

    private JsonNode tree(@Nullable Object value) {
        try {
            JsonNode tree = json.valueToTree(value);
            return tree == null ? MissingNode.getInstance() : tree;
        } catch (IllegalArgumentException e) {
            // not JSON: a line without these fields is better than an invocation that fails for its line
            return MissingNode.getInstance();
        }
    }

    /** The first of these texts that there is. */
    private static @Nullable String first(JsonNode tree, String... pointers) {
        for (String pointer : pointers) {
            JsonNode value = tree.at(pointer);
            if (value.isTextual()) {
                return value.textValue();
            }
        }
        return null;
    }

    private static void put(ObjectNode line, String field, @Nullable String... values) {
        for (String value : values) {
            if (value != null) {
                line.put(field, value);
                return;
            }
        }
    }
}
