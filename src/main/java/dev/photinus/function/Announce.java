package dev.photinus.function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.photinus.function.event.BatchNews;
import dev.photinus.function.event.ExecutionStatusChange;
import dev.photinus.function.event.ExecutionStatusChange.Detail;
import dev.photinus.function.event.FailedPhoto;
import dev.photinus.function.event.Fault;
import dev.photinus.function.event.News;
import dev.photinus.function.event.PhotoNews;
import dev.photinus.function.event.Place;
import dev.photinus.ledger.Jobs;
import io.quarkus.funqy.Funq;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells of each photo and each batch that has ended: an event on EventBridge's default bus, and for a photo that failed, an object
 * under {@code failed/} as long as it has not been finished since. The summary of a batch that failed is written first. EventBridge
 * calls it.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html">Step Functions: events</a>
 */
public class Announce {

    private static final Set<String> ENDED = Set.of("SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED");

    private final StateMachines machines;
    private final EndedExecutions executions;
    private final Jobs jobs;
    private final Failures failures;
    private final FailedBatches failedBatches;
    private final NewsDesk news;
    private final ObjectMapper json;

    Announce(
            StateMachines machines,
            EndedExecutions executions,
            Jobs jobs,
            Failures failures,
            FailedBatches failedBatches,
            NewsDesk news,
            ObjectMapper json) {
        this.machines = machines;
        this.executions = executions;
        this.jobs = jobs;
        this.failures = failures;
        this.failedBatches = failedBatches;
        this.news = news;
        this.json = json;
    }

    /**
     * What was told.
     *
     * @param news the event's {@code detail-type}; absent where the execution is not as the event says any more
     * @param failure where more is kept about a photo that failed
     */
    @RegisterForReflection
    public record Announced(@Nullable String news, @Nullable Place failure) {}

    /** @throws IllegalStateException if the execution is none of ours or EventBridge does not take the news */
    @Funq("announce")
    public Announced announce(ExecutionStatusChange event) {
        Detail ended = event.detail();
        if (!ENDED.contains(ended.status())) {
            throw new IllegalArgumentException("Execution " + ended.name() + " has not ended: it is " + ended.status());
        }
        boolean batch = machines.isBatch(ended.stateMachineArn());
        String workflow =
                batch ? "" : machines.workflow(ended.stateMachineArn()).toString();
        if (!executions.isStill(ended)) {
            return new Announced(null, null); // it has been redriven: another event comes, or has come, when that ends
        }
        if (batch) {
            String of = parse(ended.input()).path("workflow").textValue();
            return told(ended.succeeded() ? finished(of, ended) : failedBatches.summarized(ended, of), null);
        }
        Place photo = photo(parse(ended.input()));
        if (ended.succeeded()) {
            failures.forget(workflow, photo, ended.name());
            return told(finished(workflow, photo, ended), null);
        }
        Fault fault = Fault.of(ended);
        FailedPhoto failed = new FailedPhoto(
                workflow,
                photo,
                fault.error(),
                fault.reason(),
                fault.step(),
                fault.whatToDo(),
                ended.executionArn(),
                ended.ended());
        Place failure = failures.keep(failed, ended.name());
        return told(PhotoNews.failed(failed, failure, paid(photo, ended.executionArn()), ended.seconds()), failure);
    }

    private Announced told(News of, @Nullable Place failure) {
        news.put(of);
        return new Announced(of.type(), failure);
    }

    private PhotoNews finished(String workflow, @Nullable Place photo, Detail ended) {
        JsonNode output = parse(ended.output());
        List<JsonNode> results = output.path("results").valueStream().toList();
        return new PhotoNews(
                workflow,
                photo,
                results,
                results.stream()
                        .map(result -> result.path("seed"))
                        .filter(JsonNode::isIntegralNumber)
                        .map(JsonNode::asLong)
                        .toList(),
                output.path("jobs").valueStream().toList(),
                output.path("finishedBefore").asBoolean() ? true : null,
                null,
                null,
                null,
                ended.seconds(),
                ended.executionArn());
    }

    private BatchNews finished(@Nullable String workflow, Detail ended) {
        JsonNode summary = parse(ended.output());
        return new BatchNews(
                workflow,
                ended.name(),
                summary.isMissingNode() ? null : summary,
                null,
                null,
                ended.seconds(),
                ended.executionArn());
    }

    /** What Adobe has done for an execution that came to nothing, from the ledger: its machine cannot say it any more. */
    private List<JsonNode> paid(@Nullable Place photo, String execution) {
        return photo == null
                ? List.of()
                : jobs.ofPhoto(photo.bucket(), photo.key()).values().stream()
                        .filter(job -> job.success().isPresent() && job.isPaidBy(execution))
                        .flatMap(job -> job.submission().stream())
                        .<JsonNode>map(job -> JsonNodeFactory.instance
                                .objectNode()
                                .put("operation", job.operation())
                                .put("jobId", job.jobId()))
                        .toList();
    }

    private static @Nullable Place photo(JsonNode input) {
        JsonNode bucket = input.path("source").path("bucket");
        JsonNode key = input.path("source").path("key");
        return bucket.isTextual() && key.isTextual() && !key.asText().isEmpty()
                ? new Place(bucket.asText(), key.asText())
                : null;
    }

    private JsonNode parse(@Nullable String text) {
        try {
            return text == null ? MissingNode.getInstance() : json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("What Step Functions says of an execution is not JSON", e);
        }
    }
}
