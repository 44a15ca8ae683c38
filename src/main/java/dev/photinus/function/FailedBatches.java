package dev.photinus.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.photinus.function.PlanBatch.Planned;
import dev.photinus.function.SummarizeBatch.Summarized;
import dev.photinus.function.event.BatchFailure;
import dev.photinus.function.event.BatchNews;
import dev.photinus.function.event.ExecutionStatusChange.Detail;
import dev.photinus.function.input.StackBuckets;
import dev.photinus.function.input.Workflow;
import dev.photinus.storage.ObjectStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes the summary of a batch that has failed, and says why it failed. Its machine does neither: a state that did would stand
 * between the failure and a redrive. The same event writes the same summary again.
 */
@ApplicationScoped
class FailedBatches {

    private final StateMachines machines;
    private final BatchSummaries summaries;
    private final ObjectStore objects;
    private final StackBuckets buckets;
    private final ObjectMapper json;

    FailedBatches(
            StateMachines machines,
            BatchSummaries summaries,
            ObjectStore objects,
            StackBuckets buckets,
            ObjectMapper json) {
        this.machines = machines;
        this.summaries = summaries;
        this.objects = objects;
        this.buckets = buckets;
        this.json = json;
    }

    /** @param workflow that its photos go through, by its input; null where the event does not hold that */
    BatchNews summarized(Detail ended, @Nullable String workflow) {
        try {
            Optional<Planned> plan = plan(ended.name());
            Optional<Summarized> summary = plan.isEmpty() ? Optional.empty() : summarize(ended, plan.get());
            BatchFailure failure = BatchFailure.of(
                    ended, plan.map(planned -> tooMany(planned, summary)).orElse(null), json);
            return new BatchNews(
                    plan.map(Planned::workflow).orElse(workflow),
                    ended.name(),
                    summary.<JsonNode>map(json::valueToTree).orElse(null),
                    failure.error(),
                    failure.reason(),
                    ended.seconds(),
                    ended.executionArn());
        } catch (IOException e) {
            throw new UncheckedIOException("The batch " + ended.name() + " could not be summed up", e);
        }
    }

    /** Empty where planning it has failed. */
    private Optional<Planned> plan(String batch) throws IOException {
        Optional<byte[]> bytes =
                objects.read(BatchFolder.of(buckets.own(), batch).plan());
        return bytes.isEmpty() ? Optional.empty() : Optional.of(json.readValue(bytes.get(), Planned.class));
    }

    /** Empty where there are no results: no photo was begun, or the batch was stopped and its Map Run still writes them. */
    private Optional<Summarized> summarize(Detail ended, Planned plan) throws IOException {
        String executions =
                machines.arn(Workflow.named(plan.workflow()).orElseThrow()).replace(":stateMachine:", ":execution:");
        return summaries.write(ended.name(), plan, executions, ended.seconds());
    }

    private static String tooMany(Planned plan, Optional<Summarized> summary) {
        String tolerated = BigDecimal.valueOf(plan.toleratedFailurePercentage())
                .stripTrailingZeros()
                .toPlainString();
        return "More than " + tolerated + " % of the photos failed"
                + summary.map(FailedBatches::counts).orElse("");
    }

    private static String counts(Summarized summarized) {
        Summary summary = summarized.summary();
        return ": %d of %d failed, %d were not started; see %s/%s"
                .formatted(
                        summary.failed(),
                        summary.photos(),
                        summary.notStarted(),
                        summarized.file().bucket(),
                        summarized.file().key());
    }
}
