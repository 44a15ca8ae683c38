package dev.photinus.local.adobe.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.BufferedReader;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Jobs on disk, a JSON line for each change of one: a process that is killed at any moment leaves whole lines, and at most one broken
 * line at the end, of a call that was never answered. Each start writes the file anew, without the jobs that are too old.
 */
final class JobLog implements AutoCloseable {
    private static final String FILE = "jobs.jsonl";
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final OutputStream file;
    private boolean closed;

    private JobLog(OutputStream file) {
        this.file = file;
    }

    /** The jobs in a folder that were accepted after an instant, each as it was last, in the order of acceptance. */
    static Collection<SavedJob> read(Path folder, Instant after) throws IOException {
        Map<String, SavedJob> jobs = new LinkedHashMap<>();
        Path file = folder.resolve(FILE);
        if (Files.exists(file)) {
            try (BufferedReader lines = Files.newBufferedReader(file)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    SavedJob job = parse(line);
                    if (job == null) {
                        break; // the process ended in the middle of it
                    }
                    if (job.submitted().isAfter(after)) {
                        jobs.put(job.id(), job);
                    }
                }
            }
        }
        return jobs.values();
    }

    private static @Nullable SavedJob parse(String line) {
        try {
            return JSON.readValue(line, SavedJob.class);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /** Begins the log of a folder with these jobs. */
    static JobLog begin(Path folder, Collection<SavedJob> jobs) throws IOException {
        Files.createDirectories(folder);
        Path part = folder.resolve(FILE + ".part");
        // no channel: an interrupted thread that writes to one closes it for all
        JobLog log = new JobLog(new FileOutputStream(part.toFile()));
        jobs.forEach(log::write);
        Files.move(part, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return log;
    }

    /** Adds a line; it outlives this process from now on. Not a crash of the machine, which is more than a laptop's emulator owes. */
    synchronized void write(SavedJob job) {
        if (closed) {
            return; // the emulator is ending: its unfinished jobs continue at the next start
        }
        try {
            file.write((JSON.writeValueAsString(job) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The Adobe emulator could not write down the job " + job.id(), e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        file.close();
    }
}
