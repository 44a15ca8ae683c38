package dev.photinus.local.cli;

import dev.photinus.adobe.Redacted;
import dev.photinus.local.cli.progress.Paint;
import dev.photinus.local.cli.workflow.CloudException;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said when a command cannot be carried out, and the exit code for it. */
final class Mistakes {

    private Mistakes() {}

    /** The command line cannot be understood. */
    static int inUsage(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        say(command, e.getMessage());
        UnmatchedArgumentException.printSuggestions(e, command.getErr());
        command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE;
    }

    /** The command was understood, and could not be carried out. */
    static int inExecution(Exception e, CommandLine command, ParseResult parsed) {
        if (e instanceof UsageException) {
            say(command, e.getMessage());
            return ExitCode.USAGE;
        }
        if (e instanceof CloudException) {
            say(command, e.getMessage());
            return ExitCode.SOFTWARE;
        }
        say(command, "an unexpected " + e + "; this is a mistake in Photinus. Where it happened:");
        for (StackTraceElement element : e.getStackTrace()) {
            command.getErr().println("    at " + element);
        }
        return ExitCode.SOFTWARE;
    }

    private static void say(CommandLine command, @Nullable String message) {
        PrintWriter err = command.getErr();
        err.println("photinus: " + Paint.printable(Redacted.text(message == null ? "no reason was given" : message)));
    }
}
