package dev.photinus.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.photinus.local.asl.ExecutionResult;
import dev.photinus.local.asl.ExecutionStatus;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way through infra/product.asl.json. */
class ProductStateMachineTest extends StateMachineTest {

    private static final String INPUT = "{'source': {'bucket': 'photos', 'key': 'incoming/product/teapot.jpg'}}";

    ProductStateMachineTest() {
        super("product");
    }

    @BeforeEach
    void everythingGoesWell() {
        answers("Inspect", accepted(1));
        answers("RemoveBackground", submitted("removeBackground", "c1"));
        answers("CreateMask", submitted("createMask", "m1"));
        answers("Fill", submitted("fill", "f1"));
        answers("AutoTone", submitted("autoTone", "t1"), submitted("autoTone", "t2"));
    }

    @Test
    void cutsOutAndMasksAndFillsAndTones() {
        ExecutionResult result = run(INPUT);

        assertThat(output(result))
                .isEqualTo(
                        node(
                                """
                                {'photo': {'bucket': 'photos', 'key': 'incoming/product/teapot.jpg'},
                                 'results': [{'bucket': 'photos', 'key': 'finished/product/teapot-1.jpg', 'seed': 7}],
                                 'cutout': {'bucket': 'photos', 'key': 'finished/product/teapot-cutout.png'},
                                 'mask': {'bucket': 'photos', 'key': 'i/createMask-0.png'},
                                 'filled': [{'bucket': 'photos', 'key': 'i/fill-0.png'}],
                                 'prompt': 'a table', 'negativePrompt': '', 'size': {'width': 1344, 'height': 768},
                                 'jobs': [{'operation': 'removeBackground', 'jobId': 'c1', 'seconds': 1.5},
                                          {'operation': 'createMask', 'jobId': 'm1', 'seconds': 1.5},
                                          {'operation': 'fill', 'jobId': 'f1', 'seconds': 1.5},
                                          {'operation': 'autoTone', 'jobId': 't1', 'seconds': 1.5}]}
                                """));
        assertThat(arguments("Fill").get(0).path("mask"))
                .isEqualTo(node("{'job': %s, 'output': 0}".formatted(job("createMask", "m1"))));
    }

    @Test
    void tonesEveryVariation() {
        answers("Inspect", accepted(2));

        ExecutionResult result = run(INPUT);

        assertThat(output(result).path("results").findValuesAsText("seed")).containsExactly("7", "8");
        assertThat(arguments("AutoTone")).hasSize(2);
    }

    @Test
    void eachBranchWaitsForItsOwnSlot() {
        Instant slot = timers.instant().plusSeconds(90);
        answers("RemoveBackground", scheduled(slot), submitted("removeBackground", "c1"));
        polls("createMask", "{'status': 'running', 'job': {}}", succeeded("createMask", "m1"));

        ExecutionResult result = run(INPUT);

        assertThat(result.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(result.stopDate()).isAfterOrEqualTo(slot);
        assertThat(states(result)).contains("Wait for Cutout Slot").doesNotContain("Wait for Mask Slot");
    }

    @Test
    void aBranchThatFailsLosesNothingOfTheOther() {
        polls("removeBackground", failed("runtime_error", "Adobe failed at removeBackground: no subject"));

        ExecutionResult result = run(INPUT);

        assertThat(result.error()).isEqualTo("Photinus.runtime_error");
        assertThat(result.cause())
                .isEqualTo("teapot.jpg: Adobe failed at removeBackground: no subject (at Remove Background)");
        assertThat(arguments("Publish")).hasSize(1);
        assertThat(arguments("Publish").get(0).path("copies").findValuesAsText("operation"))
                .containsExactly("createMask");
        assertThat(arguments("Fill")).isEmpty();
    }

    @Test
    void saysWhatAFunctionInABranchHasThrown() {
        fails("CreateMask", 5, submitted("createMask", "m1"));

        ExecutionResult result = run(INPUT);

        assertThat(result.error()).isEqualTo("Photinus.StepFailed");
        assertThat(result.cause()).isEqualTo("teapot.jpg: Adobe answered 503 (at Create Mask)");
    }

    @Test
    void renewsATokenForBothBranches() {
        polls("createMask", UNAUTHORIZED, succeeded("createMask", "m1"));

        ExecutionResult result = run(INPUT);

        assertThat(result.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(arguments("Authenticate")).hasSize(1);
        assertThat(output(result).path("jobs")).as("each job once").hasSize(4);
    }

    @Test
    void aFailureCountsForMoreThanATokenThatHasEnded() {
        polls("createMask", UNAUTHORIZED);
        polls("removeBackground", failed("input_media_unsafe", "Adobe answered 451"));

        ExecutionResult result = run(INPUT);

        assertThat(result.error()).isEqualTo("Photinus.input_media_unsafe");
        assertThat(arguments("Authenticate")).isEmpty();
    }

    @Test
    void givesUpOnATokenThatIsNeverAccepted() {
        polls("createMask", UNAUTHORIZED);
        polls("removeBackground", UNAUTHORIZED);

        ExecutionResult result = run(INPUT);

        assertThat(result.error()).isEqualTo("Photinus.unauthorized");
        assertThat(arguments("Authenticate")).hasSize(3);
    }

    @Test
    void keepsTheFilledPictureWhileItWaitsForItsTone() {
        Instant slot = timers.instant().plusSeconds(7200);
        answers("AutoTone", scheduled(slot), submitted("autoTone", "t1"));

        ExecutionResult result = run(INPUT);

        assertThat(result.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(states(result)).containsSubsequence("Keep Fill", "Wait for Tone Slot", "Auto Tone", "Publish");
    }

    @Test
    void spendsNothingOnWhatIsRefusedOrFinished() {
        answers("Inspect", "{'status': 'refused', 'reason': 'teapot.jpg: it is a GIF'}");
        assertThat(run(INPUT).cause()).isEqualTo("teapot.jpg: it is a GIF");

        answers("Inspect", "{'status': 'finished', 'result': {'results': [{'key': 'a'}]}}");
        JsonNode output = output(run(INPUT));
        assertThat(output.path("finishedBefore").asBoolean()).isTrue();
        assertThat(functions()).containsExactly("Inspect", "Inspect");
    }

    private static String accepted(int variations) {
        return """
        {'status': 'accepted', 'photo': {'bucket': 'photos', 'key': 'incoming/product/teapot.jpg'}, 'prompt': 'a table',
         'negativePrompt': '', 'seeds': %s, 'size': {'width': 1344, 'height': 768}, 'outputs': %s,
         'mediaType': 'image/jpeg', 'cutout': {'bucket': 'photos', 'key': 'finished/product/teapot-cutout'},
         'again': false,
         'fingerprint': 'abc'}
        """
                .formatted(seeds(variations), places("finished/product/teapot-%d.jpg", variations));
    }
}
