package dev.photinus.local.cli;

import dev.photinus.local.cli.report.Kept;
import dev.photinus.local.cli.report.PhotoEntry;
import dev.photinus.local.cli.report.Pictures;
import dev.photinus.local.cli.report.Report;
import dev.photinus.local.cli.report.Report.Status;
import dev.photinus.local.cli.workflow.Course;
import dev.photinus.local.cli.workflow.FunctionTime;
import dev.photinus.local.cli.workflow.Made;
import dev.photinus.local.cli.workflow.PhotoEvent;
import dev.photinus.local.cli.workflow.PhotoResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What has happened in a run so far; complete at any moment, so that a run that is stopped can still report. */
final class RunRecord {

    /** A report and what goes with it. */
    record Snapshot(Report report, List<Pictures> pictures) {}

    private record Finished(Report.Photo photo, Pictures pictures) {}

    private record UnderWay(Instant since, String state) {}

    private final String workflow;
    private final Report.Settings settings;
    private final List<Photo> photos;
    private final Clock clock;
    private final Supplier<FunctionTime> functionTime;
    private final Instant start;
    private final Map<Integer, UnderWay> underWay = new HashMap<>();
    private final Map<Integer, Finished> finished = new HashMap<>();
    private @Nullable Snapshot last;

    RunRecord(String workflow, Report.Settings settings, List<Photo> photos, Clock clock) {
        this(workflow, settings, photos, clock, () -> FunctionTime.NONE);
    }

    /** @param functionTime what all functions have taken, at the moment when it is asked */
    RunRecord(
            String workflow,
            Report.Settings settings,
            List<Photo> photos,
            Clock clock,
            Supplier<FunctionTime> functionTime) {
        this.functionTime = functionTime;
        this.workflow = workflow;
        this.settings = settings;
        this.photos = photos;
        this.clock = clock;
        this.start = clock.instant();
    }

    synchronized void started(Photo photo) {
        underWay.put(photo.number(), new UnderWay(clock.instant(), "its start"));
    }

    synchronized void happened(Photo photo, PhotoEvent event) {
        if (event instanceof PhotoEvent.StateEntered entered) {
            underWay.computeIfPresent(
                    photo.number(), (number, before) -> new UnderWay(before.since(), "\"" + entered.state() + "\""));
        }
    }

    synchronized void finished(Photo photo, Report.Photo entry, Pictures pictures) {
        finished.put(photo.number(), new Finished(entry, pictures));
    }

    /** A failure of a photo that no execution tells anything about. */
    synchronized PhotoResult failed(Photo photo, String reason) {
        return failed(photo, reason, clock.instant());
    }

    /**
     * Ends the record; what happens after the first call changes nothing.
     *
     * @return the report, or null when the record had been ended before: then somebody else writes it
     */
    synchronized @Nullable Snapshot end() {
        if (last != null) {
            return null;
        }
        last = snapshot();
        return last;
    }

    private Snapshot snapshot() {
        Instant now = clock.instant();
        List<Finished> all = photos.stream()
                .map(photo -> finished.getOrDefault(photo.number(), unfinished(photo, now)))
                .toList();
        List<Report.Photo> entries = all.stream().map(Finished::photo).toList();
        Report report = new Report(
                workflow,
                start.truncatedTo(ChronoUnit.MILLIS).toString(),
                now.truncatedTo(ChronoUnit.MILLIS).toString(),
                finished.size() < photos.size(),
                settings,
                totals(entries, Duration.between(start, now), functionTime.get()),
                entries);
        return new Snapshot(report, all.stream().map(Finished::pictures).toList());
    }

    private Finished unfinished(Photo photo, Instant now) {
        UnderWay state = underWay.get(photo.number());
        String reason = state == null
                ? "The run was interrupted before this photo's turn."
                : "The run was interrupted while this photo was in " + state.state() + ".";
        return new Finished(
                PhotoEntry.of(
                        photo.name(), photo.file().toString(), List.of(), failed(photo, reason, now), Kept.NOTHING),
                Pictures.NONE);
    }

    private PhotoResult failed(Photo photo, String reason, Instant now) {
        UnderWay state = underWay.get(photo.number());
        Instant since = state == null ? now : state.since();
        return new PhotoResult.Failed(reason, Made.NOTHING, Course.without(since, Duration.between(since, now)));
    }

    private static Report.Totals totals(List<Report.Photo> photos, Duration duration, FunctionTime functions) {
        Map<String, Integer> calls = new TreeMap<>();
        photos.forEach(photo ->
                photo.adobeCalls().forEach((operation, number) -> calls.merge(operation, number, Integer::sum)));
        int transitions = photos.stream().mapToInt(Report.Photo::transitions).sum();
        return new Report.Totals(
                photos.size(),
                count(photos, Status.SUCCEEDED),
                count(photos, Status.FAILED),
                count(photos, Status.SKIPPED),
                PhotoEntry.seconds(duration),
                transitions,
                calls,
                functions.invocations() == 0 ? null : AwsBill.of(transitions, functions));
    }

    private static int count(Collection<Report.Photo> photos, Status status) {
        return (int) photos.stream()
                .map(Report.Photo::status)
                .filter(Predicate.isEqual(status))
                .count();
    }
}
