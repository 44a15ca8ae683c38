package dev.photinus.local.cli;

import dev.photinus.local.cli.progress.Terminal;
import dev.photinus.local.cli.workflow.Cloud;
import java.time.Clock;
import java.util.Map;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command {@code photinus}. */
@Command(
        name = "photinus",
        sortOptions = false,
        header = {"Photo workflows on Adobe Firefly Services, run on this machine.", ""},
        description = {
            "",
            "Sends photos through the same functions and the same state machines that"
                    + " run on AWS, with everything around them played on this machine: no"
                    + " cloud account, no Adobe account and no Docker are needed.",
            ""
        },
        commandListHeading = "%nCommands:%n",
        optionListHeading = "Options:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./photinus run headshot samples/headshots",
            "  ./photinus run headshot anna.jpg --prompt 'a bright library' --out team",
            "  ./photinus run product samples/products --prompt 'a marble table'",
            "  ./photinus run inpaint samples/scenes-to-clean --list-objects",
            "  ./photinus plan headshot 1000",
            "  ./photinus run --help"
        })
public final class Photinus {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli shows the help by itself
    private boolean help;

    /** Runs the command that was typed; the exit codes are those of {@code photinus run --help}. */
    public static void main(String[] args) {
        Cloud cloud = ServiceLoader.load(Cloud.class).findFirst().orElseThrow();
        Map<String, String> environment = System.getenv();
        System.exit(commandLine(cloud, environment, Terminal.ofProcess(environment), Clock.systemUTC())
                .execute(args));
    }

    /**
     * The command line, ready to be executed.
     *
     * @param environment in the place of the process's own
     */
    static CommandLine commandLine(Cloud cloud, Map<String, String> environment, Terminal terminal, Clock clock) {
        return new CommandLine(new Photinus())
                .addSubcommand(new Run(cloud, environment, terminal, clock))
                .addSubcommand(new Plan(cloud, environment, terminal))
                .addSubcommand(new CommandLine(new Bench(cloud, environment, terminal, clock))
                        .addSubcommand(new Chaos(terminal)))
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setUsageHelpWidth(80)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Mistakes::inUsage)
                .setExecutionExceptionHandler(Mistakes::inExecution);
    }
}
