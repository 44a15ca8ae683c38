package dev.photinus.local.adobe.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.local.adobe.Pictures;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;

class InpaintTest {

    @Test
    void theBallAndItsShadowGoAndTheRestStaysAsItWas() throws Exception {
        BufferedImage before = Pictures.decode(
                OpenCv.scoped(() -> Images.encodePng(Samples.photo("scenes-to-clean/beach-ball-and-dog.jpg"), 1)));
        BufferedImage after = Pictures.decode(OpenCv.scoped(() -> Images.encodePng(
                Inpaint.of(
                        Samples.photo("scenes-to-clean/beach-ball-and-dog.jpg"),
                        Samples.mask("scenes-to-clean/beach-ball-and-dog-ball")),
                1)));

        int red = 0;
        int changedFarAway = 0;
        for (int y = 0; y < before.getHeight(); y++) {
            for (int x = 0; x < before.getWidth(); x++) {
                Color color = new Color(after.getRGB(x, y));
                red += color.getRed() > 150 && color.getGreen() < 80 && color.getBlue() < 80 ? 1 : 0;
                boolean farAway = x < 940 || y < 600 || y > 1000;
                changedFarAway += farAway && before.getRGB(x, y) != after.getRGB(x, y) ? 1 : 0;
            }
        }
        assertThat(red).isLessThan(200);
        assertThat(changedFarAway).isZero();
        // where the ball cast its shadow, the sand is as light as elsewhere
        assertThat(light(before, 1330, 880)).isLessThan(155);
        assertThat(light(after, 1330, 880)).isGreaterThan(180);
    }

    @Test
    void whatIsBehindContinues() throws Exception {
        BufferedImage picture = stripes(360, 240);
        BufferedImage disturbed = stripes(360, 240);
        paint(disturbed, Color.MAGENTA, 150, 80, 60);
        BufferedImage mask = new BufferedImage(360, 240, BufferedImage.TYPE_BYTE_GRAY);
        paint(mask, Color.WHITE, 150, 80, 60);

        BufferedImage mended = mended(disturbed, mask);

        int off = 0;
        for (int y = 80; y < 140; y++) {
            for (int x = 150; x < 210; x++) {
                off += Math.abs(light(mended, x, y) - light(picture, x, y)) > 40 ? 1 : 0;
            }
        }
        assertThat(off).isLessThan(60 * 60 / 10);
    }

    @Test
    void aMaskOfAnotherSizeIsScaled() throws Exception {
        BufferedImage disturbed = stripes(360, 240);
        paint(disturbed, Color.MAGENTA, 150, 80, 60);
        BufferedImage mask = new BufferedImage(180, 120, BufferedImage.TYPE_BYTE_GRAY);
        paint(mask, Color.WHITE, 75, 40, 30);

        assertThat(new Color(mended(disturbed, mask).getRGB(180, 110))).isNotEqualTo(Color.MAGENTA);
    }

    @Test
    void anEmptyMaskChangesNothingAndAFullOneDoesNotFail() throws Exception {
        BufferedImage picture = stripes(90, 60);
        BufferedImage mask = new BufferedImage(90, 60, BufferedImage.TYPE_BYTE_GRAY);

        assertThat(mended(picture, mask).getRGB(45, 30)).isEqualTo(picture.getRGB(45, 30));
        paint(mask, Color.WHITE, 0, 0, 90);
        assertThat(mended(picture, mask).getWidth()).isEqualTo(90);
    }

    private static BufferedImage mended(BufferedImage picture, BufferedImage mask) throws Exception {
        byte[] photo = Pictures.encode(picture, "png");
        byte[] area = Pictures.encode(mask, "png");
        return Pictures.decode(OpenCv.scoped(() -> {
            Mat mended = Inpaint.of(Images.decode(photo, 4000), Images.decodeGray(area, 4000));
            return Images.encodePng(mended, 1);
        }));
    }

    /** Upright stripes, 24 pixels a pair. */
    private static BufferedImage stripes(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, x / 12 % 2 == 0 ? 0xd8c8a0 : 0x507090);
            }
        }
        return picture;
    }

    private static void paint(BufferedImage picture, Color color, int x, int y, int side) {
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(color);
        graphics.fillRect(x, y, side, side);
        graphics.dispose();
    }

    private static int light(BufferedImage picture, int x, int y) {
        Color color = new Color(picture.getRGB(x, y));
        return (color.getRed() + color.getGreen() + color.getBlue()) / 3;
    }
}
