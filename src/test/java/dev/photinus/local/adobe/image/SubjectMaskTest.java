package dev.photinus.local.adobe.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Subject masks of the sample pictures against the true ones. */
class SubjectMaskTest {

    @ParameterizedTest
    @CsvSource({
        "headshots/ada, jpg, 0.97",
        "headshots/bruno, jpg, 0.97",
        "headshots/chiara, png, 0.95",
        "headshots/dev, jpg, 0.96",
        "products/teapot, jpg, 0.96",
        "products/headphones, jpg, 0.97",
        "products/perfume, jpg, 0.95",
        "products/toy-car, jpg, 0.97"
    })
    void theMaskIsAlmostTheTrueOne(String name, String type, double least) throws Exception {
        double overlap = OpenCv.scoped(
                () -> Samples.overlap(SubjectMask.of(Samples.photo(name + "." + type)), Samples.mask(name)));

        assertThat(overlap).isGreaterThan(least);
    }

    @Test
    void theSamePhotoGivesTheSameMask() throws Exception {
        double different = OpenCv.scoped(() -> {
            Mat photo = Samples.photo("headshots/bruno.jpg");
            Mat apart = new Mat();
            opencv_core.absdiff(SubjectMask.of(photo), SubjectMask.of(photo), apart);
            return (double) opencv_core.countNonZero(apart);
        });

        assertThat(different).isZero();
    }
}
