package dev.photinus.local.cli.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.photinus.local.asl.Interpreter;
import dev.photinus.local.asl.RealTimers;
import dev.photinus.local.asl.StateMachine;
import dev.photinus.local.aws.states.StepFunctions;
import dev.photinus.local.cli.workflow.Background;
import dev.photinus.local.cli.workflow.CloudException;
import dev.photinus.local.cli.workflow.Made;
import dev.photinus.local.cli.workflow.OwnMask;
import dev.photinus.local.cli.workflow.PhotoRequest;
import dev.photinus.local.cli.workflow.PhotoResult;
import dev.photinus.local.cli.workflow.Wish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Photos through machines of one state, which need no cloud. */
@Timeout(30)
class LocalWorkflowsTest {

    private static final Wish PRODUCT = new Wish.Product(new Background(null, null, null, 1));

    /** Gives back what it was given. */
    private static final String ECHO =
            "'Type': 'Succeed', 'Output': {'results': ['{% $states.input.source %}'], 'masks': '{% $states.input.masks %}'}";

    private final RealTimers timers = new RealTimers();
    private Path folder;
    private Path photo;

    @BeforeEach
    void photo(@TempDir Path folder) throws IOException {
        this.folder = folder;
        photo = Files.writeString(folder.resolve("Anna.jpg"), "a photo");
    }

    @AfterEach
    void stopTimers() {
        timers.close();
    }

    @Test
    void putsPhotoAndMasksIntoTheBucketBeforeTheExecutionStarts() throws IOException {
        Path lamp = Files.writeString(folder.resolve("lamp.png"), "a lamp");
        Wish wish = new Wish.RemoveMasked(List.of(new OwnMask(lamp, "lamp.png"), new OwnMask(photo, "other.png")));

        PhotoResult result = run("inpaint", ECHO, wish);

        assertThat(result).isInstanceOf(PhotoResult.Succeeded.class);
        assertThat(result.reason()).isNull();
        Path bucket = folder.resolve("photos");
        assertThat(bucket.resolve("runs/inpaint/anna.jpg")).hasContent("a photo");
        assertThat(bucket.resolve("masks/inpaint/anna.jpg/lamp.png")).hasContent("a lamp");
        assertThat(result.made().outputs()).singleElement().satisfies(output -> assertThat(output.file())
                .hasContent("a photo"));
        assertThat(result.made().masks())
                .extracting(Made.Mask::file)
                .satisfiesExactly(mask -> assertThat(mask).hasContent("a lamp"), mask -> assertThat(mask)
                        .hasContent("a photo"));
    }

    @Test
    void tellsWhatWasFinishedBefore() throws IOException {
        PhotoResult result = run(
                "product",
                "'Type': 'Succeed', 'Output': {'results': ['{% $states.input.source %}'], 'finishedBefore': true}",
                PRODUCT);

        assertThat(result).isInstanceOf(PhotoResult.Skipped.class);
        assertThat(result.reason()).contains("finished before");
        assertThat(result.made().outputs()).hasSize(1);
    }

    @Test
    void bringsAPhotoThroughAgainThatHasBeenThrough() throws IOException {
        PhotoRequest request = new PhotoRequest(photo, "anna.jpg", PRODUCT, null);
        List<String> executions = new CopyOnWriteArrayList<>();

        try (LocalWorkflows workflows = workflows(
                "product",
                "'Type': 'Succeed', 'Output': {'results': ['{% $states.input.source %}']}",
                event -> executions.add(event.path("detail").path("name").asText()))) {
            assertThat(workflows.start(request, event -> {}).join()).isInstanceOf(PhotoResult.Succeeded.class);
            assertThat(workflows.start(request, event -> {}).join()).isInstanceOf(PhotoResult.Succeeded.class);
        }

        assertThat(executions).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void tellsWhyAnExecutionFailed() throws IOException {
        PhotoResult result = run(
                "product",
                "'Type': 'Fail', 'Error': 'Photinus.PhotoRefused', 'Cause': 'anna.jpg is no photo'",
                PRODUCT);

        assertThat(result).isInstanceOf(PhotoResult.Failed.class);
        assertThat(result.reason()).isEqualTo("anna.jpg is no photo");
        assertThat(result.made()).isEqualTo(Made.NOTHING);
    }

    @Test
    void failsThePhotoWhoseResultIsGone() throws IOException {
        PhotoResult result = run(
                "product",
                "'Type': 'Succeed', 'Output': {'results': [{'bucket': 'photos', 'key': 'gone.jpg'}]}",
                PRODUCT);

        assertThat(result).isInstanceOf(PhotoResult.Failed.class);
        assertThat(result.reason()).contains("could not be taken out of the bucket");
    }

    @Test
    void namesAMaskThatCannotBePutIntoTheBucket() {
        Path gone = folder.resolve("gone.png");
        Wish wish = new Wish.RemoveMasked(List.of(new OwnMask(gone, "gone.png")));

        assertThatThrownBy(() -> run("inpaint", ECHO, wish))
                .isInstanceOf(CloudException.class)
                .hasMessageStartingWith("gone.png could not be put into the bucket");
    }

    private PhotoResult run(String workflow, String state, Wish wish) throws IOException {
        try (LocalWorkflows workflows = workflows(workflow, state, event -> {})) {
            return workflows
                    .start(new PhotoRequest(photo, "anna.jpg", wish, null), event -> {})
                    .join();
        }
    }

    private LocalWorkflows workflows(String workflow, String state, Consumer<JsonNode> events) throws IOException {
        String definition = "{'QueryLanguage': 'JSONata', 'StartAt': 'Only', 'States': {'Only': {" + state + "}}}";
        StateMachine machine = StateMachine.load(workflow, definition.replace('\'', '"'), Map.of());
        String arn = "arn:aws:states:us-east-1:000000000000:stateMachine:Machine";
        StepFunctions stepFunctions = new StepFunctions(
                Map.of(arn, machine),
                self -> new Interpreter(
                        request -> CompletableFuture.failedFuture(new AssertionError("There is no task")),
                        timers,
                        new Random(1)),
                event -> {
                    events.accept(event);
                    return CompletableFuture.completedFuture(null);
                });
        return new LocalWorkflows(
                new FolderBucket(folder, "photos"),
                stepFunctions,
                Map.of(workflow, new LocalMachine(arn, machine)),
                new ItemListeners(),
                LocalState.temporary(),
                new FunctionMeter(List.of()),
                Files.createDirectories(folder.resolve("results")),
                () -> {});
    }
}
