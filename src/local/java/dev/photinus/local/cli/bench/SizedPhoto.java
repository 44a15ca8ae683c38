package dev.photinus.local.cli.bench;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/**
 * Photos of the same width and height whose files differ in size by two powers of ten: what they cost differently is
 * the bytes' doing.
 */
public final class SizedPhoto {

    private static final int SIDE = 2400;
    private static final float USUAL_QUALITY = 0.85f;
    private static final float BEST_QUALITY = 1;

    private SizedPhoto() {}

    /** Writes a JPEG of about 100 KB: a head before a smooth wall. */
    public static Path small(Path folder) throws IOException {
        return write(folder.resolve("small.jpg"), portrait(), USUAL_QUALITY);
    }

    /** Writes a JPEG of about 10 MB: the same with the noise of a very bad camera. */
    public static Path large(Path folder) throws IOException {
        BufferedImage image = portrait();
        Random random = new Random(1);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                image.setRGB(x, y, image.getRGB(x, y) ^ (random.nextInt() & 0x7f7f7f));
            }
        }
        return write(folder.resolve("large.jpg"), image, BEST_QUALITY);
    }

    private static BufferedImage portrait() {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, new Color(0xb8c4cc), SIDE, SIDE, new Color(0x7d8a94)));
        graphics.fillRect(0, 0, SIDE, SIDE);
        graphics.setColor(new Color(0x2d3a52));
        graphics.fillOval(SIDE / 5, SIDE * 3 / 5, SIDE * 3 / 5, SIDE * 3 / 5);
        graphics.setColor(new Color(0xd9a98a));
        graphics.fillOval(SIDE / 3, SIDE / 5, SIDE / 3, SIDE / 2);
        graphics.dispose();
        return image;
    }

    private static Path write(Path file, BufferedImage image, float quality) throws IOException {
        Files.deleteIfExists(file);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var output = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(output);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return file;
    }
}
