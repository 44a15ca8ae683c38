package dev.photinus.local.cli.chaos;

import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.http.Cut;
import dev.photinus.local.aws.states.UnreliableDelivery;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What came of a soak.
 *
 * @param ends by the names of photos, of those that have one
 * @param lost names of photos that have neither a picture nor a true reason, each with what is there instead
 * @param setbacks failures that were redriven, by the names of photos
 * @param eventFaults faults of end-of-execution events
 * @param calls of the stand-in, by operation
 * @param submissions jobs that the stand-in has accepted
 * @param uploads upload events that were delivered
 * @param duplicates of them, those of photos that had been told of before
 * @param repeated photos that more than one execution was started for
 * @param revocations how often all tokens were
 * @param freezes how often a function was frozen
 * @param cuts how many idle connections to Adobe were cut, by the way in which they were
 * @param violations calls by which the functions broke Adobe's contract
 * @param leaks where something secret was found, and how often
 * @param searched how many texts were searched for that
 */
public record SoakReport(
        ChaosSettings settings,
        Map<String, End> ends,
        Map<String, String> lost,
        Map<String, List<Setback>> setbacks,
        List<UnreliableDelivery.Fault> eventFaults,
        Map<Operation, Integer> calls,
        List<Played> played,
        List<Kill> kills,
        List<Submission> submissions,
        Account account,
        int uploads,
        int duplicates,
        List<String> repeated,
        int revocations,
        int freezes,
        Map<Cut, Integer> cuts,
        List<String> violations,
        Map<String, Integer> leaks,
        long searched,
        double seconds) {

    public SoakReport {
        ends = Map.copyOf(ends);
        lost = Map.copyOf(lost);
        setbacks = Map.copyOf(setbacks);
        eventFaults = List.copyOf(eventFaults);
        calls = Map.copyOf(calls);
        played = List.copyOf(played);
        kills = List.copyOf(kills);
        submissions = List.copyOf(submissions);
        repeated = List.copyOf(repeated);
        cuts = Map.copyOf(cuts);
        violations = List.copyOf(violations);
        leaks = Map.copyOf(leaks);
    }

    /** Whether nothing is lost, done twice, unexplained or leaked, and Adobe's contract was kept. */
    public boolean isGood() {
        return lost.isEmpty()
                && repeated.isEmpty()
                && account.unexplained().isEmpty()
                && leaks.isEmpty()
                && violations.isEmpty();
    }

    /** What befell a photo, in order. */
    List<String> story(String photo) {
        record Event(Instant at, String words) {}
        Stream<Event> faults = played.stream()
                .filter(each -> each.photo().equals(photo))
                .map(each -> new Event(each.at(), each.operation() + ": " + each.fault()));
        Stream<Event> jobs = submissions.stream()
                .filter(each -> each.photo().equals(photo))
                .map(each -> new Event(each.accepted(), each.operation() + ": accepted as " + each.jobId()));
        Stream<Event> deaths = kills.stream()
                .filter(each -> each.photo().equals(photo))
                .map(each -> new Event(each.killed(), each.function() + ": killed"));
        Stream<Event> failures = setbacks.getOrDefault(photo, List.of()).stream()
                .map(each -> new Event(
                        each.at(),
                        "failed, and was redriven: " + each.failed().error() + ": "
                                + each.failed().reason()));
        return Stream.concat(
                        Stream.of(faults, jobs, deaths, failures)
                                .flatMap(Function.identity())
                                .sorted(Comparator.comparing(Event::at))
                                .map(event -> event.at() + " " + event.words()),
                        Stream.of(String.valueOf(ends.get(photo))))
                .toList();
    }

    /** The same, where more was searched. */
    SoakReport withLeaks(Map<String, Integer> found, long texts) {
        return new SoakReport(
                settings,
                ends,
                lost,
                setbacks,
                eventFaults,
                calls,
                played,
                kills,
                submissions,
                account,
                uploads,
                duplicates,
                repeated,
                revocations,
                freezes,
                cuts,
                violations,
                found,
                texts,
                seconds);
    }

    /** How many executions were redriven, and how often. */
    public int redrives() {
        return setbacks.values().stream().mapToInt(List::size).sum();
    }

    /** How many things were told that must not have been. */
    int leakCount() {
        return leaks.values().stream().mapToInt(Integer::intValue).sum();
    }
}
