package dev.photinus.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.adobe.Generation;
import dev.photinus.local.adobe.AdobeStandIn;
import dev.photinus.local.adobe.StandInSettings;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.cli.cloud.LocalCloud;
import dev.photinus.local.cli.workflow.AdobeHost;
import dev.photinus.local.cli.workflow.Background;
import dev.photinus.local.cli.workflow.CloudSettings;
import dev.photinus.local.cli.workflow.FoundObject;
import dev.photinus.local.cli.workflow.Made;
import dev.photinus.local.cli.workflow.OwnMask;
import dev.photinus.local.cli.workflow.PhotoRequest;
import dev.photinus.local.cli.workflow.PhotoResult;
import dev.photinus.local.cli.workflow.Wish;
import dev.photinus.local.cli.workflow.Workflows;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;

/** Every workflow, on the built function.zip, against a strict host that knows one generation of Adobe's APIs only. */
@Timeout(240)
@TestInstance(Lifecycle.PER_CLASS)
abstract class GenerationIT {

    private static final Background PLAIN = new Background(null, null, null, 1);
    private static final Path ADA = Path.of("samples/headshots/ada.jpg");
    private static final Path TEAPOT = Path.of("samples/products/teapot.jpg");
    private static final Path BEACH = Path.of("samples/scenes-to-clean/beach-ball-and-dog.jpg");

    private final AdobeStandIn host;
    private final Generation generation;
    private @Nullable Workflows started;

    GenerationIT(Generation generation) {
        this.generation = generation;
        this.host = AdobeStandIn.start(StandInSettings.quick().withGenerations(generation));
    }

    @BeforeAll
    void start() {
        started = new LocalCloud(Path.of("").toAbsolutePath(), Map.of())
                .start(new CloudSettings("headshot", new AdobeHost.Other(host.uri()), generation, Map.of(), 2));
    }

    @AfterAll
    void stop() {
        Objects.requireNonNull(started).close();
        host.close();
    }

    @AfterEach
    void keepsToTheContract() {
        assertThat(host.violations()).isEmpty();
    }

    private PhotoResult.Succeeded run(Path photo, Wish wish) {
        PhotoResult result = result(photo, wish);
        assertThat(result).as(result.reason()).isInstanceOf(PhotoResult.Succeeded.class);
        return (PhotoResult.Succeeded) result;
    }

    private PhotoResult result(Path photo, Wish wish) {
        String name = System.nanoTime() + "/" + photo.getFileName();
        return Objects.requireNonNull(started)
                .start(new PhotoRequest(photo, name, wish, null), event -> {})
                .join();
    }

    /** How many jobs of each operation the host has accepted since. */
    private Map<Operation, Long> jobs() {
        Map<Operation, Long> jobs = new EnumMap<>(Operation.class);
        host.jobs().forEach(job -> jobs.merge(job.operation(), 1L, Long::sum));
        return jobs;
    }

    @Test
    void headshot() {
        Made made = run(ADA, new Wish.Headshot(new Background("a forest", "people", 7L, 2), null))
                .made();

        assertThat(made.outputs()).extracting(Made.Output::seed).containsExactly(7L, 8L);
        assertThat(made.masks()).hasSize(1);
        showsThePerson(made, made.masks().get(0).file());
    }

    private static void showsThePerson(Made made, Path mask) {
        Comparison.of(ADA, made.outputs().get(0).file())
                .showsTheSameWithin(mask)
                .showsAnotherOutside(mask);
    }

    @Test
    void headshotWithAMaskOfOnesOwn() {
        Map<Operation, Long> before = jobs();
        OwnMask mask = new OwnMask(Path.of("samples/masks/headshots/ada.png"), "ada.png");

        Made made = run(ADA, new Wish.Headshot(PLAIN, new Wish.SubjectMask(mask, Wish.Selects.SUBJECT)))
                .made();

        assertThat(jobs().get(Operation.CREATE_MASK)).isEqualTo(before.get(Operation.CREATE_MASK));
        assertThat(made.masks()).hasSize(1);
        showsThePerson(made, mask.file());
    }

    @Test
    void product() {
        Made made = run(TEAPOT, new Wish.Product(new Background("on white marble", null, 7L, 1)))
                .made();

        Mat cutout = opencv_imgcodecs.imread(
                Objects.requireNonNull(made.cutout()).toString(), opencv_imgcodecs.IMREAD_UNCHANGED);
        assertThat(cutout.channels()).as("the cutout is transparent").isEqualTo(4);
        assertThat(made.masks()).hasSize(1);
        Comparison.of(TEAPOT, made.outputs().get(0).file())
                .showsTheSameWithin(made.masks().get(0).file());
    }

    @Test
    void inpaint() {
        Made made = run(BEACH, new Wish.RemoveObjects(List.of("ball"), null)).made();

        assertThat(made.masks()).hasSize(1);
        assertThat(made.masks().get(0).label()).isEqualTo("ball");
        Comparison.of(BEACH, made.outputs().get(0).file())
                .showsAnotherWithin(made.masks().get(0).file())
                .showsTheSameOutside(made.masks().get(0).file());
    }

    @Test
    void inpaintWithMasksOfOnesOwn() {
        Map<Operation, Long> before = jobs();
        OwnMask mask =
                new OwnMask(Path.of("samples/masks/scenes-to-clean/beach-ball-and-dog-ball.png"), "the ball.png");

        Made made = run(BEACH, new Wish.RemoveMasked(List.of(mask))).made();

        assertThat(jobs().get(Operation.MASK_OBJECTS)).isEqualTo(before.get(Operation.MASK_OBJECTS));
        Comparison.of(BEACH, made.outputs().get(0).file())
                .showsAnotherWithin(mask.file())
                .showsTheSameOutside(mask.file());
    }

    @Test
    void listOfObjects() {
        Made made = run(BEACH, new Wish.ListObjects()).made();

        assertThat(made.outputs()).isEmpty();
        assertThat(made.objects()).extracting(FoundObject::label).contains("ball", "dog");
    }

    @Test
    void aLabelThatIsNotThere() {
        PhotoResult result = result(BEACH, new Wish.RemoveObjects(List.of("unicorn"), null));

        assertThat(result).isInstanceOf(PhotoResult.Failed.class);
        assertThat(result.reason())
                .contains("labelled unicorn; there are")
                .contains("dog (")
                .contains("ball (");
    }
}
