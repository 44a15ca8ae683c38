package dev.photinus.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageHeaderTest {

    /** The name of a chunk of pixels, as a number. */
    private static final int IDAT = 0x49444154;

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
    @ValueSource(strings = {"png", "tiff"})
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

    /** Picture data is missing at each of these places but the last, where the end chunk alone is. */
    @Test
    void noticesAPngThatIsCutOffBetweenItsChunksOfPixels() throws Exception {
        byte[] whole = image("png", 300, 200);
        ByteBuffer bytes = ByteBuffer.wrap(whole);
        int pixels = 0;
        for (int chunk = 8; chunk + 12 < whole.length; chunk += 12 + bytes.getInt(chunk)) {
            if (bytes.getInt(chunk + 4) == IDAT) {
                pixels++;
                int end = chunk + 12 + bytes.getInt(chunk);
                for (int length : new int[] {end - 4, end - 1, end, end + 4, end + 7}) {
                    byte[] part = Arrays.copyOf(whole, length);
                    if (bytes.getInt(end + 4) == IDAT) {
                        assertThatThrownBy(() -> read(part))
                                .as("%d of %d bytes", length, whole.length)
                                .isInstanceOf(BrokenImageException.class)
                                .hasMessageContaining("cut off");
                    } else {
                        assertThat(read(part).warning()).isEqualTo(PngHeader.NO_END);
                    }
                }
            }
        }
        assertThat(pixels).isGreaterThan(2);
    }

    /** Public reports of files met in practice, made again from a sample. */
    @ParameterizedTest
    @CsvSource({
        "png-trailing-2k.png, 140, 180, 1",
        "padding-between-segments.jpg, 360, 280, 6",
        "samsung-pano-no-eoi.jpg, 280, 360, 1",
        "two-exif-second-none.jpg, 360, 280, 6"
    })
    void takesWhatIsMetInPractice(String file, int width, int height, int orientation) throws Exception {
        ImageFacts facts = read(resource(file));

        assertThat(facts.width()).isEqualTo(width);
        assertThat(facts.height()).isEqualTo(height);
        assertThat(facts.orientation()).isEqualTo(orientation);
    }

    @ParameterizedTest
    @CsvSource({"camera.dng, camera raw", "heic-msf1.jpg, HEIC"})
    void refusesByItsNameWhatAdobeDoesNotTake(String file, String what) {
        assertThatThrownBy(() -> read(resource(file)))
                .isInstanceOf(BrokenImageException.class)
                .hasMessageContaining(what)
                .hasMessageContaining("export it as JPEG");
    }

    /** Videos, gain maps, padding: megabytes of it. */
    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "tiff"})
    void takesAPictureWithSomethingBehindItsEnd(String format) throws Exception {
        byte[] photo = image(format, 120, 80);
        byte[] video = new byte[3_000_000];
        new Random(5).nextBytes(video);

        assertThat(read(joined(photo, video))).isEqualTo(read(photo));
        assertThat(read(joined(photo, new byte[3_000_000]))).isEqualTo(read(photo));
        assertThat(read(joined(photo, photo))).isEqualTo(read(photo));
        assertThat(read(photo).warning()).isNull();
    }

    @Test
    void warnsOfAJpegThatEndsInsideItsScan() throws Exception {
        byte[] whole = image("jpg", 300, 200);
        int scan = scan(whole);

        for (int length = scan + 1; length < whole.length; length += 97) {
            assertThat(read(Arrays.copyOf(whole, length)))
                    .as("%d of %d bytes", length, whole.length)
                    .isEqualTo(new ImageFacts("image/jpeg", 300, 200, 1, JpegHeader.NO_END));
        }
    }

    @Test
    void refusesAJpegThatEndsBeforeItsScan() throws Exception {
        byte[] whole = image("jpg", 300, 200);

        for (int length = 3; length <= scan(whole); length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(part))
                    .isInstanceOf(BrokenImageException.class)
                    .hasMessageContaining("cut off");
        }
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

        assertThat(read(Arrays.copyOf(whole, whole.length - 500)).warning()).isEqualTo(JpegHeader.NO_END);
    }

    /** Many small chunks, and megabytes behind the end, so that neither end of the file says whether the picture is whole. */
    @Test
    void looksForAPngsEndInBoundedSteps() throws Exception {
        byte[] chunk = pngChunk("IDAT", new byte[8192]);
        byte[] head = Arrays.copyOf(image("png", 120, 80), 33);
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        for (int i = 0; i < 1_500; i++) {
            chunks.write(chunk);
        }
        byte[] open = joined(head, chunks.toByteArray());
        InMemory trailed = new InMemory(joined(joined(open, pngChunk("IEND", new byte[0])), new byte[3_000_000]));

        assertThat(ImageHeader.read(trailed).warning()).isNull();
        assertThat(trailed.asked()).isLessThan(200_000);
        assertThatThrownBy(() -> read(Arrays.copyOf(open, open.length - 100)))
                .isInstanceOf(BrokenImageException.class)
                .hasMessageContaining("cut off");
    }

    @Test
    void warnsOfAPngWithoutAnEndChunk() throws Exception {
        byte[] photo = image("png", 120, 80);

        assertThat(read(Arrays.copyOf(photo, photo.length - 12)).warning()).isEqualTo(PngHeader.NO_END);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GIF89a…… | GIF",
                "BM…………………… | BMP",
                "%PDF-1.7 …… | PDF",
                "....ftypheic.... | HEIC",
                "....ftyphevx.... | HEIC",
                "....ftypmif1.... | HEIC",
                "....ftypavif.... | AVIF",
                "....ftypavis.... | AVIF",
                "....ftypcrx .... | CR3",
                "....ftypisom.... | video",
                "....ftypqt  .... | video",
                "....moov........ | video",
                "FUJIFILMCCD-RAW  | camera raw",
                "8BPS........     | Photoshop",
                "<svg xmlns=      | SVG",
                "PK....       | ZIP",
                "Dear Ada, as promised | not an image",
                "x | not an image"
            })
    void saysWhatElseItIs(String text, String what) {
        assertRefused(text.getBytes(StandardCharsets.ISO_8859_1), what);
    }

    @ParameterizedTest
    @CsvSource({
        "0000000c4a584c200d0a870a, JPEG XL",
        "ff0a0000000000000000, JPEG XL",
        "0000000c6a5020200d0a870a, JPEG 2000",
        "ff4fff5100000000, JPEG 2000",
        "49492b0008000000, BigTIFF",
        "4d4d002b00080000, BigTIFF",
        "4949524f08000000, camera raw",
        "0005160700020000, macOS",
        "1a45dfa300000000, video",
        "0000001866747970 6d696631 00000000 6d696631 61766966, AVIF"
    })
    void saysWhatElseItIsByItsFirstBytes(String hex, String what) {
        assertRefused(HexFormat.of().parseHex(hex.replace(" ", "")), what);
    }

    private static void assertRefused(byte[] bytes, String what) {
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(BrokenImageException.class)
                .hasMessageContaining(what)
                .hasMessageContaining("Adobe takes JPEG, PNG, WebP and TIFF");
    }

    /** A preview in the first directory, the sensor's data in a sub-directory or marked by the camera's compression. */
    @ParameterizedTest
    @CsvSource({
        "262, 32803, camera raw",
        "262, 34892, camera raw",
        "259, 34713, camera raw",
        "259, 32767, camera raw",
        "259, 65535, camera raw",
        "50706, 1, camera raw",
        "254, 1, preview"
    })
    void refusesCameraRawInATiff(int tag, int value, String what) {
        Tiff raw = new Tiff(true).with(256, 160).with(257, 120).with(tag, value);

        assertThatThrownBy(() -> read(raw.bytes())).hasMessageContaining(what);
        if (!what.equals("preview") && tag != 50706) {
            Tiff preview = new Tiff(false).with(256, 160).with(257, 120).withSubDirectory(tag, value);
            assertThatThrownBy(() -> read(preview.bytes())).hasMessageContaining(what);
        }
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

    private static byte[] resource(String file) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(ImageHeaderTest.class.getResourceAsStream("/photos/" + file), file)) {
            return in.readAllBytes();
        }
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    private static byte[] pngChunk(String type, byte[] data) {
        CRC32 crc = new CRC32();
        crc.update(type.getBytes(StandardCharsets.US_ASCII));
        crc.update(data);
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .putInt((int) crc.getValue())
                .array();
    }

    /** Where the first scan's data begin. */
    private static int scan(byte[] jpeg) {
        for (int i = 0; i < jpeg.length; i++) {
            if ((jpeg[i] & 0xff) == 0xff && (jpeg[i + 1] & 0xff) == 0xda) {
                return i + 2 + (jpeg[i + 2] << 8) + jpeg[i + 3];
            }
        }
        throw new IllegalArgumentException("It has no scan");
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
