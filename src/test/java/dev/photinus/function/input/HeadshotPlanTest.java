package dev.photinus.function.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.storage.ImageFacts;
import dev.photinus.storage.Photo;
import dev.photinus.storage.S3Location;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadshotPlanTest {

    @ParameterizedTest
    @CsvSource({
        "incoming/headshot/ada.jpg, image/jpeg, finished/headshot/ada.jpg, image/jpeg",
        "incoming/headshot/team a/Ada.JPEG, image/jpeg, finished/headshot/team a/Ada.JPEG, image/jpeg",
        "incoming/headshot/ada.png, image/png, finished/headshot/ada.png, image/png",
        "incoming/headshot/ada.webp, image/webp, finished/headshot/ada.jpg, image/jpeg",
        "incoming/headshot/ada.tif, image/tiff, finished/headshot/ada.jpg, image/jpeg",
        "elsewhere/v1.2/ada, image/jpeg, finished/headshot/elsewhere/v1.2/ada.jpg, image/jpeg",
        "ada, image/png, finished/headshot/ada.png, image/png",
    })
    void namesTheResultAfterThePhoto(String key, String photoType, String result, String resultType) {
        HeadshotPlan plan = plan(key, photoType, "tag", null);

        assertThat(plan.outputs()).containsExactly(new S3Location("photos", result));
        assertThat(plan.mediaType()).isEqualTo(resultType);
    }

    @Test
    void numbersSeveralVariations() {
        HeadshotPlan plan = plan(
                "incoming/headshot/ada.jpg", "image/jpeg", "tag", new HeadshotInput.Background(null, null, 100L, 3));

        assertThat(plan.seeds()).containsExactly(100L, 101L, 102L);
        assertThat(plan.outputs())
                .extracting(S3Location::key)
                .containsExactly(
                        "finished/headshot/ada-1.jpg", "finished/headshot/ada-2.jpg", "finished/headshot/ada-3.jpg");
        assertThat(plan.filled()).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void givesEveryPhotoWithTheSamePromptTheSameSeed() {
        var background = new HeadshotInput.Background("a forest", null, null, null);

        assertThat(plan("a.jpg", "image/jpeg", "1", background).seeds())
                .isEqualTo(plan("b.jpg", "image/jpeg", "2", background).seeds());
        assertThat(plan("a.jpg", "image/jpeg", "1", background).seeds())
                .isNotEqualTo(plan("a.jpg", "image/jpeg", "1", null).seeds());
    }

    @Test
    void fingerprintsThePhotoAndItsSettings() {
        var forest = new HeadshotInput.Background("a forest", null, null, null);
        String fingerprint = plan("a.jpg", "image/jpeg", "1", forest).fingerprint();

        assertThat(plan("a.jpg", "image/jpeg", "1", forest).fingerprint()).isEqualTo(fingerprint);
        assertThat(plan("a.jpg", "image/jpeg", "2", forest).fingerprint()).isNotEqualTo(fingerprint);
        assertThat(plan("a.jpg", "image/jpeg", "1", null).fingerprint()).isNotEqualTo(fingerprint);
    }

    @Test
    void keepsIntermediatesOfDifferentPhotosApart() {
        assertThat(plan("a.jpg", "image/jpeg", "1", null).mask())
                .isNotEqualTo(plan("b.jpg", "image/jpeg", "1", null).mask());
    }

    private static HeadshotPlan plan(
            String key, String mediaType, String eTag, HeadshotInput.@Nullable Background background) {
        S3Location source = new S3Location("photos", key);
        return HeadshotPlan.of(
                new HeadshotInput(source, background, null),
                new Photo.Accepted(source, eTag, new ImageFacts(mediaType, 1200, 1500, 1)),
                "a studio");
    }
}
