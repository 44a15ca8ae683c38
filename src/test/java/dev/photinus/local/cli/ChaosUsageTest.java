package dev.photinus.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChaosUsageTest {

    /** Nothing is started, so nothing is stored. */
    private static final Path STORAGE = Path.of("nowhere");

    @ParameterizedTest
    @CsvSource({
        "--photos, 0, --photos is 1 to 9999",
        "--photos, 10000, --photos is 1 to 9999",
        "--concurrency, 0, --concurrency is at least 1",
        "--fault-rate, 1.5, --fault-rate is a probability",
        "--kill-rate, -0.1, --kill-rate is a probability",
        "--duplicates, NaN, --duplicates is a probability"
    })
    void refusesWhatCannotBe(String option, String value, String words) {
        CommandLineFixture command = new CommandLineFixture(STORAGE);

        assertThat(command.execute("bench", "chaos", option + "=" + value)).isEqualTo(2);

        assertThat(command.err()).contains(words);
    }

    @Test
    void tellsWhatRepeats() {
        CommandLineFixture command = new CommandLineFixture(STORAGE);

        assertThat(command.execute("bench", "chaos", "--help")).isZero();

        assertThat(command.out().replaceAll("\\s+", " "))
                .contains("With the same seed")
                .contains("What depends on time does not repeat");
    }
}
