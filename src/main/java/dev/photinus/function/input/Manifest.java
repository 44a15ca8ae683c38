package dev.photinus.function.input;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A file that names photos, one a line, and says for each what is to be done with it: CSV with a header, or JSON Lines. Read entry by
 * entry, so that its length costs no memory; a line that is wrong is told and stops no other.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180, CSV</a>
 * @see <a href="https://jsonlines.org/">JSON Lines</a>
 */
public final class Manifest {

    /** Prompts and keys together are shorter by far, and a line that is longer is no line. */
    static final int LONGEST_LINE = 32 * 1024;

    private static final int BYTE_ORDER_MARK = 0xfeff;

    private Manifest() {}

    /** Takes entries as they are read. */
    @FunctionalInterface
    public interface Entries {
        void take(ManifestEntry entry) throws IOException;
    }

    /**
     * Reads all entries, in their order.
     *
     * @param name of the file or object; its extension tells the format: {@code .csv}, {@code .tsv}, {@code .jsonl}, {@code .ndjson}
     * @param bytes UTF-8
     * @param workflow whose input the columns of a CSV are
     * @throws InvalidInputException if nothing can be made of it: neither CSV nor JSON Lines, a column that nobody knows, not UTF-8
     */
    public static void read(String name, InputStream bytes, Workflow workflow, Entries entries)
            throws IOException, InvalidInputException {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        try {
            switch (extension) {
                case "csv", "tsv" -> CsvManifest.read(text(closed(bytes)), workflow, entries);
                case "jsonl", "ndjson" -> JsonLinesManifest.read(text(bytes), entries);
                default ->
                    throw new InvalidInputException(
                            "its name ends neither in .csv nor in .jsonl: a manifest is CSV with a header, or JSON Lines");
            }
        } catch (CharacterCodingException e) {
            throw notUtf8();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw notUtf8();
            }
            throw e.getCause();
        }
    }

    /** With a last line that shows whether all quotes are closed. */
    private static InputStream closed(InputStream csv) {
        byte[] end = ("\n" + CsvManifest.END).getBytes(StandardCharsets.UTF_8);
        return new SequenceInputStream(csv, new ByteArrayInputStream(end));
    }

    private static InvalidInputException notUtf8() {
        return new InvalidInputException("it is not in UTF-8: save it as such (in a spreadsheet, as \"CSV UTF-8\")");
    }

    /** A decoder of its own refuses what is not UTF-8, where {@link InputStreamReader} by itself would put a question mark. */
    private static BufferedReader text(InputStream bytes) throws IOException {
        PushbackReader reader = new PushbackReader(
                new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder())));
        int first = reader.read();
        if (first != -1 && first != BYTE_ORDER_MARK) {
            reader.unread(first);
        }
        return new BufferedReader((Reader) reader);
    }
}
