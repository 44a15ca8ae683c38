package dev.photinus.local.cli.chaos;

import dev.photinus.local.adobe.contract.Operation;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What {@code photinus bench chaos} prints. */
public final class ChaosTable {

    private final SoakReport report;
    private final StringBuilder text = new StringBuilder();

    public ChaosTable(SoakReport report) {
        this.report = report;
        ChaosSettings settings = report.settings();
        heading(
                "%d photos, seed %d, each of Adobe's faults on %s of the calls that can meet it, %s of the functions killed"
                        .formatted(
                                settings.photos(),
                                settings.seed(),
                                percent(settings.faultRate()),
                                percent(settings.killRate())));
        photos();
        circumstances();
        account();
        verdict();
    }

    private void photos() {
        long finished = report.ends().values().stream()
                .filter(End.Finished.class::isInstance)
                .count();
        heading("Photos");
        row("finished", finished);
        row("failed, with a true reason", report.ends().size() - finished);
        counted(report.ends().values().stream()
                        .filter(End.Failed.class::isInstance)
                        .map(end -> ((End.Failed) end).error())
                        .toList())
                .forEach((error, count) -> row("  " + error, count));
    }

    private void circumstances() {
        heading("What went wrong");
        row("faults played", report.played().size());
        counted(report.played().stream().map(Played::fault).toList())
                .forEach((fault, count) -> row("  " + fault, count));
        row("processes killed at work", report.kills().size());
        counted(report.kills().stream().map(Kill::function).toList())
                .forEach((function, count) -> row("  " + function, count));
        row("times that all tokens were revoked", report.revocations());
        row("times that a function was frozen", report.freezes());
        row(
                "connections to Adobe that were left open, and cut",
                report.cuts().values().stream().mapToInt(Integer::intValue).sum());
        new TreeMap<>(report.cuts()).forEach((how, count) -> row("  by " + how, count));
        row("executions that failed, and were redriven", report.redrives());
        counted(report.setbacks().values().stream()
                        .flatMap(List::stream)
                        .map(setback -> setback.failed().error())
                        .toList())
                .forEach((error, count) -> row("  " + error, count));
        row(
                "events of an execution's end, late, repeated or lost",
                report.eventFaults().size());
        counted(report.eventFaults()).forEach((fault, count) -> row("  " + lowerCase(fault), count));
        row("upload events", report.uploads());
        row("  of them, told before", report.duplicates());
    }

    private void account() {
        heading("The account");
        Map<Operation, Integer> jobs = new TreeMap<>();
        report.submissions().forEach(job -> jobs.merge(job.operation(), 1, Integer::sum));
        row("jobs that Adobe has accepted", report.submissions().size());
        jobs.forEach((operation, count) ->
                row("  " + operation + ", of " + report.calls().getOrDefault(operation, 0) + " calls", count));
        for (Explanation explanation : Explanation.values()) {
            if (explanation != Explanation.UNEXPLAINED) {
                row("  " + explanation, report.account().count(explanation));
            }
        }
    }

    private void verdict() {
        heading("In the end");
        row("lost photos", report.lost().size());
        new TreeMap<>(report.lost()).forEach((photo, why) -> line("    " + photo + ": " + why));
        row("photos with a second execution", report.repeated().size());
        report.repeated().forEach(photo -> line("    " + photo));
        row("unexplained jobs", report.account().unexplained().size());
        report.account().unexplained().forEach(job -> {
            line("    " + job.operation() + " " + job.jobId() + " of " + job.photo());
            report.story(job.photo()).forEach(event -> line("      " + event));
        });
        row("leaks, in " + report.searched() + " texts", report.leakCount());
        new TreeMap<>(report.leaks()).forEach((where, count) -> line("    " + where + ": " + count));
        row("calls against Adobe's contract", report.violations().size());
        report.violations().stream().distinct().limit(10).forEach(violation -> line("    " + violation));
        line(String.format(Locale.ROOT, "  %-56s %7.0f", "seconds", report.seconds()));
    }

    /** How often each, the most frequent first. */
    private static <T> Map<T, Integer> counted(List<T> things) {
        Map<T, Integer> counts =
                things.stream().collect(Collectors.toMap(Function.identity(), each -> 1, Integer::sum));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<T, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(entry -> String.valueOf(entry.getKey())))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String percent(double share) {
        return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }

    private void heading(String heading) {
        text.append('\n').append(heading).append('\n');
    }

    private void row(String label, long count) {
        line(String.format(Locale.ROOT, "  %-56s %,7d", label, count));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
