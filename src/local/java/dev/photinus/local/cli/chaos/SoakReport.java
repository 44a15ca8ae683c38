package dev.photinus.local.cli.chaos;

import dev.photinus.local.adobe.contract.Operation;
import java.util.List;
import java.util.Map;

/**
 * What came of a soak.
 *
 * @param ends by the names of photos, of those that have one
 * @param lost names of photos that have neither a picture nor a true reason, each with what is there instead
 * @param calls of the stand-in, by operation
 * @param submissions jobs that the stand-in has accepted
 * @param uploads upload events that were delivered
 * @param duplicates of them, those of photos that had been told of before
 * @param revocations how often all tokens were
 * @param violations calls by which the functions broke Adobe's contract
 * @param leaks where something secret was found, and how often
 * @param searched how many texts were searched for that
 */
public record SoakReport(
        ChaosSettings settings,
        Map<String, End> ends,
        Map<String, String> lost,
        Map<Operation, Integer> calls,
        List<Played> played,
        List<Kill> kills,
        List<Submission> submissions,
        Account account,
        int uploads,
        int duplicates,
        int revocations,
        List<String> violations,
        Map<String, Integer> leaks,
        long searched,
        double seconds) {

    public SoakReport {
        ends = Map.copyOf(ends);
        lost = Map.copyOf(lost);
        calls = Map.copyOf(calls);
        played = List.copyOf(played);
        kills = List.copyOf(kills);
        submissions = List.copyOf(submissions);
        violations = List.copyOf(violations);
        leaks = Map.copyOf(leaks);
    }

    /** Whether nothing is lost, unexplained or leaked. */
    public boolean isGood() {
        return lost.isEmpty() && account.unexplained().isEmpty() && leaks.isEmpty() && violations.isEmpty();
    }

    /** The same, where more was searched. */
    SoakReport withLeaks(Map<String, Integer> found, long texts) {
        return new SoakReport(
                settings,
                ends,
                lost,
                calls,
                played,
                kills,
                submissions,
                account,
                uploads,
                duplicates,
                revocations,
                violations,
                found,
                texts,
                seconds);
    }

    /** How many things were told that must not have been. */
    int leakCount() {
        return leaks.values().stream().mapToInt(Integer::intValue).sum();
    }
}
