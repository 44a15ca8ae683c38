package dev.photinus.local.aws.lambda;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/** A function's log file, which all its processes write to, like a log group of CloudWatch. */
final class FunctionLog implements AutoCloseable {
    private final String functionName;
    private final BufferedWriter file;
    private final Consumer<LogLine> listener;
    private boolean closed;

    FunctionLog(Path folder, String functionName, Consumer<LogLine> listener) throws IOException {
        Files.createDirectories(folder);
        this.functionName = functionName;
        this.file = Files.newBufferedWriter(
                folder.resolve(functionName + ".log"), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        this.listener = listener;
    }

    synchronized void write(String line) {
        if (closed) {
            return;
        }
        try {
            file.write(line);
            file.newLine();
            file.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The log of " + functionName + " cannot be written", e);
        }
        listener.accept(new LogLine(functionName, line));
    }

    /** Follows a process until it closes its output. */
    void follow(InputStream output) {
        try (var lines = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                write(line);
            }
        } catch (IOException e) {
            write("[the output of a process broke off: " + e.getMessage() + "]");
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        file.close();
    }
}
