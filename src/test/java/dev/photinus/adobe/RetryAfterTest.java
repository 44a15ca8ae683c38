package dev.photinus.adobe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

    private final Clock clock = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0",
                "37 | 37",
                " 5 | 5",
                "Fri, 20 Nov 2026 12:01:30 GMT | 90",
                "Fri, 20 Nov 2026 11:59:00 GMT | 0", // past
                "999999999 | 86400", // no more than a day
                "soon | 15",
                "-3 | 15",
                "1.5 | 15",
                "99999999999999999999 | 15",
            })
    void readsSecondsAndDates(String header, long seconds) {
        assertThat(RetryAfter.parse(header, clock)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void takesOneSlotOfTheDefaultQuotaWhereNothingIsSaid() {
        assertThat(RetryAfter.parse(null, clock)).isEqualTo(Duration.ofSeconds(15));
    }
}
