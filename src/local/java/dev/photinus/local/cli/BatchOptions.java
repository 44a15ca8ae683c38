package dev.photinus.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.local.cli.report.AtomicFile;
import dev.photinus.local.cli.workflow.BatchRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the photos of a run are named, if not on the command line. */
final class BatchOptions {

    /** Stands in the copy of a summary that a run leaves, for paths in it are relative. */
    private static final String BASE = "folder";

    private static final ObjectMapper JSON = new ObjectMapper();

    @Option(
            names = "--manifest",
            paramLabel = "FILE",
            description =
                    "In the place of photos: a CSV with a header, or JSON Lines, that names a photo a line and says"
                            + " for each what it is to be: source,prompt,seed,mask,output ... Paths are relative to it; empty"
                            + " fields are left to the other options.")
    private @Nullable Path manifest;

    @Option(
            names = "--failed-of",
            paramLabel = "DIR",
            description =
                    "In the place of photos: those that failed in an earlier run with --manifest, whose --out this"
                            + " was.")
    private @Nullable Path failedOf;

    /**
     * What names the photos.
     *
     * @param base the folder that their paths are relative to
     */
    record Given(BatchRequest.Source source, Path base) {}

    @Nullable
    Path failedOf() {
        return failedOf;
    }

    /**
     * What was given; null where photos are named on the command line.
     *
     * @throws UsageException where more than one thing was given, or is not there
     */
    @Nullable
    Given given(String workflow, List<Path> photos) {
        if (manifest == null && failedOf == null) {
            return null;
        }
        if (!photos.isEmpty() || (manifest != null && failedOf != null)) {
            throw new UsageException(
                    "Name the photos in one way only: on the command line, by --manifest or by --failed-of.");
        }
        return manifest != null ? ofManifest(manifest) : ofSummary(workflow, Objects.requireNonNull(failedOf));
    }

    private static Given ofManifest(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UsageException("--manifest " + file + (Files.exists(file) ? " is no file." : " does not exist."));
        }
        return new Given(
                new BatchRequest.Manifest(file),
                Objects.requireNonNull(file.toAbsolutePath().getParent()));
    }

    private static Given ofSummary(String workflow, Path folder) {
        Path summary = folder.resolve(OutputFolder.SUMMARY);
        if (!Files.isRegularFile(summary)) {
            throw new UsageException("--failed-of " + folder + ": there is no " + OutputFolder.SUMMARY
                    + " in it, which a run with --manifest leaves.");
        }
        try {
            JsonNode read = JSON.readTree(summary.toFile());
            if (!read.path("workflow").asText().equals(workflow)) {
                throw new UsageException("--failed-of " + folder + ": that was a run of "
                        + read.path("workflow").asText() + ", not of " + workflow + ".");
            }
            if (read.path("failed").asInt() == 0) {
                throw new UsageException("--failed-of " + folder + ": nothing failed in that run.");
            }
            return new Given(
                    new BatchRequest.Summary(summary), Path.of(read.path(BASE).asText()));
        } catch (IOException e) {
            throw new UsageException("--failed-of " + folder + ": " + OutputFolder.SUMMARY + " cannot be read: "
                    + Unreadable.why(e) + ".");
        }
    }

    /** Leaves a batch's summary where {@code --failed-of} finds it. */
    static void keep(Path summary, Path base, Path kept) throws IOException {
        ObjectNode copy = (ObjectNode) JSON.readTree(summary.toFile());
        copy.put(BASE, base.toString());
        AtomicFile.replace(kept, file -> JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), copy));
    }
}
