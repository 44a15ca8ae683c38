package dev.photinus.local.cli.chaos;

import dev.photinus.local.adobe.fault.Fault;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Explains every job that the stand-in has accepted: by the photo that it is part of, or by the fault or the kill that made it be in vain.
 * Each kill explains one job at most, and a photo needs one job of each operation: a second one only where the first was of no use. What a
 * photo failed by does not explain that the same operation was asked for once more, redriven or not.
 */
public final class Account {

    private static final String DEADLINE = "Photinus.deadline";
    private static final Set<Fault> LOSING_ANSWERS = Set.of(Fault.RESET, Fault.SILENCE, Fault.TRUNCATED);
    private static final Set<Fault> OF_JOBS =
            Set.of(Fault.JOB_FAILED, Fault.JOB_NEVER_ENDS, Fault.UNKNOWN_STATUS, Fault.NO_OUTPUTS);

    private final Map<String, Course> courses;
    private final Map<String, KnownJob> ledger;
    private final Set<String> cancelled;
    private final Set<String> broken;
    private final List<Kill> kills;
    private final TrueReason reasons;
    private final Map<String, Submission> last = new HashMap<>();
    private final Map<String, String> executions = new HashMap<>();
    private final Map<Explanation, Integer> counts = new EnumMap<>(Explanation.class);
    private final List<Submission> unexplained = new ArrayList<>();

    /**
     * @param courses by the names of photos; a lost photo has none
     * @param ledger by the ids of jobs
     * @param cancelled ids of the jobs that Adobe has cancelled
     * @param broken ids of the jobs that have failed at Adobe, or were not finished before they were given up
     */
    Account(
            List<Submission> submissions,
            Map<String, Course> courses,
            Map<String, KnownJob> ledger,
            Set<String> cancelled,
            Set<String> broken,
            List<Kill> kills,
            TrueReason reasons) {
        this.courses = Map.copyOf(courses);
        this.ledger = Map.copyOf(ledger);
        this.cancelled = Set.copyOf(cancelled);
        this.broken = Set.copyOf(broken);
        this.kills = new ArrayList<>(kills);
        this.reasons = reasons;
        for (Submission submission : submissions) {
            Explanation explanation = explain(submission);
            counts.merge(explanation, 1, Integer::sum);
            if (explanation == Explanation.UNEXPLAINED) {
                unexplained.add(submission);
            }
        }
    }

    private Explanation explain(Submission job) {
        KnownJob known = ledger.get(job.jobId());
        if (known == null) {
            return unknownToUs(job);
        }
        String execution = executions.putIfAbsent(job.photo(), known.execution());
        if (execution != null && !execution.equals(known.execution())) {
            return Explanation.UNEXPLAINED; // one upload, two executions
        }
        Course course = courses.get(job.photo());
        Submission earlier = last.put(job.photo() + "|" + job.operation(), job);
        if (course == null || (earlier != null && isOfUse(earlier))) {
            return Explanation.UNEXPLAINED;
        }
        if (course.end() instanceof End.Finished finished && finished.jobs().contains(job.jobId())) {
            return Explanation.NEEDED;
        }
        boolean isCutShort = (course.end() instanceof End.Failed || cancelled.contains(job.jobId()))
                && course.failuresAfter(job).stream().anyMatch(failed -> reasons.isTrueOf(job, failed));
        return isCutShort || isBroken(job) ? inVain(job, known) : Explanation.UNEXPLAINED;
    }

    /** Whether it must not be paid for again. */
    private boolean isOfUse(Submission job) {
        return !isBroken(job) && !cancelled.contains(job.jobId());
    }

    /** Whether something befell the job itself. */
    private boolean isBroken(Submission job) {
        return (job.fault() != null && job.fault().isOfJob())
                || broken.contains(job.jobId())
                || reasons.isForgotten(job)
                || isGivenUp(job);
    }

    /** Adobe could not be asked in time, as the failure says that was redriven. */
    private boolean isGivenUp(Submission job) {
        Course course = courses.get(job.photo());
        return course != null
                && course.setbacks().stream()
                        .map(Setback::failed)
                        .anyMatch(failure -> failure.error().equals(DEADLINE)
                                && failure.reason().contains(job.jobId()));
    }

    private Explanation inVain(Submission job, KnownJob known) {
        if (cancelled.contains(job.jobId())) {
            return Explanation.CANCELLED;
        }
        if (known.succeeded()) {
            return Explanation.DONE_IN_VAIN;
        }
        return job.fault() != null && OF_JOBS.contains(job.fault())
                ? Explanation.JOB_FAULT
                : Explanation.NOT_SEEN_TO_ITS_END;
    }

    private Explanation unknownToUs(Submission job) {
        if (job.fault() != null && LOSING_ANSWERS.contains(job.fault())) {
            return Explanation.ANSWER_LOST;
        }
        for (Kill kill : kills) {
            if (kill.explains(job)) {
                kills.remove(kill);
                return Explanation.CALLER_KILLED;
            }
        }
        return Explanation.UNEXPLAINED;
    }

    /** How many jobs have that explanation. */
    int count(Explanation explanation) {
        return counts.getOrDefault(explanation, 0);
    }

    /** Jobs that nothing explains. */
    List<Submission> unexplained() {
        return List.copyOf(unexplained);
    }
}
