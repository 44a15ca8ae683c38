package dev.photinus.local.cli.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.photinus.local.cli.workflow.FoundObject;
import java.util.Comparator;
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

    /**
     * What the run was asked for.
     *
     * @param asked of the workflow; written in the place of a member of its own
     * @param generation of Adobe's APIs
     * @param exceptions to the generation, as variables of the environment
     */
    public record Settings(
            @JsonUnwrapped Asked asked,
            int concurrency,
            String adobe,
            String generation,
            Map<String, String> exceptions) {}

    /**
     * The sums over all photos.
     *
     * @param seconds from the first photo's start to the last one's end
     * @param adobeCalls by operation
     * @param aws what it would cost on AWS; null where nobody has measured that
     */
    public record Totals(
            int photos,
            int succeeded,
            int failed,
            int skipped,
            double seconds,
            int transitions,
            Map<String, Integer> adobeCalls,
            @Nullable Aws aws) {}

    /**
     * What the state transitions and the functions of a run would cost on AWS, by its list prices.
     *
     * @param functionSeconds that Lambda would bill
     * @param dollars for the transitions, the invocations and the seconds
     * @param pricesOf when AWS's prices were looked up; ISO 8601
     */
    public record Aws(long functionInvocations, double functionSeconds, double dollars, String pricesOf) {}

    /**
     * One photo.
     *
     * @param name its file name
     * @param source where it was, as it was given
     * @param output the first of the outputs; null when there is none
     * @param outputs one for each variation
     * @param cutout the subject on a transparent ground; null when there is none
     * @param ownMasks masks that were given for it, where they were
     * @param masks that were used; with labels and scores where they cover objects that Adobe found
     * @param objects what Adobe sees on it; null when it was not asked
     * @param reason why it failed or was skipped; null when it succeeded
     * @param warnings about the photo and how its result differs from it: sentences without its name
     */
    public record Photo(
            String name,
            String source,
            Status status,
            @Nullable String output,
            List<Output> outputs,
            @Nullable String cutout,
            List<String> ownMasks,
            List<Mask> masks,
            @Nullable List<FoundObject> objects,
            @Nullable String reason,
            double seconds,
            int transitions,
            List<Job> jobs,
            List<State> states,
            Map<String, Integer> adobeCalls,
            List<String> warnings) {

        /** Seconds in which Adobe had a job of this photo; where two ran side by side, they count once. */
        public double adobeSeconds() {
            List<Job> inOrder =
                    jobs.stream().sorted(Comparator.comparingDouble(Job::start)).toList();
            double sum = 0;
            double counted = 0;
            for (Job job : inOrder) {
                double end = job.start() + (job.seconds() == null ? 0 : job.seconds());
                sum += Math.max(0, end - Math.max(counted, job.start()));
                counted = Math.max(counted, end);
            }
            return sum;
        }

        /** Whether the objects on it are all that was wanted of it. */
        public boolean listed() {
            return objects != null && outputs.isEmpty() && status != Status.FAILED;
        }

        /** The masks that cover objects: these are what was painted away. */
        public List<Mask> removed() {
            return masks.stream().filter(mask -> mask.label() != null).toList();
        }
    }

    /** One finished picture. */
    public record Output(String output, @Nullable Long seed) {}

    /**
     * One mask that was used.
     *
     * @param label of the object that it covers; null where it is no object's
     * @param score of that object, 0 to 1
     */
    public record Mask(@Nullable String label, @Nullable Double score) {}

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
