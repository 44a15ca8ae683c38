package dev.photinus.local.cli.bench;

import dev.photinus.local.cli.bench.FillRow.Measured;
import dev.photinus.local.cli.bench.FillRow.Missing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code docs/benchmarks.md}: the figures with the machine that they are from, beside the limits that they are to keep. */
public final class BenchmarksPage {

    private static final double MEGABYTE = 1e6;
    private static final String NOTHING = "–";

    private final Benchmarks figures;
    private final Optional<Measured> reference;

    public BenchmarksPage(Benchmarks figures) {
        this.figures = figures;
        this.reference = row(FillComparison.NATIVE);
    }

    /** The tables alone, for a terminal. */
    public String tables() {
        return String.join(
                "\n", "", limitTable(), fillTable(), warmTable(), sizeTable(), workflowTable(), tutorialTable());
    }

    /** The whole page. */
    public String page() {
        return String.join(
                "\n",
                "# Benchmarks",
                "",
                "Written by `./photinus bench` on " + figures.date()
                        + "; who runs it again gets this page anew. Medians of " + figures.rounds() + " rounds,",
                "the ways side by side in each round. Ratios are to the native function: 2.0 × takes twice as much.",
                "",
                machineTable(),
                "## Limits",
                "",
                limitTable(),
                obstacles(),
                "## From the start of a process to its first response",
                "",
                "One `fill`, as a workflow calls it: job, quota and token looked up in the ledger by one call, the call to come written"
                        + " down,",
                "two S3 URLs signed, fill-async called, the job written into the ledger. DynamoDB Local, S3 and the stand-in for Adobe"
                        + " run on this",
                "machine; the stand-in accepts the jobs and leaves them undone, since painting would take the cores that are measured.",
                "Milliseconds from the spawning of a process until it asked Lambda's Runtime API for an event, from there to its first"
                        + " response,",
                "and both together.",
                "",
                fillTable(),
                missing(),
                "On Node, Adobe's SDK is asked in its own way, for it knows the retired synchronous fill only"
                        + " (`src/local/node`). *Alone*, it",
                "gets a token of its own and URLs that are signed already, and nobody remembers the job; *with ledger and signing*, it"
                        + " does what",
                "the function does, by AWS's SDK. Its Runtime API client is ours, and smaller than AWS's.",
                "",
                "## Warm",
                "",
                "Milliseconds from an event to its response, of " + FillBench.WARM + " events a round after "
                        + FillBench.WARM_UPS + " that do not count. The calls inside, the very",
                "requests of a fill sent again by a bare socket, AWS's over an open connection and Adobe's over one of its own, take "
                        + millis(figures.fill().innerCalls().median()) + " ms",
                "(95th percentile " + millis(figures.fill().innerCalls().p95())
                        + " ms): that is Adobe's and AWS's share here, and the last column what is left. Adobe's SDK alone",
                "makes one of them only.",
                "",
                warmTable(),
                "## Memory and size",
                "",
                "The most that was resident (`VmHWM`) of all rounds, after the first response and after "
                        + (1 + FillBench.WARM_UPS + FillBench.WARM)
                        + " events; the deployment",
                "package, and the archive of classes that the process starts with. MB are 10⁶ bytes. The heap may grow as on Lambda with 128"
                        + " MB: to",
                "four fifths for the native executable, which is what it takes there by itself, and to three quarters for Java.",
                "",
                sizeTable(),
                "Lambda's Node runtime brings AWS's SDK itself; who relies on its version there can leave it out of the package.",
                "",
                "## A workflow beside Adobe's own time",
                "",
                "`headshot`, one photo alone, with everything warm: from its start until the finished photo and its preview are on disk."
                        + " Seconds.",
                "",
                workflowTable(),
                "## Twelve headshots, and the tutorials' way",
                "",
                "The four samples three times, with the stand-in's quick job times (masks and tone 1 s, fill 2 s) and real image work."
                        + " The",
                "tutorials' way: a mask, a fill and auto tone, each submitted and then asked for after every "
                        + TutorialClient.SLEEP.toSeconds() + " s of sleep, one photo after the",
                "other. Ours: `photinus run headshot`, " + figures.tutorials().concurrency()
                        + " photos at once, without the start of this machine's cloud; its first round",
                "starts the functions, too.",
                "",
                tutorialTable());
    }

    private String machineTable() {
        MarkdownTable table = new MarkdownTable("machine", "");
        for (Map.Entry<String, String> fact : figures.machine().facts()) {
            table.row(fact.getKey(), fact.getValue());
        }
        return table.toString();
    }

    private String limitTable() {
        MarkdownTable table = new MarkdownTable("what", "figure", "limit", "");
        limits().forEach(limit -> table.row(limit.what(), limit.figureText(), limit.limitText(), limit.verdict()));
        return table.toString();
    }

    private String obstacles() {
        return limits().stream()
                .filter(limit -> limit.isMeasured() && !limit.isKept())
                .map(limit -> "- " + limit.what() + ": " + limit.obstacle() + "\n")
                .collect(Collectors.joining());
    }

    private List<Limit> limits() {
        List<Limit> limits = new ArrayList<>();
        double first = reference.map(row -> row.firstResponse().median()).orElse(Double.NaN);
        limits.add(Limit.atMost(
                "native: start to first response",
                first,
                45,
                " ms",
                reference.map(this::startParts).orElse("")));
        for (String node : List.of(FillComparison.NODE_ALONE, FillComparison.NODE_WITH_LEDGER)) {
            limits.add(Limit.atMost(
                    "the same, to that of " + node,
                    row(node).map(row -> first / row.firstResponse().median()).orElse(Double.NaN),
                    0.3,
                    " ×",
                    row(node).map(this::startParts).orElse("")));
        }
        limits.add(Limit.atMost(
                "native: peak memory",
                reference.map(row -> row.peakMemory() / MEGABYTE).orElse(Double.NaN),
                70,
                " MB",
                reference
                        .map(row -> megabytes(row.earlyMemory()) + " of it are resident after the first response.")
                        .orElse("")));
        limits.add(Limit.atMost(
                "native: function.zip",
                reference.map(row -> row.packageBytes() / MEGABYTE).orElse(Double.NaN),
                25,
                " MB",
                "`docs/decisions.md` says what each part of it takes."));
        limits.add(Limit.atMost(
                "native: warm, beyond Adobe's and AWS's time",
                reference.map(this::beyond).orElse(Double.NaN),
                2,
                " ms",
                reference
                        .map(row -> "of " + millis(row.warm().median()) + " ms the calls inside take "
                                + millis(figures.fill().innerCalls().median())
                                + " ms; the rest is the function's, and the Runtime API's.")
                        .orElse("")));
        measured()
                .filter(row -> row.archiveBytes() > 0)
                .forEach(row -> limits.add(Limit.atMost(
                        row.name() + ": start to first response",
                        row.firstResponse().median(),
                        400,
                        " ms",
                        startParts(row) + " `docs/decisions.md` says what an empty function with the same extensions"
                                + " takes.")));
        limits.add(Limit.atLeast(
                figures.tutorials().photos().size() + " headshots, the tutorials' way to ours",
                figures.tutorials().ratio(),
                8,
                " ×",
                "a photo alone takes " + seconds(figures.workflow().pipeline().median()) + " s, "
                        + seconds(figures.workflow().jobs().median()) + " s of them in jobs, and "
                        + figures.tutorials().concurrency()
                        + " photos share the cores with the stand-in's image work."));
        return limits;
    }

    /** Where a start goes. */
    private String startParts(Measured row) {
        return "%s takes %s ms until it asks for an event, and %s ms for the first one, in which the calls inside take %s ms."
                .formatted(
                        row.name(),
                        millis(row.ready().median()),
                        millis(row.firstEvent().median()),
                        millis(figures.fill().innerCalls().median()));
    }

    private String fillTable() {
        MarkdownTable table = new MarkdownTable(
                "start to first response", "ready", "first event", "together", "95th percentile", "ratio");
        for (FillRow row : figures.fill().rows()) {
            if (row instanceof Measured measured) {
                table.row(
                        row.name(),
                        millis(measured.ready().median()),
                        millis(measured.firstEvent().median()),
                        millis(measured.firstResponse().median()),
                        millis(measured.firstResponse().p95()),
                        ratio(measured.firstResponse().median(), reference.map(one -> one.firstResponse()
                                .median())));
            } else {
                table.row(row.name(), NOTHING, NOTHING, NOTHING, NOTHING, NOTHING);
            }
        }
        return table.toString();
    }

    private String missing() {
        return figures.fill().rows().stream()
                .filter(Missing.class::isInstance)
                .map(Missing.class::cast)
                .map(row -> "- " + row.name() + " was not measured. " + row.remedy() + "\n")
                .collect(Collectors.joining());
    }

    private String warmTable() {
        MarkdownTable table =
                new MarkdownTable("warm", "median", "95th percentile", "ratio", "beyond the calls inside");
        measured()
                .forEach(row -> table.row(
                        row.name(),
                        millis(row.warm().median()),
                        millis(row.warm().p95()),
                        ratio(row.warm().median(), reference.map(one -> one.warm()
                                .median())),
                        row.name().equals(FillComparison.NODE_ALONE) ? NOTHING : millis(beyond(row))));
        return table.toString();
    }

    private double beyond(Measured row) {
        return row.warm().median() - figures.fill().innerCalls().median();
    }

    private String sizeTable() {
        MarkdownTable table =
                new MarkdownTable("memory and size", "first response", "peak", "ratio", "package", "ratio", "archive");
        measured()
                .forEach(row -> table.row(
                        row.name(),
                        megabytes(row.earlyMemory()),
                        megabytes(row.peakMemory()),
                        ratio((double) row.peakMemory(), reference.map(one -> (double) one.peakMemory())),
                        megabytes(row.packageBytes()),
                        ratio((double) row.packageBytes(), reference.map(one -> (double) one.packageBytes())),
                        row.archiveBytes() == 0 ? NOTHING : megabytes(row.archiveBytes())));
        return table.toString();
    }

    private String workflowTable() {
        WorkflowFigures workflow = figures.workflow();
        return new MarkdownTable("one headshot", "median", "95th percentile")
                .row(
                        "from start to finish",
                        seconds(workflow.pipeline().median()),
                        seconds(workflow.pipeline().p95()))
                .row(
                        "in which Adobe works",
                        seconds(workflow.jobs().median()),
                        seconds(workflow.jobs().p95()))
                .row(
                        "beyond it",
                        seconds(workflow.overhead().median()),
                        seconds(workflow.overhead().p95()))
                .toString();
    }

    private String tutorialTable() {
        TutorialFigures tutorials = figures.tutorials();
        return new MarkdownTable(tutorials.photos().size() + " headshots", "seconds", "ratio")
                .row("ours, median", seconds(tutorials.ours()), "1.0 ×")
                .row(
                        "ours, first round",
                        seconds(tutorials.runs().get(0)),
                        ratio(tutorials.runs().get(0), Optional.of(tutorials.ours())))
                .row(
                        "the tutorials' way",
                        seconds(tutorials.tutorials()),
                        ratio(tutorials.tutorials(), Optional.of(tutorials.ours())))
                .toString();
    }

    private Stream<Measured> measured() {
        return figures.fill().rows().stream().filter(Measured.class::isInstance).map(Measured.class::cast);
    }

    private Optional<Measured> row(String name) {
        return measured().filter(row -> row.name().equals(name)).findFirst();
    }

    private static String ratio(double figure, Optional<Double> reference) {
        return reference
                .map(one -> String.format(Locale.ROOT, figure / one < 10 ? "%.1f ×" : "%.0f ×", figure / one))
                .orElse(NOTHING);
    }

    private static String millis(double millis) {
        return String.format(Locale.ROOT, millis < 9.95 ? "%.1f" : "%.0f", millis);
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, seconds < 9.95 ? "%.2f" : "%.1f", seconds);
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / MEGABYTE);
    }
}
