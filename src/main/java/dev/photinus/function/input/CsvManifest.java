package dev.photinus.function.input;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.photinus.function.input.ManifestEntry.Asked;
import dev.photinus.function.input.ManifestEntry.Unreadable;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** A manifest in CSV: the header names the columns, an empty cell says nothing. */
final class CsvManifest {

    private static final String SEPARATORS = ",;\t";

    private CsvManifest() {}

    static void read(BufferedReader text, Workflow workflow, Manifest.Entries entries)
            throws IOException, InvalidInputException {
        CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(separator(text))
                .allowExtraFields(true)
                .allowMissingFields(true)
                .maxBufferSize(Manifest.LONGEST_LINE)
                .ofCsvRecord(text);
        Iterator<CsvRecord> records = csv.iterator();
        List<ManifestColumn> columns = List.of();
        long line = 1;
        try {
            if (records.hasNext()) {
                columns = columns(records.next(), workflow);
            }
            while (records.hasNext()) {
                CsvRecord record = records.next();
                line = record.getStartingLineNumber();
                entries.take(entry(record, columns, workflow));
            }
        } catch (CsvParseException e) {
            // where one record has no end, nobody knows where the next one begins
            entries.take(new Unreadable(
                    line + 1,
                    "from here on it is not CSV: a quote that is never closed, or a line of more than "
                            + Manifest.LONGEST_LINE + " characters"));
        }
    }

    /** A spreadsheet writes commas, semicolons or tabs, by the country that it is in. */
    private static char separator(BufferedReader text) throws IOException {
        text.mark(Manifest.LONGEST_LINE);
        String header = new Lines(text, Manifest.LONGEST_LINE / 2).next();
        text.reset();
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

    private static List<ManifestColumn> columns(CsvRecord header, Workflow workflow) throws InvalidInputException {
        List<ManifestColumn> columns = new ArrayList<>();
        for (String name : header.getFields()) {
            ManifestColumn column = ManifestColumn.named(name, workflow);
            if (columns.contains(column)) {
                throw new InvalidInputException("the column \"" + column + "\" is there twice");
            }
            columns.add(column);
        }
        if (!columns.contains(ManifestColumn.SOURCE)) {
            throw new InvalidInputException("it has no column \"source\": the photos' keys");
        }
        return columns;
    }

    private static ManifestEntry entry(CsvRecord record, List<ManifestColumn> columns, Workflow workflow) {
        if (record.getFieldCount() > columns.size()) {
            return new Unreadable(
                    record.getStartingLineNumber(),
                    "it has " + record.getFieldCount() + " fields, and the header " + columns.size()
                            + ": a field with a separator in it is put into quotes");
        }
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < record.getFieldCount(); i++) {
            String cell = record.getField(i).strip();
            if (!cell.isEmpty()) {
                columns.get(i).put(cell, input, workflow);
            }
        }
        return new Asked(record.getStartingLineNumber(), input);
    }
}
