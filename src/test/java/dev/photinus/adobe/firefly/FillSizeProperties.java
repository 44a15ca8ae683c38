package dev.photinus.adobe.firefly;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds of the size that is chosen, whatever the photo. */
class FillSizeProperties {

    /** How many times too wide, or too high, a size is for a photo: 1 for the same shape. */
    private static double misfit(FillSize size, int width, int height) {
        double ratio =
                (double) size.size().width() * height / ((double) size.size().height() * width);
        return Math.max(ratio, 1 / ratio);
    }

    @Property
    void noOtherSizeIsNearerToThePhotosShape(
            @ForAll @IntRange(min = 1, max = 12_000) int width, @ForAll @IntRange(min = 1, max = 12_000) int height) {
        FillSize chosen = FillSize.nearest(width, height);

        for (FillSize other : FillSize.values()) {
            assertThat(misfit(chosen, width, height))
                    .as("%s rather than %s", chosen, other)
                    .isLessThanOrEqualTo(misfit(other, width, height) * 1.000_01);
        }
    }

    @Property
    void aPhotoOfTheSameShapeGetsTheSameShape(
            @ForAll @IntRange(min = 100, max = 1_000) int width,
            @ForAll @IntRange(min = 100, max = 1_000) int height,
            @ForAll @IntRange(min = 2, max = 12) int times) {
        FillSize small = FillSize.nearest(width, height);
        FillSize large = FillSize.nearest(width * times, height * times);

        assertThat(misfit(large, width, height)).isEqualTo(misfit(small, width, height));
        assertThat(large.size().width()).isGreaterThanOrEqualTo(small.size().width());
    }

    @Property
    void aPhotoIsNotMadeSmallerThanItsShapeAllows(
            @ForAll @IntRange(min = 1, max = 12_000) int width, @ForAll @IntRange(min = 1, max = 12_000) int height) {
        FillSize chosen = FillSize.nearest(width, height);

        for (FillSize other : FillSize.values()) {
            boolean sameShape =
                    misfit(other, chosen.size().width(), chosen.size().height()) < 1.000_01;
            if (sameShape && other.size().width() > chosen.size().width()) {
                assertThat(chosen.size().width())
                        .as("a larger %s was to be had", other)
                        .isGreaterThanOrEqualTo(width);
            }
        }
    }
}
