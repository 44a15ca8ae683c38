package dev.photinus.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.local.asl.ExecutionResult;
import dev.photinus.local.asl.ExecutionStatus;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way through infra/headshot.asl.json. */
class HeadshotStateMachineTest extends StateMachineTest {

    private static final String INPUT = "{'source': {'bucket': 'photos', 'key': 'incoming/headshot/ada.jpg'}}";
    private static final String MADE = "null";

    HeadshotStateMachineTest() {
        super("headshot");
    }

    @BeforeEach
    void everythingGoesWell() {
        answers("Inspect", accepted(1, false, MADE));
        answers("CreateMask", submitted("createMask", "m1"));
        answers("Fill", submitted("fill", "f1"));
        answers("AutoTone", submitted("autoTone", "t1"), submitted("autoTone", "t2"), submitted("autoTone", "t3"));
    }

    @Test
    void takesTwelveTransitionsWhenNothingHasToWait() {
        ExecutionResult result = run(INPUT);

        assertThat(result.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(result.transitions()).isEqualTo(12);
    }

    @Test
    void answersWithEverythingThatAPersonWantsToKnow() {
        assertThat(output(run(INPUT)))
                .isEqualTo(
                        node(
                                """
                                {'photo': {'bucket': 'photos', 'key': 'incoming/headshot/ada.jpg'},
                                 'results': [{'bucket': 'photos', 'key': 'finished/headshot/ada-1.jpg', 'seed': 7}],
                                 'mask': {'bucket': 'photos', 'key': 'i/createMask-0.png'},
                                 'filled': [{'bucket': 'photos', 'key': 'i/fill-0.png'}],
                                 'prompt': 'a forest', 'negativePrompt': '', 'size': {'width': 1152, 'height': 896},
                                 'jobs': [{'operation': 'createMask', 'jobId': 'm1', 'seconds': 1.5},
                                          {'operation': 'fill', 'jobId': 'f1', 'seconds': 1.5},
                                          {'operation': 'autoTone', 'jobId': 't1', 'seconds': 1.5}]}
                                """));
    }

    @Test
    void makesNoMaskWhereThereIsOne() {
        answers("Inspect", accepted(1, true, "{'bucket': 'photos', 'key': 'masks/ada.png'}"));

        ExecutionResult result = run(INPUT);

        assertThat(functions()).containsExactly("Inspect", "Fill", "PollStatus", "AutoTone", "PollStatus", "Publish");
        assertThat(result.transitions()).isEqualTo(9);
        assertThat(arguments("Fill").get(0).path("mask"))
                .isEqualTo(node("{'bucket': 'photos', 'key': 'masks/ada.png'}"));
        assertThat(output(result).path("mask")).isEqualTo(node("{'bucket': 'photos', 'key': 'masks/ada.png'}"));
        assertThat(output(result).path("filled")).isEqualTo(node("[{'bucket': 'photos', 'key': 'i/fill-0.png'}]"));
    }

    @Test
    void makesNoMaskForANewTokenEither() {
        answers("Inspect", accepted(1, true, "{'bucket': 'photos', 'key': 'masks/ada.png'}"));
        answers("Fill", UNAUTHORIZED, submitted("fill", "f1"));

        ExecutionResult result = run(INPUT);

        assertThat(result.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(arguments("Authenticate")).hasSize(1);
        assertThat(arguments("CreateMask")).isEmpty();
    }

    @Test
    void tonesEveryVariation() {
        answers("Inspect", accepted(3, false, MADE));

        ExecutionResult result = run(INPUT);

        assertThat(arguments("AutoTone"))
                .extracting(call -> call.path("photo").path("output").asInt())
                .containsExactly(0, 1, 2);
        assertThat(output(result).path("results").findValuesAsText("seed")).containsExactly("7", "8", "9");
        assertThat(output(result).path("filled")).hasSize(3);
        assertThat(arguments("Publish").get(0).path("copies")).hasSize(7);
    }

    @Test
    void asksAgainWhileAJobRuns() {
        String running = "{'status': 'running', 'job': {}}";
        polls("createMask", running, running, succeeded("createMask", "m1"));

        ExecutionResult result = run(INPUT);

        assertThat(result.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(result.transitions()).isEqualTo(12 + 2 * 2);
    }

    @Test
    void waitsForItsSlotAndKeepsTheMaskMeanwhile() {
        Instant slot = timers.instant().plusSeconds(7200);
        answers("Fill", scheduled(slot), submitted("fill", "f1"));

        ExecutionResult result = run(INPUT);

        assertThat(result.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(result.stopDate()).isAfterOrEqualTo(slot);
        assertThat(states(result)).containsSubsequence("Keep Mask", "Wait for Fill Slot", "Fill", "Publish");
        assertThat(arguments("Publish").get(0).path("copies").findValuesAsText("operation"))
                .containsExactly("createMask");
    }

    @Test
    void renewsATokenThatAdobeNoLongerAccepts() {
        polls("fill", UNAUTHORIZED, succeeded("fill", "f1"));

        ExecutionResult result = run(INPUT);

        assertThat(result.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(arguments("Authenticate")).hasSize(1);
        assertThat(arguments("Inspect")).as("the photo is known").hasSize(1);
        assertThat(output(result).path("jobs")).as("each job once").hasSize(3);
    }

    @Test
    void givesUpOnATokenThatIsNeverAccepted() {
        polls("createMask", UNAUTHORIZED);

        ExecutionResult result = run(INPUT);

        assertThat(result.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(result.error()).isEqualTo("Photinus.unauthorized");
        assertThat(result.cause()).contains("ada.jpg").contains("401");
    }

    @Test
    void failsWithWhatAdobeSaidAndKeepsWhatIsPaid() {
        polls("fill", failed("prompt_unsafe", "Adobe answered 451 prompt_unsafe"));

        ExecutionResult result = run(INPUT);

        assertThat(result.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(result.error()).isEqualTo("Photinus.prompt_unsafe");
        assertThat(result.cause()).isEqualTo("ada.jpg: Adobe answered 451 prompt_unsafe (at Fill)");
        assertThat(arguments("Publish").get(0).path("copies")).hasSize(1);
    }

    @Test
    void spendsNothingOnARefusedPhoto() {
        answers("Inspect", "{'status': 'refused', 'reason': 'ada.jpg: the file is empty (0 bytes)'}");

        ExecutionResult result = run(INPUT);

        assertThat(result.error()).isEqualTo("Photinus.PhotoRefused");
        assertThat(result.cause()).isEqualTo("ada.jpg: the file is empty (0 bytes)");
        assertThat(functions()).containsExactly("Inspect");
    }

    @Test
    void spendsNothingOnWhatIsFinished() {
        answers("Inspect", "{'status': 'finished', 'result': {'results': [{'key': 'a'}]}}");

        ExecutionResult result = run(INPUT);

        assertThat(result.output()).isEqualTo(node("{'results': [{'key': 'a'}], 'finishedBefore': true}"));
        assertThat(functions()).containsExactly("Inspect");
    }

    @Test
    void triesAgainWhateverAFunctionThrows() {
        fails("Fill", 2, submitted("fill", "f1"));

        ExecutionResult result = run(INPUT);

        assertThat(result.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(result.transitions()).isEqualTo(12 + 2);
    }

    @Test
    void givesUpInTheEndAndSaysWhy() {
        fails("Fill", 5, submitted("fill", "f1"));

        ExecutionResult result = run(INPUT);

        assertThat(arguments("Fill")).hasSize(5);
        assertThat(result.error()).isEqualTo("Photinus.StepFailed");
        assertThat(result.cause()).isEqualTo("ada.jpg: Adobe answered 503 (at Fill)");
    }

    @Test
    void saysWhyEvenWithoutAnInput() {
        failsForEver("Inspect", "Sandbox.Timedout", "Task timed out after 30.00 seconds");

        assertThat(run("{}").cause()).isEqualTo("no photo: Task timed out after 30.00 seconds (at Inspect Photo)");
    }

    private static String accepted(int variations, boolean ownMask, String fillMask) {
        return """
        {'status': 'accepted', 'photo': {'bucket': 'photos', 'key': 'incoming/headshot/ada.jpg'}, 'prompt': 'a forest',
         'negativePrompt': '', 'seeds': %s, 'size': {'width': 1152, 'height': 896}, 'outputs': %s,
         'mediaType': 'image/jpeg', 'ownMask': %s, 'fillMask': %s, 'maskSelects': 'subject',
         'again': false,
         'fingerprint': 'abc'}
        """
                .formatted(seeds(variations), places("finished/headshot/ada-%d.jpg", variations), ownMask, fillMask);
    }
}
