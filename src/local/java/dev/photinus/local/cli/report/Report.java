package dev.photinus.local.cli.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code report.json}. Times are UTC in ISO 8601, durations seconds, paths relative to the report.
 *
 * @param interrupted whether the run was stopped before all photos were through
 */
@JsonPropertyOrder({"workflow", "startedAt", "finishedAt", "interrupted", "settings", "totals", "photos"})
public record Report(
        String workflow,
        String startedAt,
        String finishedAt,
        boolean interrupted,
        Settings settings,
        Totals totals,
        List<Photo> photos) {

    /** How a photo ended. */
    public enum Status {
        SUCCEEDED,
        FAILED,
        SKIPPED
    }

    /** What the run was asked for; null is what was left to the workflow. */
    public record Settings(
            @Nullable String prompt,
            @Nullable String negativePrompt,
            @Nullable Long seed,
            int variations,
            int concurrency,
            String adobe) {}

    /**
     * The sums over all photos.
     *
     * @param seconds from the first photo's start to the last one's end
     * @param adobeCalls by operation
     */
    public record Totals(
            int photos,
            int succeeded,
            int failed,
            int skipped,
            double seconds,
            int transitions,
            Map<String, Integer> adobeCalls) {}

    /**
     * One photo.
     *
     * @param name its file name
     * @param source where it was, as it was given
     * @param output the first of the outputs; null when there is none
     * @param outputs one for each variation
     * @param reason why it failed or was skipped; null when it succeeded
     */
    public record Photo(
            String name,
            String source,
            Status status,
            @Nullable String output,
            List<Output> outputs,
            @Nullable String reason,
            double seconds,
            int transitions,
            List<Job> jobs,
            List<State> states,
            Map<String, Integer> adobeCalls) {}

    /** One finished picture. */
    public record Output(String output, @Nullable Long seed) {}

    /**
     * One job at Adobe's.
     *
     * @param start since the photo's start
     * @param seconds null when its end was never seen
     */
    public record Job(String operation, String jobId, double start, @Nullable Double seconds) {}

    /**
     * One visit to a state.
     *
     * @param start since the photo's start
     */
    public record State(String name, double start, double seconds) {}
}
