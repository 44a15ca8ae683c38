package dev.photinus.local.cli.bench;

import dev.photinus.local.aws.ChildProcesses;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a program said.
 *
 * @param status that it ended with
 * @param text of both of its streams, without white space around it
 */
record Command(int status, String text) {

    private static final int LONGEST_SECONDS = 300;

    /**
     * Runs a program to its end.
     *
     * @throws IOException if it is missing, or does not end within five minutes
     */
    static Command run(Path folder, List<String> words) throws IOException, InterruptedException {
        Path said = Files.createTempFile("photinus-command", ".txt");
        try {
            Process process = ChildProcesses.start(new ProcessBuilder(words)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile()));
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(words.get(0) + " did not end within " + LONGEST_SECONDS + " s");
            }
            return new Command(
                    process.exitValue(),
                    Files.readString(said, StandardCharsets.UTF_8).strip());
        } finally {
            Files.delete(said);
        }
    }

    boolean succeeded() {
        return status == 0;
    }

    /** The last of its lines. */
    String lastLine() {
        return text.substring(text.lastIndexOf('\n') + 1);
    }
}
