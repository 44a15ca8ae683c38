package dev.photinus.local.cli.chaos;

import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.fault.Fault;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Explains every job that the stand-in has accepted: by the photo that it is part of, or by the fault or the kill that made it be in vain.
 * Each kill explains one job at most, and a photo needs one job of each operation. What a photo failed by does not explain that the same
 * operation was asked for once more afterwards.
 */
public final class Account {

    private static final Set<Fault> LOSING_ANSWERS = Set.of(Fault.RESET, Fault.SILENCE, Fault.TRUNCATED);
    private static final Set<Fault> OF_JOBS =
            Set.of(Fault.JOB_FAILED, Fault.JOB_NEVER_ENDS, Fault.UNKNOWN_STATUS, Fault.NO_OUTPUTS);

    private final Map<String, End> ends;
    private final Map<String, KnownJob> ledger;
    private final Set<String> cancelled;
    private final List<Kill> kills;
    private final TrueReason reasons;
    private final Set<String> satisfied = new HashSet<>();
    private final Map<String, String> executions = new HashMap<>();
    private final Map<Explanation, Integer> counts = new EnumMap<>(Explanation.class);
    private final List<Submission> unexplained = new ArrayList<>();

    /**
     * @param ends by the names of photos; a lost photo has none
     * @param ledger by the ids of jobs
     * @param cancelled ids of the jobs that Adobe has cancelled: the ledger forgets these
     */
    Account(
            List<Submission> submissions,
            Map<String, End> ends,
            Map<String, KnownJob> ledger,
            Set<String> cancelled,
            List<Kill> kills,
            TrueReason reasons) {
        this.ends = Map.copyOf(ends);
        this.ledger = Map.copyOf(ledger);
        this.cancelled = Set.copyOf(cancelled);
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
        End end = ends.get(job.photo());
        if (end == null || !isFirst(job.photo(), job.operation())) {
            return Explanation.UNEXPLAINED;
        }
        if (end instanceof End.Finished finished) {
            return finished.jobs().contains(job.jobId()) ? Explanation.NEEDED : Explanation.UNEXPLAINED;
        }
        if (!isInVain(job)) {
            return Explanation.UNEXPLAINED;
        }
        if (known.succeeded()) {
            return Explanation.DONE_IN_VAIN;
        }
        return job.fault() != null && OF_JOBS.contains(job.fault())
                ? Explanation.JOB_FAULT
                : Explanation.NOT_SEEN_TO_ITS_END;
    }

    /** Whether why the photo failed is also why the job was in vain. */
    private boolean isInVain(Submission job) {
        return ends.get(job.photo()) instanceof End.Failed failed && reasons.isTrueOf(job, failed);
    }

    private boolean isFirst(String photo, Operation operation) {
        return satisfied.add(photo + "|" + operation);
    }

    private Explanation unknownToUs(Submission job) {
        if (cancelled.contains(job.jobId()) && isInVain(job)) {
            return Explanation.CANCELLED;
        }
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
