package dev.photinus.local.cli.bench;

import dev.photinus.local.cli.report.Report;
import java.util.List;

/**
 * A workflow beside the time that Adobe takes for its jobs, in seconds.
 *
 * @param photos of how many photos, each alone
 * @param pipeline from a photo's start until it is finished
 * @param jobs in which Adobe had a job of it
 * @param overhead the difference
 */
public record WorkflowFigures(int photos, Statistics pipeline, Statistics jobs, Statistics overhead) {

    /** Of photos that were run alone. */
    public static WorkflowFigures of(List<Report.Photo> photos) {
        return new WorkflowFigures(
                photos.size(),
                Statistics.of(photos.stream().mapToDouble(Report.Photo::seconds)),
                Statistics.of(photos.stream().mapToDouble(Report.Photo::adobeSeconds)),
                Statistics.of(photos.stream().mapToDouble(photo -> photo.seconds() - photo.adobeSeconds())));
    }
}
