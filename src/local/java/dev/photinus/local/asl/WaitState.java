package dev.photinus.local.asl;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Waits for a number of seconds, or until a moment. */
final class WaitState extends State {

    /** RFC 3339, with the language's further restrictions: an uppercase T, and an uppercase Z where there is no offset. */
    private static final Pattern TIMESTAMP =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");

    private final @Nullable Amount seconds;
    private final @Nullable Text timestamp;
    private final Exit exit;

    WaitState(String name, Fields fields) {
        super(name, "Wait", fields);
        if (fields.has("Seconds") == fields.has("Timestamp")) {
            fields.place().refuse("needs either \"Seconds\" or \"Timestamp\"");
        }
        seconds = Amount.whole(fields, "Seconds", 0, Amount.MAX_SECONDS);
        timestamp = Text.read(fields, "Timestamp");
        String literal = timestamp == null ? null : timestamp.literal();
        if (literal != null && parse(literal) == null) {
            fields.place("Timestamp").refuse("must be a timestamp such as 2026-03-14T01:59:00Z");
        }
        exit = Exit.nextOrEnd(fields);
    }

    @Override
    List<Exit> exits() {
        return List.of(exit);
    }

    @Override
    void run(Attempt attempt) {
        attempt.after(delay(attempt), () -> attempt.leave(exit, attempt.evaluation(), attempt.input()));
    }

    private Duration delay(Attempt attempt) {
        if (seconds != null) {
            return Duration.ofSeconds((long) seconds.evaluate(attempt.evaluation()));
        }
        if (timestamp == null) {
            throw new IllegalStateException("a Wait without Seconds and Timestamp is refused when it is loaded");
        }
        String evaluated = timestamp.evaluate(attempt.evaluation());
        Instant until = parse(evaluated);
        if (until == null) {
            throw StateFailure.evaluation(
                    timestamp.field(),
                    "The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: "
                            + evaluated);
        }
        return Duration.between(attempt.now(), until);
    }

    private static @Nullable Instant parse(String timestamp) {
        try {
            return TIMESTAMP.matcher(timestamp).matches()
                    ? OffsetDateTime.parse(timestamp).toInstant()
                    : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
