package dev.photinus.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ar.com.hjg.pngj.ImageInfo;
import ar.com.hjg.pngj.ImageLineInt;
import ar.com.hjg.pngj.PngWriter;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvertedMaskTest {

    private static final int WIDTH = 37;
    private static final int HEIGHT = 23;

    /** Left third black, middle grey, right third white. */
    private static BufferedImage bands(BufferedImage mask) {
        Graphics2D graphics = mask.createGraphics();
        Color[] colors = {Color.BLACK, new Color(128, 128, 128), Color.WHITE};
        for (int i = 0; i < colors.length; i++) {
            graphics.setColor(colors[i]);
            graphics.fillRect(i * WIDTH / 3, 0, WIDTH, HEIGHT);
        }
        graphics.dispose();
        return mask;
    }

    static Stream<BufferedImage> masksOfEveryColourType() {
        byte[] greys = {0, 64, (byte) 128, (byte) 255};
        return Stream.of(
                bands(new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY)),
                bands(new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB)),
                bands(new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB)),
                bands(new BufferedImage(
                        WIDTH,
                        HEIGHT,
                        BufferedImage.TYPE_BYTE_INDEXED,
                        new IndexColorModel(2, 4, greys, greys, greys))));
    }

    @ParameterizedTest
    @MethodSource("masksOfEveryColourType")
    void swapsBlackAndWhite(BufferedImage mask) throws Exception {
        BufferedImage inverted = inverted(png(mask));

        assertThat(inverted.getWidth()).isEqualTo(WIDTH);
        assertThat(inverted.getHeight()).isEqualTo(HEIGHT);
        assertThat(grey(inverted, 1)).isEqualTo(255);
        assertThat(grey(inverted, WIDTH / 2)).isBetween(126, 128);
        assertThat(grey(inverted, WIDTH - 1)).isZero();
    }

    @Test
    void countsWhatIsTransparentAsBlack() throws Exception {
        BufferedImage mask = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        mask.setRGB(0, 0, 0x00ffffff);
        mask.setRGB(1, 0, 0xffffffff);

        BufferedImage inverted = inverted(png(mask));

        assertThat(grey(inverted, 0)).isEqualTo(255);
        assertThat(grey(inverted, 1)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 16})
    void readsEveryBitDepth(int depth) throws Exception {
        int white = (1 << depth) - 1;
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageInfo info = new ImageInfo(WIDTH, 2, depth, false, true, false);
        PngWriter writer = new PngWriter(png, info);
        for (int row = 0; row < 2; row++) {
            ImageLineInt line = new ImageLineInt(info);
            Arrays.fill(line.getScanline(), 0, WIDTH / 2, white);
            writer.writeRow(line);
        }
        writer.end();

        BufferedImage inverted = inverted(png.toByteArray());

        assertThat(grey(inverted, 0)).isZero();
        assertThat(grey(inverted, WIDTH - 1)).isEqualTo(255);
    }

    @Test
    void readsInterlacedMasks() throws Exception {
        BufferedImage mask = bands(new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY));

        BufferedImage inverted = inverted(interlaced(mask));

        assertThat(grey(inverted, 1)).isEqualTo(255);
        assertThat(grey(inverted, WIDTH - 1)).isZero();
    }

    @Test
    void refusesInterlacedMasksThatWouldHaveToBeHeldWhole() throws Exception {
        byte[] large = interlaced(new BufferedImage(2500, 1700, BufferedImage.TYPE_BYTE_BINARY));

        assertThatThrownBy(() -> inverted(large))
                .isInstanceOf(BrokenImageException.class)
                .hasMessageContaining("save it without interlacing");
    }

    @Test
    void refusesWhatIsNoPngOrCutOff() throws Exception {
        byte[] png = png(bands(new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY)));

        assertThatThrownBy(() -> inverted("no mask at all, but some words".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(BrokenImageException.class);
        assertThatThrownBy(() -> inverted(Arrays.copyOf(png, png.length / 2))).isInstanceOf(BrokenImageException.class);
    }

    @Test
    void holdsFewRowsAtATime() throws Exception {
        // 36 million pixels: held whole, these alone would be 36 MB
        int side = 6000;
        Counting read = new Counting(rows(side));
        long[] most = {0};
        OutputStream out = new OutputStream() {
            private long written;

            @Override
            public void write(int b) {
                written++;
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                written += length;
                most[0] = Math.max(most[0], read.count() - written);
            }
        };

        InvertedMask.write(read, out);

        // what has been read but not written yet: the encoder keeps a block, not a picture
        assertThat(most[0]).isLessThan(1 << 20);
        assertThat(read.count()).isGreaterThan(4 << 20);
    }

    /** A mask of noise, since nothing else is as long when it is compressed. */
    private static byte[] rows(int side) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageInfo info = new ImageInfo(side, side, 1, false, true, false);
        PngWriter writer = new PngWriter(png, info);
        Random random = new Random(1);
        ImageLineInt line = new ImageLineInt(info);
        for (int row = 0; row < side; row++) {
            for (int x = 0; x < side; x++) {
                line.getScanline()[x] = random.nextInt(2);
            }
            writer.writeRow(line);
        }
        writer.end();
        return png.toByteArray();
    }

    private static final class Counting extends InputStream {

        private final InputStream bytes;
        private long count;

        Counting(byte[] bytes) {
            this.bytes = new ByteArrayInputStream(bytes);
        }

        long count() {
            return count;
        }

        @Override
        public int read() throws IOException {
            int next = bytes.read();
            count += next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = bytes.read(into, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }

    private static int grey(BufferedImage image, int x) {
        return image.getRaster().getSample(x, 0, 0);
    }

    private static BufferedImage inverted(byte[] png) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        InvertedMask.write(new ByteArrayInputStream(png), out);
        return ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
    }

    private static byte[] png(BufferedImage mask) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(mask, "png", out);
        return out.toByteArray();
    }

    private static byte[] interlaced(BufferedImage mask) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer =
                ImageIO.getImageWriters(new ImageTypeSpecifier(mask), "png").next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        try (var stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(mask, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
