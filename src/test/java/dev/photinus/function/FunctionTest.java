package dev.photinus.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One of the functions, which has sample events in infra/events. */
abstract class FunctionTest extends EventServerTest {

    private final String function;

    FunctionTest(String function) {
        this.function = function;
    }

    @Test
    void takesItsSampleEvents() throws IOException {
        prepareForSampleEvents();
        List<Path> events = sampleEvents();
        assertThat(events).isNotEmpty();
        for (Path event : events) {
            invoke(Files.readString(event)).statusCode(200);
        }
    }

    /** What the events in infra/events presume. */
    void prepareForSampleEvents() throws IOException {}

    List<Path> sampleEvents() throws IOException {
        try (Stream<Path> events = Files.list(Path.of("infra", "events", function))) {
            return events.sorted().toList();
        }
    }
}
