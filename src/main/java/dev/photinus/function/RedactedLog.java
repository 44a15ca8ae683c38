package dev.photinus.function;

import dev.photinus.adobe.Redacted;
import io.quarkus.logging.LoggingFilter;
import java.io.Serial;
import java.util.logging.Filter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Has what other people's classes log {@linkplain Redacted redacted}, their exceptions and these ones' causes too. Nothing here
 * logs a token; a library may, of which nobody has read every line.
 *
 * @see <a href="https://quarkus.io/guides/logging#logging-filters">Quarkus: logging filters</a>
 */
@LoggingFilter(name = "redacted")
public final class RedactedLog implements Filter {

    /** What is said, its parameters in their places, without the exception. */
    private static final Formatter MESSAGE = new PatternFormatter("%s");

    @Override
    public boolean isLoggable(LogRecord line) {
        if (line instanceof ExtLogRecord record) {
            String message = MESSAGE.format(record);
            String redacted = Redacted.text(message);
            if (!redacted.equals(message)) {
                record.setMessage(redacted, ExtLogRecord.FormatStyle.NO_FORMAT);
            }
            Throwable thrown = record.getThrown();
            if (thrown != null && tellsTooMuch(thrown)) {
                record.setThrown(new Told(thrown));
            }
        }
        return true;
    }

    private static boolean tellsTooMuch(@Nullable Throwable thrown) {
        for (Throwable one = thrown; one != null; one = one.getCause()) {
            if (!Redacted.text(one.toString()).equals(one.toString())) {
                return true;
            }
        }
        return false;
    }

    /** An exception as it is told of: its class, its redacted message, where it was thrown and what caused it. */
    private static final class Told extends Exception {

        @Serial
        private static final long serialVersionUID = 1;

        private final String words;

        Told(Throwable thrown) {
            super(Redacted.text(String.valueOf(thrown.getMessage())), cause(thrown), false, true);
            this.words = Redacted.text(thrown.toString());
            setStackTrace(thrown.getStackTrace());
        }

        private static @Nullable Throwable cause(Throwable thrown) {
            return thrown.getCause() == null ? null : new Told(thrown.getCause());
        }

        @Override
        @SuppressWarnings("OverrideThrowableToString") // the class that is told of is another one
        public String toString() {
            return words;
        }
    }
}
