package dev.photinus.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What people upload may be anything: it is read to an answer, and never far. */
class ImageHeaderProperties {

    @Provide
    Arbitrary<byte[]> photos() {
        return Arbitraries.of("jpg", "png", "tiff", "webp").map(ImageHeaderProperties::photo);
    }

    private static byte[] photo(String format) {
        if (format.equals("webp")) {
            byte[] webp = Arrays.copyOf(
                    "RIFF\0\1\0\0WEBPVP8X\12\0\0\0\10\0\0\0\77\0\0\57\0\0EXIF".getBytes(StandardCharsets.ISO_8859_1),
                    264);
            webp[38] = 8;
            return webp;
        }
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Provide
    Arbitrary<Tuple2<Integer, Byte>> changes() {
        return Arbitraries.integers().between(0, 400).flatMap(at -> Arbitraries.of(
                        (byte) 0, (byte) 1, (byte) 0xff, (byte) 0xd8, (byte) 0xda, (byte) 0x7f, (byte) 0x80)
                .map(to -> Tuple.of(at, to)));
    }

    @Property(tries = 5_000)
    void whateverIsDamagedThereIsAnAnswer(
            @ForAll("photos") byte[] photo,
            @ForAll @Size(max = 6) List<@From("changes") Tuple2<Integer, Byte>> changes,
            @ForAll @IntRange(max = 2_000) int cutOff) {
        byte[] damaged = Arrays.copyOf(photo, Math.max(0, photo.length - cutOff));
        for (Tuple2<Integer, Byte> change : changes) {
            if (change.get1() < damaged.length) {
                damaged[change.get1()] = change.get2();
            }
        }
        answers(damaged);
    }

    @Property
    void whateverItIsThereIsAnAnswer(@ForAll byte[] bytes) {
        answers(bytes);
    }

    private static void answers(byte[] bytes) {
        InMemory counted = new InMemory(bytes);
        try {
            ImageFacts facts = ImageHeader.read(counted);
            assertThat(facts.width()).isPositive();
            assertThat(facts.height()).isPositive();
            assertThat(facts.orientation()).isBetween(1, 8);
        } catch (BrokenImageException e) {
            assertThat(e).hasMessageNotContaining("null");
        }
        assertThat(counted.asked()).isLessThan(2_000_000);
    }
}
