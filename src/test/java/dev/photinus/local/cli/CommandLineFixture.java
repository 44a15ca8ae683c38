package dev.photinus.local.cli;

import dev.photinus.local.cli.progress.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Executes the command in this process and keeps what it said. */
final class CommandLineFixture {

    final FakeCloud cloud;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Map<String, String> environment = Map.of();

    CommandLineFixture(Path storage) {
        cloud = new FakeCloud(storage);
    }

    CommandLineFixture with(Map<String, String> environment) {
        this.environment = environment;
        return this;
    }

    /** The exit code. */
    int execute(Object... arguments) {
        return commandLine()
                .execute(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
    }

    /** What a subcommand takes. */
    CommandSpec specification(String subcommand) {
        return Objects.requireNonNull(commandLine().getSubcommands().get(subcommand))
                .getCommandSpec();
    }

    private CommandLine commandLine() {
        Terminal terminal = Terminal.plain(new PrintWriter(out), new PrintWriter(err));
        return Photinus.commandLine(cloud, environment, terminal, Clock.systemUTC());
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }
}
