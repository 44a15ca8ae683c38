package dev.photinus.local.cli.report;

import dev.photinus.adobe.Redacted;
import dev.photinus.local.cli.report.Report.Status;
import dev.photinus.local.cli.workflow.Course;
import dev.photinus.local.cli.workflow.Made;
import dev.photinus.local.cli.workflow.OwnMask;
import dev.photinus.local.cli.workflow.PhotoResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Turns a photo's result into its entry in the report. */
public final class PhotoEntry {

    private PhotoEntry() {}

    /**
     * The entry of one photo.
     *
     * @param source the photo as it was given
     * @param ownMasks the masks that were given for it
     * @param kept the result's pictures under the names that they were kept under
     */
    public static Report.Photo of(String name, String source, List<OwnMask> ownMasks, PhotoResult result, Kept kept) {
        Made made = result.made();
        List<Report.Output> outputs = kept.outputs();
        Course course = result.course();
        String reason = result.reason();
        return new Report.Photo(
                name,
                source,
                status(result),
                outputs.isEmpty() ? null : outputs.get(0).output(),
                outputs,
                kept.cutout(),
                ownMasks.stream().map(mask -> mask.file().toString()).toList(),
                made.masks().stream()
                        .map(mask -> new Report.Mask(mask.label(), mask.score()))
                        .toList(),
                made.objects(),
                reason == null ? null : Redacted.text(reason),
                seconds(course.duration()),
                course.transitions(),
                course.jobs().stream().map(job -> job(course, job)).toList(),
                course.states().stream().map(visit -> state(course, visit)).toList(),
                course.adobeCalls(),
                course.warnings());
    }

    /** Seconds, to the millisecond. */
    public static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static Status status(PhotoResult result) {
        if (result instanceof PhotoResult.Succeeded) {
            return Status.SUCCEEDED;
        }
        return result instanceof PhotoResult.Skipped ? Status.SKIPPED : Status.FAILED;
    }

    private static Report.Job job(Course course, Course.Job job) {
        Duration duration = job.duration();
        return new Report.Job(
                job.operation(),
                job.jobId(),
                since(course, job.submitted()),
                duration == null ? null : seconds(duration));
    }

    private static Report.State state(Course course, Course.Visit visit) {
        return new Report.State(visit.state(), since(course, visit.entered()), seconds(visit.duration()));
    }

    private static double since(Course course, Instant moment) {
        return Math.max(0, seconds(Duration.between(course.started(), moment)));
    }
}
