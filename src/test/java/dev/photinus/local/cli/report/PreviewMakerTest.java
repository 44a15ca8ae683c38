package dev.photinus.local.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreviewMakerTest {

    private final PreviewMaker previews = new PreviewMaker(160);

    @ParameterizedTest
    @CsvSource({"1600, 800, 160, 80", "801, 1601, 80, 160", "100, 50, 100, 50", "5000, 10, 160, 1"})
    void keepsTheShapeAndNeverEnlarges(int width, int height, int toWidth, int toHeight, @TempDir Path folder)
            throws IOException {
        Preview preview = made(Drawing.jpeg(folder.resolve("a.jpg"), width, height));

        assertThat(preview.width()).isEqualTo(toWidth);
        assertThat(preview.height()).isEqualTo(toHeight);
    }

    /** Where the blue quarter, stored at the top left, is to be seen. */
    @ParameterizedTest
    @CsvSource({
        "1, left, top", "2, right, top", "3, right, bottom", "4, left, bottom",
        "5, left, top", "6, right, top", "7, right, bottom", "8, left, bottom"
    })
    void turnsAPhotoUpright(int orientation, String side, String end, @TempDir Path folder) throws IOException {
        Preview preview = made(Drawing.turned(folder.resolve("a.jpg"), 800, 400, orientation));

        assertThat(preview.width() > preview.height()).isEqualTo(orientation <= 4);
        int x = preview.width() / (side.equals("left") ? 4 : 1) - (side.equals("left") ? 0 : preview.width() / 4);
        int y = preview.height() / (end.equals("top") ? 4 : 1) - (end.equals("top") ? 0 : preview.height() / 4);
        BufferedImage image = decoded(preview);
        assertThat(new Color(image.getRGB(x, y))).matches(color -> color.getBlue() > 200 && color.getRed() < 60);
        assertThat(new Color(image.getRGB(preview.width() - 1 - x, preview.height() - 1 - y)))
                .matches(color -> color.getRed() > 200 && color.getBlue() < 60);
    }

    @Test
    void showsPngs(@TempDir Path folder) throws IOException {
        assertThat(made(Drawing.png(folder.resolve("a.png"), 320, 320)).width()).isEqualTo(160);
    }

    @Test
    void goesWithoutWhatIsNoPicture(@TempDir Path folder) throws IOException {
        byte[] jpeg = Files.readAllBytes(Drawing.jpeg(folder.resolve("a.jpg"), 800, 800));

        assertThat(previews.of(null)).isNull();
        assertThat(previews.of(folder.resolve("nowhere.jpg"))).isNull();
        assertThat(previews.of(Files.createFile(folder.resolve("empty.jpg")))).isNull();
        assertThat(previews.of(Files.writeString(folder.resolve("text.jpg"), "no picture")))
                .isNull();
        assertThat(previews.of(Files.write(folder.resolve("cut.jpg"), java.util.Arrays.copyOf(jpeg, 100))))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"1600, 800, 0.1", "801, 1601, 0.0999", "100, 50, 1"})
    void tellsHowMuchSmallerItIs(int width, int height, double scale, @TempDir Path folder) throws IOException {
        assertThat(made(Drawing.jpeg(folder.resolve("a.jpg"), width, height)).scale())
                .isCloseTo(scale, offset(0.0001));
        assertThat(made(Drawing.turned(folder.resolve("b.jpg"), width, height, 6))
                        .scale())
                .isCloseTo(scale, offset(0.0001));
    }

    @Test
    void laysACheckerboardWhereACutoutIsTransparent(@TempDir Path folder) throws IOException {
        Path cutout = Drawing.cutout(folder.resolve("a.png"), 640, 320);

        Preview first = Objects.requireNonNull(previews.ofCutout(cutout));
        Preview second =
                Objects.requireNonNull(previews.ofCutout(cutout)); // nothing native is kept from one to the next
        assertThat(second.jpeg()).isEqualTo(first.jpeg());
        BufferedImage image = decoded(second);

        assertThat(image.getWidth()).isEqualTo(160);
        assertThat(image.getHeight()).isEqualTo(80);
        // the left half is opaque and red; in the middle of the right one, squares of 12 pixels alternate
        assertThat(new Color(image.getRGB(30, 40))).matches(color -> color.getRed() > 240 && color.getGreen() < 20);
        assertThat(grey(image, 126, 30)).isCloseTo(221, within(6));
        assertThat(grey(image, 138, 30)).isCloseTo(255, within(6));
        assertThat(grey(image, 126, 42)).isCloseTo(255, within(6));
        assertThat(grey(image, 138, 42)).isCloseTo(221, within(6));
    }

    @Test
    void showsACutoutThatIsNotTransparentAsItIs(@TempDir Path folder) throws IOException {
        BufferedImage image =
                decoded(Objects.requireNonNull(previews.ofCutout(Drawing.jpeg(folder.resolve("a.jpg"), 320, 320))));

        assertThat(image.getWidth()).isEqualTo(160);
        assertThat(new Color(image.getRGB(120, 120))).matches(color -> color.getRed() > 240 && color.getGreen() < 20);
        assertThat(previews.ofCutout(null)).isNull();
        assertThat(previews.ofCutout(Files.writeString(folder.resolve("text.png"), "no picture")))
                .isNull();
    }

    /** The mean of the three colours. */
    private static int grey(BufferedImage image, int x, int y) {
        Color color = new Color(image.getRGB(x, y));
        return (color.getRed() + color.getGreen() + color.getBlue()) / 3;
    }

    @Test
    void makesThemSmallerWhenThereAreMany(@TempDir Path folder) throws IOException {
        Path photo = Drawing.jpeg(folder.resolve("a.jpg"), 1000, 1000);

        assertThat(Objects.requireNonNull(PreviewMaker.forPhotos(4).of(photo)).width())
                .isEqualTo(640);
        assertThat(Objects.requireNonNull(PreviewMaker.forPhotos(1000).of(photo))
                        .width())
                .isEqualTo(200);
    }

    private Preview made(Path picture) {
        return Objects.requireNonNull(previews.of(picture));
    }

    private static BufferedImage decoded(Preview preview) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(preview.jpeg()));
    }
}
