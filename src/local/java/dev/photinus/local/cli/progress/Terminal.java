package dev.photinus.local.cli.progress;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the command writes to: results to {@code out}, everything that is said on the way to {@code err}.
 *
 * @param live whether {@code err} is a terminal in which lines can be written over
 * @param errColour whether {@code err} takes colours
 * @param outColour whether {@code out} takes colours
 * @param columns how wide it is
 * @param in what a person types; null where nobody sees what {@code err} asks
 */
public record Terminal(
        PrintWriter out,
        PrintWriter err,
        boolean live,
        boolean errColour,
        boolean outColour,
        int columns,
        @Nullable BufferedReader in) {

    private static final int USUAL_COLUMNS = 80;
    private static final int FEWEST_COLUMNS = 60;
    private static final int MOST_COLUMNS = 160;

    /**
     * The process's own. Java cannot tell which of its streams are terminals, so the {@code photinus} script tells it by
     * the system properties {@code photinus.in.terminal}, {@code photinus.out.terminal}, {@code photinus.err.terminal} and
     * {@code photinus.columns}.
     *
     * @param environment is asked for {@code NO_COLOR} (https://no-color.org) and {@code TERM}
     */
    public static Terminal ofProcess(Map<String, String> environment) {
        boolean capable = !environment.getOrDefault("TERM", "dumb").equals("dumb");
        boolean colour = capable && environment.getOrDefault("NO_COLOR", "").isEmpty();
        boolean errIsTerminal = Boolean.getBoolean("photinus.err.terminal");
        int columns = Integer.getInteger("photinus.columns", USUAL_COLUMNS);
        return new Terminal(
                writer(FileDescriptor.out),
                writer(FileDescriptor.err),
                errIsTerminal && capable,
                errIsTerminal && colour,
                Boolean.getBoolean("photinus.out.terminal") && colour,
                columns <= 0 ? USUAL_COLUMNS : Math.max(FEWEST_COLUMNS, Math.min(MOST_COLUMNS, columns)),
                errIsTerminal && Boolean.getBoolean("photinus.in.terminal") ? reader() : null);
    }

    /** Not a terminal at all: plain lines of the usual width. */
    public static Terminal plain(PrintWriter out, PrintWriter err) {
        return new Terminal(out, err, false, false, false, USUAL_COLUMNS, null);
    }

    private static BufferedReader reader() {
        return new BufferedReader(
                new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8));
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
    }
}
