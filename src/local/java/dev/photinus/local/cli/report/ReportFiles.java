package dev.photinus.local.cli.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The two report files in a folder: {@code report.json} for programs and {@code report.html} for people. */
public final class ReportFiles {

    public static final String JSON = "report.json";
    public static final String HTML = "report.html";

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
     * Writes both files; a reader finds either the whole of a report or the one before it.
     *
     * @param pictures for each of the report's photos, in the same order
     */
    public void write(Report report, List<Pictures> pictures) throws IOException {
        Files.createDirectories(folder);
        AtomicFile.replace(folder.resolve(JSON), file -> Files.writeString(file, json(report)));
        AtomicFile.replace(html(), file -> Files.writeString(file, new HtmlReport().render(report, pictures)));
    }
}
