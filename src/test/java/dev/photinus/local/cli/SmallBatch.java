package dev.photinus.local.cli;

import dev.photinus.local.adobe.StandInSettings;
import dev.photinus.local.adobe.job.JobTimes;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Many photos of a few pixels, each with a spot that is to be painted away, and a host that needs no time for that. */
final class SmallBatch {

    private SmallBatch() {}

    /** It waits for a cloud that was killed to come back, as Adobe waits for S3. */
    static StandInSettings settings() {
        return StandInSettings.quick().withJobTimes(JobTimes.instant()).withPatience(Duration.ofSeconds(30));
    }

    /** Writes photos, a mask for all of them, and the manifest {@code photos.csv}. */
    static Path write(Path folder, int photos) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("spot.png"), picture("png", Color.BLACK, Color.WHITE));
        for (String name : names(photos)) {
            Files.write(folder.resolve(name), photo(name));
        }
        return Files.write(
                folder.resolve("photos.csv"),
                Stream.concat(Stream.of("source,mask"), names(photos).stream().map(name -> name + ",spot.png"))
                        .toList());
    }

    static List<String> names(int photos) {
        return IntStream.rangeClosed(1, photos).mapToObj("p%03d.jpg"::formatted).toList();
    }

    /** Another picture for each name. */
    static byte[] photo(String name) {
        return picture("jpg", new Color(0x203040 + (name.hashCode() & 0x0f3f3f)), Color.RED);
    }

    private static byte[] picture(String format, Color ground, Color spot) {
        BufferedImage image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(ground);
        graphics.fillRect(0, 0, 64, 48);
        graphics.setColor(spot);
        graphics.fillOval(24, 16, 12, 12);
        graphics.dispose();
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, format, bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
