package dev.photinus.local.cli.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.local.aws.lambda.InvocationReport;
import dev.photinus.local.aws.sam.FunctionResource;
import dev.photinus.local.cli.workflow.FunctionTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FunctionMeterTest {

    private static final String FILL = "arn:aws:lambda:us-east-1:000000000000:function:FillFunction";

    private final FunctionMeter meter = new FunctionMeter(
            List.of(new FunctionResource("FillFunction", "FillFunction", FILL, "", "", Duration.ZERO, 512, Map.of())));

    @Test
    void billsWholeMillisecondsAndStarts() {
        meter.ran(FILL, report(Duration.ofNanos(1_000_000_001), Duration.ofMillis(499), 1));
        meter.ran(FILL, report(Duration.ofMillis(500), null, 1));

        assertThat(meter.time()).isEqualTo(new FunctionTime(2, Duration.ofSeconds(2), 1.0));
    }

    @Test
    void remembersTheMostMemory() {
        meter.ran(FILL, report(Duration.ZERO, null, 40));
        meter.ran(FILL, report(Duration.ZERO, null, 60));
        meter.ran(FILL, report(Duration.ZERO, null, 50));

        assertThat(meter.peakMemory()).containsExactly(Map.entry("FillFunction", 60L));
    }

    private static InvocationReport report(Duration duration, @Nullable Duration init, long bytes) {
        return new InvocationReport("id", duration, Optional.ofNullable(init), OptionalLong.of(bytes));
    }
}
