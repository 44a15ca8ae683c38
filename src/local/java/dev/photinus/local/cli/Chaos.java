package dev.photinus.local.cli;

import dev.photinus.local.cli.chaos.ChaosSettings;
import dev.photinus.local.cli.chaos.ChaosTable;
import dev.photinus.local.cli.chaos.Soak;
import dev.photinus.local.cli.chaos.SoakReport;
import dev.photinus.local.cli.progress.Terminal;
import dev.photinus.local.cli.workflow.FunctionBuild;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code photinus bench chaos}: photos through everything that can go wrong, and an account of each. */
@Command(
        name = "chaos",
        sortOptions = false,
        header = {"Let everything go wrong at once, and account for every photo and every job.", ""},
        description = {
            "",
            "Uploads small photos for all workflows, and tells of some of them twice or three times. Meanwhile the stand-in"
                    + " for Adobe plays each of its faults on a part of the calls, functions are"
                    + " killed at work, some of them between Adobe's"
                    + " answer and the ledger, and all tokens are revoked twice. Most executions that fail are redriven, and"
                    + " half of the events that tell of an execution's end come late, twice or never. Then every photo has"
                    + " to be finished, or failed with a reason that is true; every job that Adobe has accepted has to be"
                    + " part of a finished photo, or be explained by a fault or a kill, and none may be paid for again"
                    + " while it is of use; and nothing that was written may"
                    + " hold a token, the client secret or the signature of a URL.",
            "",
            "With the same seed, the n-th call of an operation for a photo meets the same fault again, the n-th invocation"
                    + " of a function for it is killed again, and the same events come twice. What depends on time does"
                    + " not repeat: how often a status is asked for, whether a function has answered before it would be"
                    + " killed, and which photos a token is revoked under. So the figures differ a little from run to run;"
                    + " lost, unexplained and leaks do not. Lambda tries an event three times, and nothing is killed at"
                    + " the third: what AWS does then, a queue and an alarm, is not played.",
            ""
        },
        optionListHeading = "Options:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:Nothing was lost, begun twice, unexplained or leaked, and Adobe's contract was kept.",
            "1:Something was.",
            "2:Wrong usage."
        })
final class Chaos implements Callable<Integer> {

    private static final int MOST_PHOTOS = 9999;

    private final Terminal terminal;

    @Option(
            names = "--photos",
            paramLabel = "N",
            defaultValue = "300",
            description = "How many photos (default: ${DEFAULT-VALUE}).")
    private int photos;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "What chance is drawn from (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--fault-rate",
            paramLabel = "P",
            defaultValue = "0.035",
            description = "How probable each fault is, on each call that can meet it (default: ${DEFAULT-VALUE}).")
    private double faultRate;

    @Option(
            names = "--kill-rate",
            paramLabel = "P",
            defaultValue = "0.03",
            description = "How probable it is that an invocation is killed (default: ${DEFAULT-VALUE}).")
    private double killRate;

    @Option(
            names = "--duplicates",
            paramLabel = "P",
            defaultValue = "0.2",
            description = "How probable it is that an upload is told of more than once (default: ${DEFAULT-VALUE}).")
    private double duplicates;

    @Option(
            names = "--redrives",
            paramLabel = "P",
            defaultValue = "0.8",
            description = "How probable it is that a failed execution is redriven, twice at most (default:"
                    + " ${DEFAULT-VALUE}).")
    private double redrives;

    @Option(
            names = "--event-faults",
            paramLabel = "P",
            defaultValue = "0.5",
            description = "How probable it is that the event of an execution's end comes late, twice or, of a failure,"
                    + " never (default: ${DEFAULT-VALUE}).")
    private double eventFaults;

    @Option(
            names = "--lambda-concurrency",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many functions run at once; Lambda throttles further calls (default: ${DEFAULT-VALUE}).")
    private int lambdaConcurrency;

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            defaultValue = "48",
            description = "Photos under way at once, at most (default: ${DEFAULT-VALUE}).")
    private int concurrency;

    @Option(
            names = "--freeze",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description =
                    "Freeze functions between events, as Lambda does, and cut the connections to Adobe that they leave"
                            + " open (cut on Linux only; default: yes).")
    private boolean freezing;

    @Option(names = "--native", description = "Run the functions as native executables instead of on the JVM.")
    private boolean nativeFunctions;

    Chaos(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (photos < 1 || photos > MOST_PHOTOS) {
            throw new UsageException("--photos is 1 to " + MOST_PHOTOS + ", not " + photos + ".");
        }
        if (concurrency < 1) {
            throw new UsageException("--concurrency is at least 1, not " + concurrency + ".");
        }
        if (lambdaConcurrency < 1) {
            throw new UsageException("--lambda-concurrency is at least 1, not " + lambdaConcurrency + ".");
        }
        requireProbability("--fault-rate", faultRate);
        requireProbability("--kill-rate", killRate);
        requireProbability("--duplicates", duplicates);
        requireProbability("--redrives", redrives);
        requireProbability("--event-faults", eventFaults);
        ChaosSettings settings = new ChaosSettings(
                photos,
                seed,
                faultRate,
                killRate,
                duplicates,
                redrives,
                eventFaults,
                concurrency,
                lambdaConcurrency,
                freezing,
                nativeFunctions ? FunctionBuild.NATIVE : FunctionBuild.JVM);
        SoakReport report = new Soak(settings, this::say).run();
        terminal.out().print(new ChaosTable(report));
        terminal.out().flush();
        return report.isGood() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static void requireProbability(String option, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new UsageException(option + " is a probability from 0 to 1, not " + value + ".");
        }
    }

    private void say(String words) {
        terminal.err().println("photinus: " + words + " ...");
        terminal.err().flush();
    }
}
