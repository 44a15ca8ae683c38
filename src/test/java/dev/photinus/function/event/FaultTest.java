package dev.photinus.function.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.function.event.ExecutionStatusChange.Detail;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultTest {

    private static Fault fault(@Nullable String error, @Nullable String cause) {
        return Fault.of(new Detail(
                "arn:aws:states:us-east-1:000000000000:execution:headshot:1",
                "arn:aws:states:us-east-1:000000000000:stateMachine:headshot",
                "1",
                "FAILED",
                0,
                1,
                "{}",
                null,
                error,
                cause));
    }

    @Test
    void tellsTheStepThatFailedFromTheReason() {
        Fault fault = fault("Photinus.StepFailed", "ada (2).jpg: no answer (it may come later) (at Auto Tone)");

        assertThat(fault.reason()).isEqualTo("ada (2).jpg: no answer (it may come later)");
        assertThat(fault.step()).isEqualTo("Auto Tone");
    }

    @ParameterizedTest
    @CsvSource({"Photinus.PhotoRefused, Inspect Photo", "Photinus.LabelNotFound, Mask Objects", "States.Runtime,"})
    void knowsWhereAMachineEndsByItself(String error, @Nullable String step) {
        assertThat(fault(error, "ada.jpg: no").step()).isEqualTo(step);
    }

    @ParameterizedTest
    @CsvSource({
        "Photinus.PhotoRefused, Correct",
        "Photinus.image_unsafe, another one",
        "Photinus.quota_exhausted, credits",
        "Photinus.403421, credits",
        "Photinus.403401, rights",
        "Photinus.400411, photo or prompt",
        "Photinus.output_media_unsafe, photo or prompt",
        "Photinus.api_retired, masks of your own",
        "Photinus.user_non_entitled, Developer Console",
        "States.Timeout, Redrive the execution",
    })
    void saysWhatCanBeDone(String error, String advice) {
        assertThat(fault(error, "ada.jpg: no").whatToDo()).contains(advice);
    }

    @Test
    void keepsAReasonShort() {
        assertThat(fault("States.Runtime", "x".repeat(30_000)).reason()).hasSize(2001);
    }

    @Test
    void hasAnErrorAndAReasonWhereThereAreNone() {
        Fault fault = fault(null, null);

        assertThat(fault.error()).isEqualTo("Photinus.FAILED");
        assertThat(fault.reason()).isNotEmpty();
    }
}
