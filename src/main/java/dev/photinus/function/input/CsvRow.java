package dev.photinus.function.input;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.List;

/**
 * A record of a CSV file.
 *
 * @param line in which it begins, from 1; cells may have line breaks in them
 */
record CsvRow(long line, List<String> fields) {

    boolean isBlank() {
        return fields.stream().allMatch(String::isBlank);
    }

    boolean endsWith(String text) {
        return !fields.isEmpty() && fields.get(fields.size() - 1).endsWith(text);
    }

    /** The line in which the last field begins. */
    long lastFieldsLine() {
        return line
                + fields.stream()
                        .limit(fields.size() - 1L)
                        .flatMapToInt(String::chars)
                        .filter(character -> character == '\n')
                        .count();
    }

    /** A line {@code sep=;} as it was, whose separator separates two fields. */
    String joined() {
        return fields.size() == 2 && fields.get(1).isEmpty() ? fields.get(0) + ";" : fields.get(0);
    }

    /** Makes rows of what the CSV reader finds. */
    static final class Handler extends AbstractBaseCsvCallbackHandler<CsvRow> {

        private List<String> fields = new ArrayList<>();

        /** The line in which the last record begins that was read, even if only in part. */
        long line() {
            return getStartingLineNumber();
        }

        @Override
        protected void handleBegin(long startingLineNumber) {
            fields = new ArrayList<>();
        }

        @Override
        protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
            fields.add(new String(buffer, offset, length));
        }

        @Override
        protected CsvRow buildRecord() {
            return new CsvRow(getStartingLineNumber(), fields);
        }
    }
}
