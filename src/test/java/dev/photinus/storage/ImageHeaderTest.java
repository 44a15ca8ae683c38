package dev.photinus.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageHeaderTest {

    @ParameterizedTest
    @CsvSource({"jpg, image/jpeg", "png, image/png", "tiff, image/tiff"})
    void readsTypeAndSize(String format, String mediaType) throws Exception {
        assertThat(read(image(format, 120, 80))).isEqualTo(new ImageFacts(mediaType, 120, 80, 1));
    }

    @ParameterizedTest
    @CsvSource({"1, 120, 80", "3, 120, 80", "6, 80, 120", "8, 80, 120", "0, 120, 80", "9, 120, 80"})
    void turnsThePhotoAsItIsLookedAt(int orientation, int width, int height) throws Exception {
        ImageFacts facts = read(withExif(image("jpg", 120, 80), orientation));

        assertThat(facts.width()).isEqualTo(width);
        assertThat(facts.height()).isEqualTo(height);
    }

    @ParameterizedTest
    @CsvSource({
        // a lossy, a lossless and an extended one, as far as their headers go
        "524946462200000057454250565038201600000030010 09d012a40003000, 64, 48",
        "52494646 1c000000 57454250 5650384c 0f000000 2f 3fc00b00 0000000000000000000000, 64, 48",
        "52494646 16000000 57454250 56503858 0a000000 00000000 3f0000 2f0000, 64, 48",
    })
    void readsEveryKindOfWebp(String hex, int width, int height) throws Exception {
        byte[] start = HexFormat.of().parseHex(hex.replace(" ", ""));

        ImageFacts facts = read(Arrays.copyOf(start, Math.max(start.length, 44)));

        assertThat(facts).isEqualTo(new ImageFacts("image/webp", width, height, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "tiff"})
    void noticesAFileThatIsCutOffAnywhere(String format) throws Exception {
        byte[] whole = image(format, 300, 200);

        for (int length = 12; length < whole.length - 24; length += 97) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(part))
                    .as("%d of %d bytes", length, whole.length)
                    .isInstanceOf(BrokenImageException.class)
                    .hasMessageContaining("cut off");
        }
    }

    @Test
    void takesAJpegWithSomethingBehindItsEnd() throws Exception {
        byte[] photo = image("jpg", 120, 80);
        byte[] withVideo = Arrays.copyOf(photo, photo.length + 20_000);

        assertThat(read(withVideo).width()).isEqualTo(120);
    }

    @Test
    void isNotTakenInByAThumbnailsEnd() throws Exception {
        byte[] photo = image("jpg", 300, 200);
        byte[] thumbnail = image("jpg", 16, 16);
        byte[] segment = ByteBuffer.allocate(4 + thumbnail.length)
                .putShort((short) 0xffe2)
                .putShort((short) (2 + thumbnail.length))
                .put(thumbnail)
                .array();
        byte[] whole = insert(photo, segment);

        assertThatThrownBy(() -> read(Arrays.copyOf(whole, whole.length - 500)))
                .isInstanceOf(BrokenImageException.class)
                .hasMessageContaining("cut off");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GIF89a…… | GIF",
                "BM…………………… | BMP",
                "%PDF-1.7 …… | PDF",
                "....ftypheic.... | HEIC",
                "....ftypavif.... | AVIF",
                "Dear Ada, as promised | not an image",
                "x | not an image"
            })
    void saysWhatElseItIs(String text, String what) {
        assertThatThrownBy(() -> read(text.getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(BrokenImageException.class)
                .hasMessageContaining(what)
                .hasMessageContaining("Adobe takes JPEG, PNG, WebP and TIFF");
    }

    @Test
    void saysThatAFileIsEmpty() {
        assertThatThrownBy(() -> read(new byte[0])).hasMessage("the file is empty (0 bytes)");
    }

    /** Whatever the bytes, there is an answer or a reason: never another exception, never a loop. */
    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "tiff"})
    void survivesDamage(String format) throws Exception {
        byte[] whole = withExif(image(format, 64, 48), 6);
        Random random = new Random(7);
        int refused = 0;
        for (int i = 0; i < 3_000; i++) {
            byte[] damaged = whole.clone();
            for (int j = 0; j < 4; j++) {
                damaged[random.nextInt(Math.min(200, damaged.length))] = (byte) random.nextInt(256);
            }
            try {
                assertThat(read(damaged).width()).isPositive();
            } catch (BrokenImageException e) {
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    private static ImageFacts read(byte[] bytes) throws BrokenImageException {
        return ImageHeader.read(new InMemory(bytes));
    }

    private static byte[] image(String format, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, random.nextInt(0xffffff));
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, bytes)).isTrue();
        return bytes.toByteArray();
    }

    /** Puts an APP1 segment with nothing but an orientation behind a JPEG's first marker; other formats stay as they are. */
    private static byte[] withExif(byte[] image, int orientation) {
        if ((image[0] & 0xff) != 0xff) {
            return image;
        }
        byte[] exif = ByteBuffer.allocate(36)
                .putShort((short) 0xffe1)
                .putShort((short) 34)
                .put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 274)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .array();
        return insert(image, exif);
    }

    private static byte[] insert(byte[] jpeg, byte[] segment) {
        return ByteBuffer.allocate(jpeg.length + segment.length)
                .put(jpeg, 0, 2)
                .put(segment)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }
}
