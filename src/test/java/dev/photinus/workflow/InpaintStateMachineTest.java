package dev.photinus.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.local.asl.ExecutionResult;
import dev.photinus.local.asl.ExecutionStatus;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way through infra/inpaint.asl.json. */
class InpaintStateMachineTest extends StateMachineTest {

    private static final String INPUT = "{'source': {'bucket': 'photos', 'key': 'incoming/inpaint/beach.jpg'}}";
    private static final String BOX = "'boundingBox': {'x': 1, 'y': 2, 'width': 30, 'height': 40}";

    InpaintStateMachineTest() {
        super("inpaint");
    }

    @BeforeEach
    void everythingGoesWell() {
        answers("Inspect", accepted("'remove': ['dog'], 'listObjects': false"));
        answers("MaskObjects", submitted("maskObjects", "o1"));
        polls("maskObjects", found("ball, 0.97", "Dog, 0.62", "dog, 0.91", "dog, 0.2", "sky, 0.8"));
        answers("FillMaskedAreas", submitted("fillMaskedAreas", "a1"));
    }

    @Test
    void paintsAwayEverythingOfALabelThatAdobeIsSureOfTheSurestFirst() {
        ExecutionResult result = run(INPUT);

        assertThat(result.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(arguments("FillMaskedAreas").get(0).path("masks"))
                .isEqualTo(node("[{'job': %1$s, 'output': 2}, {'job': %1$s, 'output': 1}]"
                        .formatted(job("maskObjects", "o1"))));
        assertThat(output(result).path("results"))
                .isEqualTo(node("[{'bucket': 'photos', 'key': 'finished/inpaint/beach.png'}]"));
        assertThat(output(result).path("masks"))
                .isEqualTo(
                        node(
                                """
                                [{'bucket': 'photos', 'key': 'i/maskObjects-2.png', 'label': 'dog', 'score': 0.91},
                                 {'bucket': 'photos', 'key': 'i/maskObjects-1.png', 'label': 'Dog', 'score': 0.62}]
                                """));
        assertThat(output(result).path("objects")).hasSize(5);
        assertThat(output(result).path("objects").get(0))
                .isEqualTo(node("{'label': 'ball', 'score': 0.97, " + BOX + "}"));
        assertThat(output(result).path("jobs").findValuesAsText("operation"))
                .containsExactly("maskObjects", "fillMaskedAreas");
    }

    @Test
    void remembersWhereTheResultIsByWhatAdobeMade() {
        run(INPUT);

        assertThat(arguments("Publish").get(0).path("finished"))
                .isEqualTo(
                        node(
                                """
                                {'result': {'bucket': 'photos', 'key': 'finished/inpaint/beach'}, 'fingerprint': 'abc',
                                 'resultsOf': 'fillMaskedAreas',
                                 'description': {'photo': {'bucket': 'photos', 'key': 'incoming/inpaint/beach.jpg'},
                                                 'jobs': [{'operation': 'maskObjects', 'jobId': 'o1', 'seconds': 1.5},
                                                          {'operation': 'fillMaskedAreas', 'jobId': 'a1', 'seconds': 1.5}]}}
                                """));
    }

    @Test
    void takesSeveralLabels() {
        answers("Inspect", accepted("'remove': ['sky', 'ball'], 'listObjects': false"));

        run(INPUT);

        assertThat(arguments("FillMaskedAreas").get(0).path("masks").findValuesAsText("output"))
                .containsExactly("0", "4");
    }

    @Test
    void refusesALabelThatIsNotThereAndNamesThoseThatAre() {
        answers("Inspect", accepted("'remove': ['cat', 'dog', 'cow'], 'listObjects': false"));

        ExecutionResult result = run(INPUT);

        assertThat(result.error()).isEqualTo("Photinus.LabelNotFound");
        assertThat(result.cause())
                .isEqualTo("beach.jpg: nothing on it that Adobe is sure enough of (score 0.5 or more) is labelled"
                        + " cat or cow; there are ball (0.97), dog (0.91), sky (0.8), Dog (0.62), dog (0.2)");
        assertThat(arguments("FillMaskedAreas")).isEmpty();
    }

    @Test
    void refusesALabelThatAdobeIsNotSureOf() {
        polls("maskObjects", found("dog, 0.2"));

        assertThat(run(INPUT).cause())
                .isEqualTo("beach.jpg: nothing on it that Adobe is sure enough of (score 0.5 or more) is labelled dog;"
                        + " there are dog (0.2)");
    }

    @Test
    void listsWhatIsOnThePhotoAndSpendsNothingMore() {
        answers("Inspect", accepted("'remove': [], 'listObjects': true"));
        polls("maskObjects", found("dog, 0.9"));

        ExecutionResult result = run(INPUT);

        assertThat(output(result))
                .isEqualTo(node(
                        """
                                {'photo': {'bucket': 'photos', 'key': 'incoming/inpaint/beach.jpg'}, 'listed': true,
                                 'objects': [{'label': 'dog', 'score': 0.9, %s}],
                                 'jobs': [{'operation': 'maskObjects', 'jobId': 'o1', 'seconds': 1.5}]}
                                """
                                .formatted(BOX)));
        assertThat(functions()).containsExactly("Inspect", "MaskObjects", "PollStatus");
    }

    @Test
    void looksForNothingWhereMasksAreGiven() {
        String own = "[{'bucket': 'photos', 'key': 'masks/ball.png'}]";
        answers("Inspect", accepted("'remove': [], 'listObjects': false", own));

        ExecutionResult result = run(INPUT);

        assertThat(functions()).containsExactly("Inspect", "FillMaskedAreas", "PollStatus", "Publish");
        assertThat(arguments("FillMaskedAreas").get(0).path("masks")).isEqualTo(node(own));
        assertThat(output(result).path("masks")).isEqualTo(node(own));
        assertThat(output(result).path("results")).hasSize(1);
    }

    @Test
    void keepsTheMasksWhileItWaitsForItsSlot() {
        Instant slot = timers.instant().plusSeconds(7200);
        answers("FillMaskedAreas", scheduled(slot), submitted("fillMaskedAreas", "a1"));

        ExecutionResult result = run(INPUT);

        assertThat(result.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(states(result)).containsSubsequence("Keep Masks", "Wait for Fill Slot", "Fill Masked Areas");
        assertThat(arguments("Publish").get(0).path("copies")).hasSize(2);
    }

    @Test
    void keepsTheMasksWhereTheRestFails() {
        polls("fillMaskedAreas", failed("processing_error", "Adobe failed at fillMaskedAreas: no"));

        ExecutionResult result = run(INPUT);

        assertThat(result.cause()).isEqualTo("beach.jpg: Adobe failed at fillMaskedAreas: no (at Fill Masked Areas)");
        assertThat(arguments("Publish").get(0).path("copies")).hasSize(2);
    }

    @Test
    void renewsATokenAndPaysForNothingTwice() {
        answers("FillMaskedAreas", UNAUTHORIZED, submitted("fillMaskedAreas", "a1"));

        ExecutionResult result = run(INPUT);

        assertThat(result.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(arguments("Authenticate")).hasSize(1);
        assertThat(output(result).path("jobs")).hasSize(2);
    }

    @Test
    void saysWhyNothingWasFound() {
        polls("maskObjects", failed("no_objects", "Adobe failed at maskObjects: nothing"));

        assertThat(run(INPUT).error()).isEqualTo("Photinus.no_objects");
    }

    /** @param objects label and score of each */
    private static String found(String... objects) {
        StringBuilder outputs = new StringBuilder();
        for (String object : objects) {
            String[] labelAndScore = object.split(", ", 2);
            outputs.append(outputs.length() == 0 ? "" : ", ")
                    .append("{'label': '%s', 'score': %s, %s}".formatted(labelAndScore[0], labelAndScore[1], BOX));
        }
        return "{'status': 'succeeded', 'seconds': 1.5, 'paid': true, 'jobId': 'o1', 'job': %s, 'outputs': [%s]}"
                .formatted(job("maskObjects", "o1"), outputs);
    }

    private static String accepted(String wishes) {
        return accepted(wishes, "[]");
    }

    private static String accepted(String wishes, String masks) {
        return """
        {'status': 'accepted', 'photo': {'bucket': 'photos', 'key': 'incoming/inpaint/beach.jpg'}, %s,
         'minimumScore': 0.5, 'masks': %s, 'again': false,
         'output': {'bucket': 'photos', 'key': 'finished/inpaint/beach'}, 'fingerprint': 'abc'}
        """
                .formatted(wishes, masks);
    }
}
