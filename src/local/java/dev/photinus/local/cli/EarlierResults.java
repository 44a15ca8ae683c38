package dev.photinus.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.local.cli.report.Asked;
import dev.photinus.local.cli.report.ReportFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What earlier runs have left in an output folder, by their reports. */
final class EarlierResults {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a photo's name is continued by in those of its results. */
    private static final Pattern SUFFIX = Pattern.compile("-(\\d+|cutout)$");

    /** Members of a report's settings that say how a run was made, not what was asked for. */
    private static final List<String> CIRCUMSTANCES = List.of("concurrency", "adobe", "generation", "exceptions");

    /** A result and the run that it is of. */
    private record Result(String file, JsonNode report, JsonNode photo) {}

    private final Map<String, Result> newest = new HashMap<>();

    private EarlierResults() {}

    /** Reads the reports in a folder, which need not exist. */
    static EarlierResults in(Path folder) throws IOException {
        EarlierResults results = new EarlierResults();
        if (Files.isDirectory(folder)) {
            for (JsonNode report : ReportFiles.all(folder)) {
                report.path("photos").forEach(photo -> results.add(folder, report, photo));
            }
        }
        return results;
    }

    private void add(Path folder, JsonNode report, JsonNode photo) {
        Stream.Builder<String> files = Stream.builder();
        photo.path("outputs").forEach(output -> files.add(output.path("output").asText()));
        files.add(photo.path("cutout").asText(""));
        files.build()
                .filter(file -> !file.isEmpty() && Files.exists(folder.resolve(file)))
                .forEach(file -> newest.putIfAbsent(file, new Result(file, report, photo)));
    }

    /**
     * Names of results that a run would put others in the place of: made by another workflow, with other settings, or of another photo.
     * The same run once more replaces its own.
     */
    List<String> replacedBy(String workflow, Asked asked, Collection<Photo> photos) {
        JsonNode settings = settings(asked);
        Map<String, Photo> byStem = new HashMap<>();
        photos.forEach(photo -> byStem.put(FileNames.key(FileNames.stem(photo.uniqueName())), photo));
        return newest.values().stream()
                .filter(result -> {
                    Photo photo = photo(byStem, result.file());
                    return photo != null
                            && !(result.report().path("workflow").asText().equals(workflow)
                                    && settings(result.report().path("settings"))
                                            .equals(settings)
                                    && isOf(result.photo(), photo));
                })
                .map(Result::file)
                .sorted()
                .toList();
    }

    private static @Nullable Photo photo(Map<String, Photo> byStem, String file) {
        String stem = FileNames.key(FileNames.stem(file));
        Photo photo = byStem.get(stem);
        return photo != null ? photo : byStem.get(SUFFIX.matcher(stem).replaceFirst(""));
    }

    /** Of the same file, as far as that can be told: it may be gone, and the run may have been started elsewhere. */
    private static boolean isOf(JsonNode earlier, Photo photo) {
        Path source = Path.of(earlier.path("source").asText());
        try {
            return !Files.exists(source) || !Files.exists(photo.file()) || Files.isSameFile(source, photo.file());
        } catch (IOException e) {
            return true;
        }
    }

    private static JsonNode settings(Asked asked) {
        try {
            return JSON.readTree(JSON.writeValueAsString(asked)); // with the numbers' types as they are read
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was asked is made of records that can be written as JSON", e);
        }
    }

    private static JsonNode settings(JsonNode reported) {
        JsonNode settings = reported.deepCopy();
        if (settings instanceof ObjectNode object) {
            object.remove(CIRCUMSTANCES);
        }
        return settings;
    }
}
