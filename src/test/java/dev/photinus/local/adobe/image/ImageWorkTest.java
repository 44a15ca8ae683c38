package dev.photinus.local.adobe.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.photinus.local.adobe.Pictures;
import dev.photinus.local.adobe.image.backdrop.Backdrop;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageWorkTest {
    private static final int WIDTH = 480;
    private static final int HEIGHT = 640;

    @ParameterizedTest
    @ValueSource(ints = {480, 640, 900})
    void theMaskCoversThePersonAndLittleElse(int width) throws Exception {
        byte[] photo = Pictures.encode(Pictures.portrait(width, HEIGHT), "png");
        BufferedImage mask =
                Pictures.decode(OpenCv.scoped(() -> Images.encodePng(SubjectMask.of(Images.decode(photo, 6000)), 1)));
        Raster truth = Pictures.subjectOfPortrait(width, HEIGHT).getRaster();

        int both = 0;
        int either = 0;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < width; x++) {
                boolean found = mask.getRaster().getSample(x, y, 0) > 127;
                boolean there = truth.getSample(x, y, 0) > 127;
                both += found && there ? 1 : 0;
                either += found || there ? 1 : 0;
            }
        }
        assertThat((double) both / either).isGreaterThan(0.96);
    }

    @Test
    void aPictureOfNothingGivesAMaskOfItsSizeAllTheSame() throws Exception {
        byte[] photo = Pictures.encode(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png");

        BufferedImage mask =
                Pictures.decode(OpenCv.scoped(() -> Images.encodePng(SubjectMask.of(Images.decode(photo, 6000)), 1)));

        assertThat(mask.getWidth()).isEqualTo(40);
        assertThat(mask.getHeight()).isEqualTo(30);
    }

    @Test
    void theFillLeavesProtectedPixelsAsTheyWereAndPaintsTheOthersInManyTones() throws Exception {
        byte[] photo = Pictures.encode(Pictures.portrait(WIDTH, HEIGHT), "png");
        byte[] subject = Pictures.encode(Pictures.subjectOfPortrait(WIDTH, HEIGHT), "png");
        byte[] filled = OpenCv.scoped(() -> Images.encodePng(
                new GenerativeFill(
                                Images.decode(photo, 6000),
                                Images.inverted(Images.decodeGray(subject, 6000)),
                                WIDTH,
                                HEIGHT)
                        .over(Backdrop.of("green forest", "", 3).paint(WIDTH, HEIGHT)),
                1));

        BufferedImage before = Pictures.portrait(WIDTH, HEIGHT);
        BufferedImage after = Pictures.decode(filled);
        Raster mask = Pictures.subjectOfPortrait(WIDTH, HEIGHT).getRaster();
        int changedInside = 0;
        int keptOutside = 0;
        int outside = 0;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                boolean same = (before.getRGB(x, y) & 0xffffff) == (after.getRGB(x, y) & 0xffffff);
                if (mask.getSample(x, y, 0) == 255) {
                    changedInside += same ? 0 : 1;
                } else if (mask.getSample(x, y, 0) == 0) {
                    outside++;
                    keptOutside += same ? 1 : 0;
                }
            }
        }
        assertThat(changedInside).isZero();
        assertThat((double) keptOutside / outside).isLessThan(0.02);
        assertThat(deviation(green(after, 0, WIDTH, 0, HEIGHT / 8))).isGreaterThan(3);
    }

    @Test
    void whatDoesNotRunOutOfThePictureCastsAShadowOnWhatIsPainted() throws Exception {
        BufferedImage subject = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 200; y < 480; y++) {
            for (int x = 140; x < 340; x++) {
                subject.getRaster().setSample(x, y, 0, 255);
            }
        }
        byte[] photo = Pictures.encode(Pictures.dull(WIDTH, HEIGHT), "png");
        byte[] mask = Pictures.encode(subject, "png");
        BufferedImage filled = Pictures.decode(OpenCv.scoped(() -> Images.encodePng(
                new GenerativeFill(
                                Images.decode(photo, 6000),
                                Images.inverted(Images.decodeGray(mask, 6000)),
                                WIDTH,
                                HEIGHT)
                        .over(Images.decode(Pictures.encode(Pictures.dull(WIDTH, HEIGHT), "png"), 6000)),
                1)));

        int below = Arrays.stream(green(filled, 220, 260, 484, 490)).sum();
        int farBelow = Arrays.stream(green(filled, 220, 260, 600, 606)).sum();
        assertThat(below).isLessThan(farBelow * 3 / 4);
    }

    @Test
    void toningADullPictureSpreadsItsTonesAndReducesItsCast() throws Exception {
        byte[] dull = Pictures.encode(Pictures.dull(WIDTH, HEIGHT), "png");
        BufferedImage before = Pictures.decode(dull);
        BufferedImage after =
                Pictures.decode(OpenCv.scoped(() -> Images.encodePng(AutoTone.of(Images.decode(dull, 6000)), 1)));

        int[] tonesBefore = green(before, 0, WIDTH, 0, HEIGHT);
        int[] tonesAfter = green(after, 0, WIDTH, 0, HEIGHT);
        assertThat(deviation(tonesAfter)).isGreaterThan(deviation(tonesBefore) * 1.5);
        assertThat(Arrays.stream(tonesAfter).max().orElse(0))
                .isGreaterThan(Arrays.stream(tonesBefore).max().orElse(255) + 20);
        assertThat(Arrays.stream(tonesAfter).min().orElse(255))
                .isLessThan(Arrays.stream(tonesBefore).min().orElse(0) - 20);
        double castBefore = cast(before) / deviation(tonesBefore);
        assertThat(cast(after) / deviation(tonesAfter)).isLessThan(castBefore * 0.8);
    }

    @Test
    void aPhotoTakenWithATurnedCameraIsReadUpright() throws Exception {
        byte[] jpeg = Pictures.encode(Pictures.portrait(120, 80), "jpg");
        // After the start marker: an EXIF segment with one entry, orientation 6 (turn right to view).
        byte[] exif =
                HexFormat.of().parseHex("ffe100224578696600004d4d002a00000008000101120003000000010006000000000000");
        byte[] turned = new byte[jpeg.length + exif.length];
        System.arraycopy(jpeg, 0, turned, 0, 2);
        System.arraycopy(exif, 0, turned, 2, exif.length);
        System.arraycopy(jpeg, 2, turned, 2 + exif.length, jpeg.length - 2);

        BufferedImage upright = Pictures.decode(OpenCv.scoped(() -> Images.encodePng(Images.decode(turned, 6000), 1)));

        assertThat(upright.getWidth()).isEqualTo(80);
        assertThat(upright.getHeight()).isEqualTo(120);
    }

    @Test
    void aDamagedAndAForeignFileAreUnreadable() throws Exception {
        byte[] png = Pictures.encode(Pictures.portrait(WIDTH, HEIGHT), "png");

        assertThatThrownBy(() -> Images.decode(Arrays.copyOf(png, 20), 6000)).isInstanceOf(UnreadableImage.class);
        assertThatThrownBy(() -> Images.decode(new byte[0], 6000)).isInstanceOf(UnreadableImage.class);
        assertThatThrownBy(() -> Images.decode(png, 600)).hasMessageContaining("480 x 640");
    }

    private static int[] green(BufferedImage picture, int left, int right, int top, int bottom) {
        return IntStream.range(top, bottom)
                .flatMap(y -> IntStream.range(left, right).map(x -> picture.getRGB(x, y) >> 8 & 0xff))
                .toArray();
    }

    private static double deviation(int[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        return Math.sqrt(Arrays.stream(values)
                .mapToDouble(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0));
    }

    /** Mean of red minus blue. */
    private static double cast(BufferedImage picture) {
        double sum = 0;
        for (int x = 0; x < picture.getWidth(); x++) {
            int rgb = picture.getRGB(x, picture.getHeight() / 2);
            sum += (rgb >> 16 & 0xff) - (rgb & 0xff);
        }
        return sum / picture.getWidth();
    }

    /** As libjpeg does, which Adobe decodes with: what is there, and grey below. */
    @Test
    void decodesAJpegThatIsCutOffWithinItsScan() throws Exception {
        byte[] whole = java.nio.file.Files.readAllBytes(java.nio.file.Path.of("samples/headshots/ada.jpg"));
        byte[] half = java.util.Arrays.copyOf(whole, whole.length / 2);

        int bottom = OpenCv.scoped(() -> {
            Mat expected = Images.decode(whole, 6000);
            Mat decoded = Images.decode(half, 6000);
            assertThat(decoded.rows()).isEqualTo(expected.rows());
            assertThat(decoded.ptr(10, 10).get()).isEqualTo(expected.ptr(10, 10).get());
            return Byte.toUnsignedInt(decoded.ptr(decoded.rows() - 1, 10).get());
        });

        assertThat(bottom).isBetween(120, 136);
    }
}
