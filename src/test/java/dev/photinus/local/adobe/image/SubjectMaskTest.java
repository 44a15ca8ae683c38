package dev.photinus.local.adobe.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;

import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** Not as good as in colour, but the subject is not lost. */
    @ParameterizedTest
    @CsvSource({
        "headshots/ada, jpg, 0.6",
        "headshots/bruno, jpg, 0.6",
        "headshots/chiara, png, 0.6",
        "headshots/dev, jpg, 0.6",
        "products/teapot, jpg, 0.6",
        "products/headphones, jpg, 0.9",
        "products/perfume, jpg, 0.6",
        "products/toy-car, jpg, 0.6"
    })
    void theMaskOfABlackAndWhitePhotoIsAboutTheTrueOne(String name, String type, double least) throws Exception {
        double overlap = OpenCv.scoped(() -> {
            Mat gray = new Mat();
            opencv_imgproc.cvtColor(Samples.photo(name + "." + type), gray, opencv_imgproc.COLOR_BGR2GRAY);
            return Samples.overlap(SubjectMask.of(Images.decode(Images.encodePng(gray, 1), 6000)), Samples.mask(name));
        });

        assertThat(overlap).isGreaterThan(least);
    }

    /** A tone, as of sepia, is no skin, and little contrast no ground. */
    @ParameterizedTest
    @CsvSource({
        "headshots/ada.jpg, 0.7, 1, 0",
        "headshots/bruno.jpg, 0.7, 1, 0",
        "headshots/chiara.png, 0.7, 1, 0",
        "headshots/dev.jpg, 0.7, 1, 0",
        "headshots/chiara.png, 1, 0.6, 60",
        "products/teapot.jpg, 0.7, 1, 0"
    })
    void theMaskOfATonedPhotoIsAboutTheTrueOne(String name, double blue, double contrast, double brightness)
            throws Exception {
        double overlap = OpenCv.scoped(() -> {
            Mat gray = new Mat();
            opencv_imgproc.cvtColor(Samples.photo(name), gray, opencv_imgproc.COLOR_BGR2GRAY);
            gray.convertTo(gray, CV_32F, contrast, brightness);
            Mat toned = new Mat();
            opencv_imgproc.cvtColor(gray, toned, opencv_imgproc.COLOR_GRAY2BGR);
            Scalar tone = new Scalar(blue, (1 + blue) / 2, 1, 0);
            opencv_core.multiply(toned, new Mat(toned.size(), toned.type(), tone), toned);
            toned.convertTo(toned, CV_8U);
            return Samples.overlap(SubjectMask.of(toned), Samples.mask(name.replaceFirst("[.].*", "")));
        });

        assertThat(overlap).isGreaterThan(0.6);
    }

    /** What is stored where a picture is transparent is left over from editing: here the photo's old ground, or black. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theMaskOfACutoutIsItsAlpha(boolean blackened) throws Exception {
        double overlap = OpenCv.scoped(() -> {
            Mat mask = Samples.mask("headshots/ada");
            Mat photo = Samples.photo("headshots/ada.jpg");
            if (blackened) {
                photo = Blend.of(new Mat(photo.size(), photo.type(), Scalar.all(0)), photo, mask);
            }
            byte[] png = Images.encodePng(Cutout.of(photo, mask, 0), 1);
            Mat decoded = Images.decode(png, 6000);
            assertThat(Byte.toUnsignedInt(decoded.ptr(0).get(0))).isEqualTo(255);
            return Samples.overlap(SubjectMask.of(png, decoded), mask);
        });

        assertThat(overlap).isGreaterThan(0.99);
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
