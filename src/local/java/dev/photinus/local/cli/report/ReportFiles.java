package dev.photinus.local.cli.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The two report files in a folder: {@code report.json} for programs and {@code report.html} for people. */
public final class ReportFiles {

    public static final String JSON = "report.json";
    public static final String HTML = "report.html";

    private static final String START = "startedAt";
    private static final ObjectMapper JSON_READER = new ObjectMapper();
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter WRITER = new ObjectMapper()
            .writer(new DefaultPrettyPrinter()
                    .withSeparators(
                            Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                    .withArrayIndenter(INDENTER)
                    .withObjectIndenter(INDENTER));

    private final Path folder;

    public ReportFiles(Path folder) {
        this.folder = folder;
    }

    /** Where the page for people is. */
    public Path html() {
        return folder.resolve(HTML);
    }

    /** The JSON document, as it is written to {@code report.json}. */
    public static String json(Report report) {
        try {
            return WRITER.writeValueAsString(report) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A report is made of records that can be written as JSON", e);
        }
    }

    /**
     * Writes both files; a reader finds either the whole of a report or the one before it, which stays beside it under the time of
     * its start.
     *
     * @param pictures for each of the report's photos, in the same order
     */
    public void write(Report report, List<Pictures> pictures) throws IOException {
        Files.createDirectories(folder);
        keepEarlier();
        AtomicFile.replace(folder.resolve(JSON), file -> Files.writeString(file, json(report)));
        AtomicFile.replace(html(), file -> Files.writeString(file, new HtmlReport().render(report, pictures)));
    }

    /** Every report in the folder, the newest first; what is none is passed over. */
    public static List<JsonNode> all(Path folder) throws IOException {
        List<JsonNode> reports = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "report*.json")) {
            for (Path file : files) {
                read(file).ifPresent(reports::add);
            }
        }
        reports.sort(Comparator.comparing(ReportFiles::start).reversed());
        return reports;
    }

    private static Optional<JsonNode> read(Path file) {
        try {
            JsonNode report = JSON_READER.readTree(file.toFile());
            return start(report).equals(Instant.MIN) ? Optional.empty() : Optional.of(report);
        } catch (IOException | DateTimeParseException e) {
            return Optional.empty(); // of somebody else's, or broken off
        }
    }

    private static Instant start(JsonNode report) {
        JsonNode start = report.path(START);
        return start.isTextual() ? Instant.parse(start.asText()) : Instant.MIN;
    }

    /** As {@code report-20261128T091500123Z.json} and {@code .html}. */
    private void keepEarlier() throws IOException {
        if (!Files.isRegularFile(folder.resolve(JSON))) {
            return;
        }
        String start = read(folder.resolve(JSON))
                .map(report -> report.path(START).asText().replaceAll("[^0-9A-Za-z]", ""))
                .orElse("");
        if (!start.isEmpty()) {
            for (String file : List.of(JSON, HTML)) {
                if (Files.isRegularFile(folder.resolve(file))) {
                    Files.copy(
                            folder.resolve(file),
                            folder.resolve(file.replace("report.", "report-" + start + ".")),
                            StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
