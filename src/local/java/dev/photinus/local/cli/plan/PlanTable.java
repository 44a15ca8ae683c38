package dev.photinus.local.cli.plan;

import dev.photinus.local.cli.progress.Paint;
import dev.photinus.local.cli.report.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The plan for people, 80 columns wide at most. */
public final class PlanTable {

    private static final String ADOBE = "%-18s %9s  %-34s %13s";
    private static final String AWS = "%-28s %15s %18s %15s";

    private PlanTable() {}

    /** The table, to be printed. */
    public static String of(BatchPlan plan, boolean colour) {
        List<String> lines = new ArrayList<>();
        lines.add(Paint.STRONG.on(colour, heading(plan)));
        lines.add("");
        lines.add(Paint.QUIET.on(colour, ADOBE.formatted("Adobe", "Calls", "Quota", "Takes up")));
        String quota = "";
        for (BatchPlan.Operation operation : plan.operations()) {
            boolean first = !operation.quota().equals(quota);
            quota = operation.quota();
            lines.add(ADOBE.formatted(
                            operation.operation(),
                            Figures.number(Math.toIntExact(operation.calls())),
                            first ? limits(operation) : "the same",
                            first ? Figures.span(operation.seconds()) : "")
                    .stripTrailing());
        }
        lines.add("");
        lines.add(pace(plan));
        lines.add("");
        lines.addAll(aws(plan, colour));
        lines.add("");
        lines.add("AWS's prices of %s in %s, for functions of %d MB on %s."
                .formatted(
                        plan.prices().date(),
                        plan.prices().region(),
                        plan.prices().memoryMegabytes(),
                        plan.prices().architecture()));
        lines.add("What Adobe asks for its calls is not in it, nor are free tiers.");
        return String.join("\n", lines) + "\n";
    }

    private static String heading(BatchPlan plan) {
        return Figures.count(plan.photos(), "photo", "photos") + " through " + plan.workflow()
                + (plan.variations() > 1 ? ", " + plan.variations() + " variations of each" : "");
    }

    private static String limits(BatchPlan.Operation operation) {
        return operation.limits().isEmpty() ? "no limit" : String.join(", ", operation.limits());
    }

    /** In how many hours, and why. */
    private static String pace(BatchPlan plan) {
        BatchPlan.Binding binding = plan.binding();
        return "Done in about " + Figures.span(plan.seconds()) + ", with "
                + Figures.count(plan.atOnce(), "photo", "photos") + " under way at once.\n"
                + (binding == null
                        ? "No quota slows it down."
                        : "What binds is the quota of " + binding.quota() + ": " + binding.limit() + ".");
    }

    private static List<String> aws(BatchPlan plan, boolean colour) {
        BatchPlan.Amounts one = plan.perPhoto();
        BatchPlan.Amounts all = plan.inAll();
        BatchPlan.Dollars dollars = plan.dollars();
        return List.of(
                Paint.QUIET.on(colour, AWS.formatted("AWS", "A photo", "In all", "Price")),
                row(
                        "State transitions",
                        number(one.stateTransitions()),
                        whole(all.stateTransitions()),
                        dollars.stateTransitions()),
                row(
                        "Function invocations",
                        number(one.functionInvocations()),
                        whole(all.functionInvocations()),
                        dollars.functionInvocations()),
                row(
                        "Function time",
                        Figures.seconds(one.functionSeconds()),
                        Figures.span(all.functionSeconds()),
                        dollars.functionTime()),
                AWS.formatted(
                                "  of it, waiting for a slot",
                                Figures.seconds(one.waitingSeconds()),
                                Figures.span(all.waitingSeconds()),
                                "")
                        .stripTrailing(),
                row(
                        "Ledger, units",
                        number(one.tableWriteUnits() + one.tableReadUnits()),
                        whole(all.tableWriteUnits() + all.tableReadUnits()),
                        dollars.table()),
                row(
                        "Bucket, requests",
                        number(one.bucketPuts() + one.bucketGets()),
                        whole(all.bucketPuts() + all.bucketGets()),
                        dollars.bucket()),
                Paint.STRONG.on(
                        colour,
                        AWS.formatted(
                                "In all", Figures.dollars(dollars.perPhoto()), "", Figures.dollars(dollars.inAll()))),
                AWS.formatted(
                        "  of it, Step Functions",
                        Figures.dollars(dollars.workflowsAndFunctions() / plan.photos()),
                        "",
                        Figures.dollars(dollars.workflowsAndFunctions())),
                "  and Lambda");
    }

    private static String row(String name, String one, String all, double dollars) {
        return AWS.formatted(name, one, all, Figures.dollars(dollars));
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    private static String whole(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }
}
