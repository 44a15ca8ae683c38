package dev.photinus.local.cli.plan;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a batch will take. As it is written by {@code photinus plan --json}.
 *
 * @param variations of each photo
 * @param atOnce photos under way at once, as many as use the quota up
 * @param seconds until all are done
 * @param binding the quota that it takes so long for; null where none does
 * @param operations in the order in which a photo needs them
 * @param inAll what all photos use
 * @param prices what the dollars were reckoned by
 */
@JsonPropertyOrder({
    "workflow",
    "photos",
    "variations",
    "atOnce",
    "seconds",
    "hours",
    "binding",
    "operations",
    "inAll",
    "perPhoto",
    "dollars",
    "prices"
})
public record BatchPlan(
        String workflow,
        int photos,
        int variations,
        int atOnce,
        double seconds,
        double hours,
        @Nullable Binding binding,
        List<Operation> operations,
        Amounts inAll,
        Amounts perPhoto,
        Dollars dollars,
        Prices prices) {

    public BatchPlan {
        operations = List.copyOf(operations);
    }

    /** All calls to Adobe that submit a job. */
    public long calls() {
        return operations.stream().mapToLong(Operation::calls).sum();
    }

    /**
     * The quota that sets the pace.
     *
     * @param quota its name in the settings, such as {@code firefly}
     * @param limit which of its limits, such as {@code 4 in 60 s}
     */
    public record Binding(String quota, String limit) {}

    /**
     * What is asked of Adobe.
     *
     * @param calls each takes a slot
     * @param quota that the calls draw on
     * @param limits of that quota; empty for none
     * @param seconds that the quota's slots take up, with those of all operations that draw on it
     */
    public record Operation(String operation, long calls, String quota, List<String> limits, double seconds) {

        public Operation {
            limits = List.copyOf(limits);
        }
    }

    /**
     * What is used.
     *
     * @param functionSeconds that functions run
     * @param waitingSeconds the part of it in which they wait for slots
     * @param tableWriteUnits of the ledger, about
     * @param bucketPuts Adobe's too
     */
    public record Amounts(
            double stateTransitions,
            double functionInvocations,
            double functionSeconds,
            double waitingSeconds,
            double tableWriteUnits,
            double tableReadUnits,
            double bucketPuts,
            double bucketGets) {}

    /**
     * What AWS asks for it.
     *
     * @param workflowsAndFunctions the first three
     */
    public record Dollars(
            double stateTransitions,
            double functionInvocations,
            double functionTime,
            double workflowsAndFunctions,
            double table,
            double bucket,
            double inAll,
            double perPhoto) {}

    /** @param date when AWS's prices were looked up */
    public record Prices(String date, String region, String architecture, int memoryMegabytes) {}
}
