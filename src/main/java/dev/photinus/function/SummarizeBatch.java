package dev.photinus.function;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.photinus.storage.S3Location;
import io.quarkus.funqy.Funq;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Writes the summary of a batch whose photos have all ended. {@link FailedBatches} does it for one that has failed. */
public class SummarizeBatch {

    private static final double MILLIS = 1000;

    private final BatchSummaries summaries;
    private final Clock clock;

    SummarizeBatch(BatchSummaries summaries, Clock clock) {
        this.summaries = summaries;
        this.clock = clock;
    }

    /**
     * @param batch name of the batch's execution
     * @param startedAt when that execution started
     * @param plan of {@code planBatch}
     * @param executions ARN of the workflow's executions, without their names
     */
    @RegisterForReflection
    public record Request(String batch, Instant startedAt, PlanBatch.Planned plan, String executions) {}

    /**
     * What the batch answers.
     *
     * @param file the same with a list of the photos that failed
     */
    @RegisterForReflection
    public record Summarized(@JsonUnwrapped Summary summary, S3Location file) {}

    /** @throws IllegalStateException if the results of the batch's photos are not in its folder */
    @Funq("summarizeBatch")
    public Summarized summarizeBatch(Request request) throws IOException {
        double seconds = Duration.between(request.startedAt(), clock.instant()).toMillis() / MILLIS;
        return summaries
                .write(request.batch(), request.plan(), request.executions(), seconds)
                .orElseThrow(() -> new IllegalStateException("The batch " + request.batch() + " has no results in "
                        + request.plan().bucket() + "/" + request.plan().folder()));
    }
}
