package dev.photinus.function.input;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.photinus.function.input.ManifestEntry.Asked;
import dev.photinus.function.input.ManifestEntry.Unreadable;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A manifest in CSV: the header names the columns; empty cells, lines of empty cells and columns without a name hold nothing. A first
 * line such as {@code sep=;}, which spreadsheets write, names the separator.
 */
final class CsvManifest {

    /**
     * Put behind the text by {@link Manifest}. The reader takes the end of a file for a closing quote; it doesn't take this line for
     * one, so that a record with it in its last field has an open quote.
     */
    static final String END = "\u0004";

    private static final String SEPARATORS = ",;\t";
    private static final Pattern SEPARATOR_LINE = Pattern.compile("\"?sep=(.)\"?", Pattern.CASE_INSENSITIVE);

    private final Workflow workflow;
    private final Manifest.Entries entries;
    private final CsvRow.Handler rows = new CsvRow.Handler();
    private final Iterator<CsvRow> records;
    private List<Optional<ManifestColumn>> columns = List.of();

    private CsvManifest(BufferedReader text, Workflow workflow, Manifest.Entries entries) throws IOException {
        this.workflow = workflow;
        this.entries = entries;
        this.records = CsvReader.builder()
                .fieldSeparator(separator(text))
                .allowExtraFields(true)
                .allowMissingFields(true)
                .maxBufferSize(Manifest.LONGEST_LINE)
                .build(rows, text)
                .iterator();
    }

    static void read(BufferedReader text, Workflow workflow, Manifest.Entries entries)
            throws IOException, InvalidInputException {
        new CsvManifest(text, workflow, entries).read();
    }

    private void read() throws IOException, InvalidInputException {
        try {
            while (records.hasNext()) {
                CsvRow row = records.next();
                if (row.endsWith("\n" + END)) {
                    takeOpenQuote(row);
                } else if (!row.isBlank() && !row.fields().equals(List.of(END))) {
                    take(row);
                }
            }
        } catch (CsvParseException e) {
            // where one record has no end, nobody knows where the next one begins
            entries.take(new Unreadable(
                    rows.line(),
                    "from here on it is not CSV: a quote is never closed, or has text behind it, or the line has more than "
                            + Manifest.LONGEST_LINE + " characters"));
        }
        if (columns.isEmpty()) {
            throw new InvalidInputException("it has no header: a first line with the columns' names");
        }
    }

    private void takeOpenQuote(CsvRow row) throws IOException, InvalidInputException {
        String what = "the quote that begins in line " + row.lastFieldsLine() + " is never closed";
        if (columns.isEmpty()) {
            throw new InvalidInputException(what);
        }
        entries.take(new Unreadable(row.lastFieldsLine(), what + ": all lines after it would be part of that cell"));
    }

    private void take(CsvRow row) throws IOException, InvalidInputException {
        if (!columns.isEmpty()) {
            entries.take(entry(row));
        } else if (row.line() > 1 || !SEPARATOR_LINE.matcher(row.joined()).matches()) {
            columns = columns(row);
        }
    }

    /** A spreadsheet writes commas, semicolons or tabs, by the country that it is in. */
    private static char separator(BufferedReader text) throws IOException {
        text.mark(Manifest.LONGEST_LINE);
        Lines lines = new Lines(text, Manifest.LONGEST_LINE / 2);
        String header = lines.next();
        text.reset();
        Matcher named = SEPARATOR_LINE.matcher(header == null ? "" : header);
        if (named.matches()) {
            return named.group(1).charAt(0);
        }
        char most = ',';
        for (int i = 0; header != null && i < SEPARATORS.length(); i++) {
            if (count(header, SEPARATORS.charAt(i)) > count(header, most)) {
                most = SEPARATORS.charAt(i);
            }
        }
        return most;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(character -> character == wanted).count();
    }

    private List<Optional<ManifestColumn>> columns(CsvRow header) throws InvalidInputException {
        List<Optional<ManifestColumn>> named = new ArrayList<>();
        for (String name : header.fields()) {
            Optional<ManifestColumn> column =
                    name.isBlank() ? Optional.empty() : Optional.of(ManifestColumn.named(name, workflow));
            if (column.isPresent() && named.contains(column)) {
                throw new InvalidInputException("the column \"" + column.get() + "\" is there twice");
            }
            named.add(column);
        }
        if (!named.contains(Optional.of(ManifestColumn.SOURCE))) {
            throw new InvalidInputException("it has no column \"source\": the photos' keys");
        }
        return named;
    }

    private ManifestEntry entry(CsvRow row) {
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < row.fields().size(); i++) {
            String cell = row.fields().get(i).strip();
            if (cell.isEmpty()) {
                continue;
            }
            if (i >= columns.size()) {
                return new Unreadable(
                        row.line(),
                        "it has " + row.fields().size() + " fields, and the header " + columns.size()
                                + ": a field with a separator in it is put into quotes");
            }
            if (columns.get(i).isEmpty()) {
                return new Unreadable(row.line(), "field " + (i + 1) + " is in a column that the header doesn't name");
            }
            columns.get(i).get().put(cell, input, workflow);
        }
        return new Asked(row.line(), input);
    }
}
