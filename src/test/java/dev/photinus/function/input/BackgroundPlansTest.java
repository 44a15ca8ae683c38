package dev.photinus.function.input;

import static dev.photinus.function.input.InputJson.DEFAULTS;
import static dev.photinus.function.input.InputJson.photo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.adobe.Generation;
import dev.photinus.storage.ImageFacts;
import dev.photinus.storage.S3Location;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the inputs of headshot and product come to. */
class BackgroundPlansTest {

    private static final Background FOREST = new Background("a forest", null, null, null, null);

    @ParameterizedTest
    @CsvSource({
        "incoming/headshot/ada.jpg, image/jpeg, finished/headshot/ada.jpg, image/jpeg",
        "incoming/headshot/team/ada.JPEG, image/jpeg, finished/headshot/team/ada.JPEG, image/jpeg",
        "incoming/headshot/ada.png, image/png, finished/headshot/ada.png, image/png",
        "incoming/headshot/ada.webp, image/webp, finished/headshot/ada.webp.jpg, image/jpeg",
        "incoming/headshot/ada.tif, image/tiff, finished/headshot/ada.tif.jpg, image/jpeg",
        "incoming/product/ada.jpg, image/jpeg, finished/headshot-from/photos/incoming/product/ada.jpg, image/jpeg",
        "runs/headshot/ada.jpg, image/jpeg, finished/headshot-from/photos/runs/headshot/ada.jpg, image/jpeg",
        "runs/product/ada.jpg, image/jpeg, finished/headshot-from/photos/runs/product/ada.jpg, image/jpeg",
        "elsewhere/v1.2/ada, image/jpeg, finished/headshot-from/photos/elsewhere/v1.2/ada.~.jpg, image/jpeg",
        "ada, image/png, finished/headshot-from/photos/ada.~.png, image/png",
    })
    void nameTheResultAfterThePhoto(String key, String photoType, String result, String resultType) {
        HeadshotInput.Plan plan = plan(key, photoType, "tag", null);

        assertThat(plan.outputs()).containsExactly(new S3Location("photos", result));
        assertThat(plan.result()).isEqualTo(new S3Location("photos", result));
        assertThat(plan.mediaType()).isEqualTo(resultType);
    }

    @Test
    void numberSeveralVariations() {
        HeadshotInput.Plan plan =
                plan("incoming/headshot/ada.jpg", "image/jpeg", "tag", new Background(null, null, 100L, 3, null));

        assertThat(plan.seeds()).containsExactly(100L, 101L, 102L);
        assertThat(plan.outputs())
                .extracting(S3Location::key)
                .containsExactly(
                        "finished/headshot/ada-1.jpg", "finished/headshot/ada-2.jpg", "finished/headshot/ada-3.jpg");
    }

    @Test
    void takeSeedsAsTheyAreGiven() {
        HeadshotInput.Plan plan =
                plan("ada.jpg", "image/jpeg", "tag", new Background(null, null, null, null, List.of(7L, 1842L)));

        assertThat(plan.seeds()).containsExactly(7L, 1842L);
        assertThat(plan.outputs()).hasSize(2);
    }

    @Test
    void giveEveryPhotoWithTheSamePromptTheSameSeed() {
        assertThat(plan("a.jpg", "image/jpeg", "1", FOREST).seeds())
                .isEqualTo(plan("b.jpg", "image/jpeg", "2", FOREST).seeds());
        assertThat(plan("a.jpg", "image/jpeg", "1", FOREST).seeds())
                .isNotEqualTo(plan("a.jpg", "image/jpeg", "1", null).seeds());
    }

    @Test
    void fingerprintThePhotoAndItsSettings() {
        String fingerprint = plan("a.jpg", "image/jpeg", "1", FOREST).fingerprint();

        assertThat(plan("a.jpg", "image/jpeg", "1", FOREST).fingerprint()).isEqualTo(fingerprint);
        assertThat(plan("a.jpg", "image/jpeg", "2", FOREST).fingerprint()).isNotEqualTo(fingerprint);
        assertThat(plan("a.jpg", "image/jpeg", "1", null).fingerprint()).isNotEqualTo(fingerprint);
    }

    @Test
    void paintByTheMaskThatIsMadeOrByOnesOwn() {
        HeadshotInput.Plan made = plan("a.jpg", "image/jpeg", "1", null);
        HeadshotInput.Plan own = own(null, "m1");

        assertThat(made.ownMask()).isFalse();
        assertThat(made.fillMask()).isNull();
        assertThat(made.maskSelects()).isEqualTo("subject");
        assertThat(own.ownMask()).isTrue();
        assertThat(own.fillMask()).isEqualTo(new Picture("photos", "masks/a.png", null, "m1", null, null));
        assertThat(own("background", "m1").maskSelects()).isEqualTo("background");
        assertThat(own.fingerprint())
                .isNotEqualTo(made.fingerprint())
                .isNotEqualTo(own(null, "m2").fingerprint())
                .isNotEqualTo(own("background", "m1").fingerprint());
    }

    private static HeadshotInput.Plan own(@Nullable String selects, String maskTag) {
        HeadshotInput input = new HeadshotInput(
                new S3Location("photos", "a.jpg"), new OwnMask(null, "masks/a.png", selects), null, null, null);
        return input.plan(
                photo("a.jpg", "image/jpeg", "1"), List.of(photo("masks/a.png", "image/png", maskTag)), DEFAULTS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "CURRENT | subject | image/png | 1200 | 1500 | -",
                "CURRENT | subject | image/jpeg | 1200 | 1500 | -",
                "CURRENT | subject | image/png | 400 | 500 | -",
                "CURRENT | subject | image/png | 1199 | 1500 | -",
                "CURRENT | subject | image/png | 1500 | 1200 | it is 1500 × 1200 pixels and the photo 1200 × 1500",
                "LEGACY | subject | image/png | 1200 | 1500 | -",
                "LEGACY | background | image/jpeg | 1200 | 1500 | -",
                "LEGACY | subject | image/jpeg | 1200 | 1500 | save it as PNG",
                "LEGACY | subject | image/png | 480 | 600 | -",
                "LEGACY | subject | image/png | 479 | 599 | takes masks from 600 pixels on",
            })
    void refuseMasksThatWouldComeToNothing(
            Generation fill, String selects, String type, int width, int height, @Nullable String reason) {
        HeadshotInput input = new HeadshotInput(
                new S3Location("photos", "a.jpg"), new OwnMask(null, "masks/a.png", selects), null, null, null);

        String misfit = input.misfit(
                photo("a.jpg", "image/jpeg", "1").facts(),
                photo("masks/a.png", type, "m", width, height).facts(),
                InputJson.defaults(fill));

        if (reason == null) {
            assertThat(misfit).isNull();
        } else {
            assertThat(misfit).contains(reason);
        }
    }

    /** The mask would be paid for, and the fill would refuse it. */
    @ParameterizedTest
    @CsvSource({"LEGACY, 64, 80, false", "LEGACY, 599, 450, false", "LEGACY, 450, 600, true", "CURRENT, 64, 80, true"})
    void refusePhotosThatAreTooSmallForTheLegacyFill(Generation fill, int width, int height, boolean taken) {
        S3Location source = new S3Location("photos", "a.jpg");
        ImageFacts facts = photo("a.jpg", "image/jpeg", "1", width, height).facts();

        assertThat(List.of(
                        new HeadshotInput(source, null, null, null, null), new ProductInput(source, null, null, null)))
                .allSatisfy(input -> {
                    String misfit = input.misfit(facts, InputJson.defaults(fill));
                    if (taken) {
                        assertThat(misfit).isNull();
                    } else {
                        assertThat(misfit).contains(width + " × " + height, "masks from 600 pixels on");
                    }
                });
    }

    @Test
    void keepAProductsCutoutBesideItsPicture() {
        ProductInput input = new ProductInput(
                new S3Location("photos", "incoming/product/tea pot.png"),
                new Background(null, null, null, 2, null),
                null,
                null);

        ProductInput.Plan plan =
                input.plan(photo("incoming/product/tea pot.png", "image/png", "1"), List.of(), DEFAULTS);

        assertThat(plan.prompt()).isEqualTo("a table");
        assertThat(plan.outputs())
                .extracting(S3Location::key)
                .containsExactly("finished/product/tea pot-1.png", "finished/product/tea pot-2.png");
        assertThat(plan.cutout()).isEqualTo(new S3Location("photos", "finished/product/tea pot~png-cutout"));
    }

    private static HeadshotInput.Plan plan(String key, String mediaType, String eTag, @Nullable Background background) {
        return new HeadshotInput(new S3Location("photos", key), null, background, null, null)
                .plan(photo(key, mediaType, eTag), List.of(), DEFAULTS);
    }
}
