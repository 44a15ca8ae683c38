package dev.photinus.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PhotoInspectorTest {

    @SuppressWarnings("NullAway.Init")
    private LocalBucket bucket;

    @SuppressWarnings("NullAway.Init")
    private PhotoInspector inspector;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        bucket = new LocalBucket(folder);
        inspector = new PhotoInspector(bucket.client(), new LocalBucket.Config(Duration.ofHours(1), 6000));
    }

    @AfterAll
    void stop() throws IOException {
        bucket.close();
    }

    @Test
    void readsNoMoreOfALargePhotoThanOfASmallOne() {
        S3Location small = bucket.put("small.png", png(100 * 1024));
        S3Location large = bucket.put("large.png", png(10 * 1024 * 1024));

        assertThat(inspector.inspect(small)).isInstanceOf(Photo.Accepted.class);
        int requests = bucket.requests().size();
        assertThat(inspector.inspect(large)).isInstanceOf(Photo.Accepted.class);

        assertThat(requests).isLessThanOrEqualTo(2);
        assertThat(bucket.requests())
                .hasSizeLessThanOrEqualTo(requests)
                .allMatch(made -> made.startsWith("GET bytes="));
    }

    @Test
    void tellsApartTheSamePhotoAndAnother() {
        Photo.Accepted first = (Photo.Accepted) inspector.inspect(bucket.put("a.png", png(10)));
        Photo.Accepted same = (Photo.Accepted) inspector.inspect(bucket.put("b.png", png(10)));
        Photo.Accepted other = (Photo.Accepted) inspector.inspect(bucket.put("a.png", png(11)));

        assertThat(same.eTag()).isEqualTo(first.eTag()).isNotEmpty();
        assertThat(other.eTag()).isNotEqualTo(first.eTag());
        assertThat(first.facts()).isEqualTo(new ImageFacts("image/png", 300, 400, 1));
    }

    @Test
    void refusesAKeyThatIsNotThereByName() {
        assertThat(inspector.inspect(new S3Location(LocalBucket.NAME, "folder/nobody.png")))
                .isInstanceOfSatisfying(Photo.Refused.class, refused -> assertThat(refused.reason())
                        .startsWith("nobody.png: "));
    }

    /** A photo is what it is; what was made of it was paid for, and has to be whole. */
    @Test
    void takesAPhotoThatEndsEarlyAndNoFinishedPictureThatDoes() throws IOException {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB), "jpg", jpeg);
        S3Location early = bucket.put("early.jpg", Arrays.copyOf(jpeg.toByteArray(), jpeg.size() - 100));

        assertThat(inspector.inspect(early)).isInstanceOfSatisfying(Photo.Accepted.class, accepted -> assertThat(
                        accepted.facts().warning())
                .isEqualTo(JpegHeader.NO_END));
        assertThat(inspector.look(early)).isEqualTo(new Photo.Refused("early.jpg: " + JpegHeader.NO_END));
    }

    /** A video of megabytes behind the picture, and pixels in small chunks: neither is read. */
    @Test
    void readsLittleOfWhateverIsBehindThePicture() {
        byte[] photo = png(40 * 1024 * 1024);
        S3Location trailed = bucket.put("trailed.png", Arrays.copyOf(photo, 60 * 1024 * 1024));
        int before = bucket.requests().size();

        assertThat(inspector.inspect(trailed)).isInstanceOf(Photo.Accepted.class);
        assertThat(bucket.requests().size() - before).isLessThanOrEqualTo(5);
    }

    @Test
    void refusesAnEmptyObject() {
        assertThat(inspector.inspect(bucket.put("empty.png", new byte[0])))
                .isEqualTo(new Photo.Refused("empty.png: the file is empty (0 bytes)"));
    }

    /** 100 MB of nothing but headers must not be read to their end, nor kept. */
    @Test
    void givesUpAHeaderWithoutAnEnd() {
        byte[] endless = new byte[20 * 1024 * 1024];
        Arrays.fill(endless, (byte) 0xff);
        endless[1] = (byte) 0xd8;
        S3Location photo = bucket.put("endless.jpg", endless);
        int before = bucket.requests().size();

        assertThat(inspector.inspect(photo))
                .isInstanceOfSatisfying(Photo.Refused.class, refused -> assertThat(refused.reason())
                        .contains("no end within 8 MB"));
        assertThat(bucket.requests().size() - before).isLessThanOrEqualTo(257);
    }

    /** 300 × 400 pixels, as far as header and end tell. */
    private static byte[] png(int filling) {
        java.nio.ByteBuffer png = java.nio.ByteBuffer.allocate(57 + filling);
        png.putLong(0x89504e470d0a1a0aL)
                .putInt(13)
                .put(ascii("IHDR"))
                .putInt(300)
                .putInt(400);
        png.put(new byte[] {8, 2, 0, 0, 0}).putInt(0);
        png.putInt(filling).put(ascii("IDAT")).put(new byte[filling]).putInt(0);
        return png.putInt(0).put(ascii("IEND")).putInt(0xae426082).array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
