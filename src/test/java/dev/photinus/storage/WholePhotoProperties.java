package dev.photinus.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.local.adobe.image.Images;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;

/** What a decoder reads whole is accepted, with the decoder's size, however its file is put together. */
class WholePhotoProperties {

    /** What may stand between segments or chunks. */
    enum Part {
        EXIF,
        EXIF_WITHOUT_ORIENTATION,
        METADATA,
        FILL_BYTES,
        STRAY_BYTES
    }

    @Provide
    Arbitrary<byte[]> trailers() {
        Arbitrary<byte[]> random =
                Arbitraries.integers().between(0, 200_000).map(size -> bytes(new Random(size), size));
        Arbitrary<byte[]> padding = Arbitraries.integers().between(1, 200_000).map(byte[]::new);
        Arbitrary<byte[]> picture = Arbitraries.of("jpg", "png").map(format -> encoded(20, 10, format));
        return Arbitraries.oneOf(Arbitraries.just(new byte[0]), random, padding, picture);
    }

    @Property(tries = 300)
    void acceptsAJpeg(
            @ForAll @IntRange(min = 1, max = 60) int width,
            @ForAll @IntRange(min = 1, max = 60) int height,
            @ForAll @Size(max = 5) List<Part> parts,
            @ForAll @IntRange(min = 1, max = 8) int orientation,
            @ForAll("trailers") byte[] trailer,
            @ForAll boolean withEnd) {
        byte[] jpeg = encoded(width, height, "jpg");
        int behindJfif = 4 + ByteBuffer.wrap(jpeg).getShort(4);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(jpeg, 0, behindJfif);
        int turned = orientation;
        for (Part part : parts) {
            file.writeBytes(jpegPart(part, turned));
            turned = part == Part.EXIF ? turned % 8 + 1 : turned;
        }
        file.write(jpeg, behindJfif, jpeg.length - behindJfif - (withEnd ? 0 : 2));
        file.writeBytes(trailer);

        accepts(file.toByteArray(), width, height, parts.contains(Part.EXIF) ? orientation : 1);
    }

    private static byte[] jpegPart(Part part, int orientation) {
        return switch (part) {
            case EXIF ->
                segment(
                        "Exif\0\0",
                        new Tiff(orientation % 2 == 0).with(274, orientation).bytes());
            case EXIF_WITHOUT_ORIENTATION ->
                segment("Exif\0\0", new Tiff(true).with(305, 1).bytes());
            case METADATA -> segment("http://ns.adobe.com/xap/1.0/\0", bytes(new Random(3), 30_000));
            case FILL_BYTES -> new byte[] {-1, -1, -1};
            case STRAY_BYTES -> new byte[] {0, 1, 2};
        };
    }

    private static byte[] segment(String name, byte[] data) {
        return ByteBuffer.allocate(4 + name.length() + data.length)
                .putShort((short) 0xffe1)
                .putShort((short) (2 + name.length() + data.length))
                .put(name.getBytes(StandardCharsets.ISO_8859_1))
                .put(data)
                .array();
    }

    @Property(tries = 200)
    void acceptsAPng(
            @ForAll @IntRange(min = 1, max = 60) int width,
            @ForAll @IntRange(min = 1, max = 60) int height,
            @ForAll @IntRange(min = 0, max = 8) int orientation,
            @ForAll @IntRange(min = 1, max = 900) int pixelsInAChunk,
            @ForAll boolean text,
            @ForAll("trailers") byte[] trailer) {
        byte[] png = encoded(width, height, "png");
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(png, 0, 33);
        if (text) {
            file.writeBytes(chunk("tEXt", "Comment\0IDAT IEND".getBytes(StandardCharsets.ISO_8859_1)));
        }
        if (orientation > 0) {
            file.writeBytes(chunk("eXIf", new Tiff(false).with(274, orientation).bytes()));
        }
        byte[] pixels = pixels(png);
        for (int from = 0; from < pixels.length; from += pixelsInAChunk) {
            file.writeBytes(
                    chunk("IDAT", Arrays.copyOfRange(pixels, from, Math.min(pixels.length, from + pixelsInAChunk))));
        }
        file.writeBytes(chunk("IEND", new byte[0]));
        file.writeBytes(trailer);

        accepts(file.toByteArray(), width, height, Math.max(1, orientation));
    }

    private static byte[] pixels(byte[] png) {
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        ByteBuffer file = ByteBuffer.wrap(png);
        for (int at = 8; at < png.length; at += 12 + file.getInt(at)) {
            if (file.getInt(at + 4) == 0x49444154) {
                pixels.write(png, at + 8, file.getInt(at));
            }
        }
        return pixels.toByteArray();
    }

    private static byte[] chunk(String type, byte[] data) {
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

    @Property(tries = 200)
    void acceptsAWebp(
            @ForAll @IntRange(min = 1, max = 60) int width,
            @ForAll @IntRange(min = 1, max = 60) int height,
            @ForAll @IntRange(min = 0, max = 8) int orientation,
            @ForAll boolean unknownChunk,
            @ForAll("trailers") byte[] trailer) {
        byte[] picture = webp(width, height);
        byte[] exif = new Tiff(true).with(274, Math.max(1, orientation)).bytes();
        ByteBuffer file = ByteBuffer.allocate(picture.length + exif.length + 64).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF\0\0\0\0WEBPVP8X".getBytes(StandardCharsets.ISO_8859_1)).putInt(10);
        file.putInt(orientation > 0 ? 8 : 0);
        file.putShort((short) (width - 1))
                .put((byte) 0)
                .putShort((short) (height - 1))
                .put((byte) 0);
        if (unknownChunk) {
            file.put("ABCD".getBytes(StandardCharsets.US_ASCII)).putInt(3).put(new byte[4]);
        }
        file.put(picture, 12, picture.length - 12);
        if (orientation > 0) {
            file.put("EXIF".getBytes(StandardCharsets.US_ASCII))
                    .putInt(exif.length)
                    .put(exif);
        }
        file.putInt(4, file.position() - 8);

        accepts(joined(Arrays.copyOf(file.array(), file.position()), trailer), width, height, Math.max(1, orientation));
    }

    private static byte[] webp(int width, int height) {
        try (Mat picture = new Mat(height, width, opencv_core.CV_8UC3, new Scalar(90, 120, 30, 0))) {
            return Images.encode(picture, "image/webp");
        }
    }

    @Property(tries = 200)
    void acceptsATiff(
            @ForAll @IntRange(min = 1, max = 60) int width,
            @ForAll @IntRange(min = 1, max = 60) int height,
            @ForAll @IntRange(min = 0, max = 8) int orientation,
            @ForAll boolean littleEndian,
            @ForAll boolean reversedStrips,
            @ForAll @Size(max = 3) List<@From("previews") Integer> previews,
            @ForAll("trailers") byte[] trailer) {
        Tiff tiff = new Tiff(littleEndian).withPicture(width, height, reversedStrips);
        if (orientation > 0) {
            tiff.with(274, orientation);
        }
        previews.forEach(size -> tiff.withSubDirectory(256, size));

        accepts(joined(tiff.bytes(), trailer), width, height, Math.max(1, orientation));
    }

    @Provide
    Arbitrary<Integer> previews() {
        return Arbitraries.integers().between(1, 500);
    }

    /** The decoder is the judge of whether the file is whole. */
    private static void accepts(byte[] file, int width, int height, int orientation) {
        Optional<BufferedImage> decoded = decoded(file);
        Assume.that(decoded.isPresent());
        assertThat(decoded.orElseThrow().getWidth()).isEqualTo(width);
        assertThat(decoded.orElseThrow().getHeight()).isEqualTo(height);
        ImageFacts facts;
        try {
            facts = ImageHeader.read(new InMemory(file));
        } catch (BrokenImageException e) {
            throw new AssertionError(e);
        }
        assertThat(facts.orientation()).isEqualTo(orientation);
        assertThat(orientation >= 5 ? facts.height() : facts.width()).isEqualTo(width);
        assertThat(orientation >= 5 ? facts.width() : facts.height()).isEqualTo(height);
    }

    private static Optional<BufferedImage> decoded(byte[] file) {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            ImageReader reader = ImageIO.getImageReaders(in).next();
            reader.setInput(in);
            try {
                return Optional.of(reader.read(0));
            } finally {
                reader.dispose();
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static byte[] encoded(int width, int height, String format) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(width);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, random.nextInt(0xffffff));
        }
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image, format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] bytes(Random random, int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
