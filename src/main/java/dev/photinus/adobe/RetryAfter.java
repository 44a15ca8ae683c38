package dev.photinus.adobe;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The {@code retry-after} header: seconds, or an HTTP date.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#field.retry-after">RFC 9110, Retry-After</a>
 */
final class RetryAfter {

    /** Where the header is missing or unreadable: one slot of Firefly's default quota of four a minute. */
    static final Duration UNTOLD = Duration.ofSeconds(15);

    private static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfter() {}

    static Duration parse(@Nullable String header, Clock clock) {
        return read(header, clock).orElse(UNTOLD);
    }

    /** Empty where the header is missing or unreadable. */
    static Optional<Duration> read(@Nullable String header, Clock clock) {
        if (header == null) {
            return Optional.empty();
        }
        String value = header.strip();
        try {
            Duration wait = value.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(value))
                    : Duration.between(
                            clock.instant(),
                            ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
