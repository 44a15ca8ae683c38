package dev.photinus.local.cli.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Pictures to test with: red, with a blue quarter at the top left. */
final class Drawing {

    private Drawing() {}

    static Path jpeg(Path file, int width, int height) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        ImageIO.write(image(width, height, BufferedImage.TYPE_INT_RGB), "jpeg", file.toFile());
        return file;
    }

    static Path png(Path file, int width, int height) throws IOException {
        ImageIO.write(image(width, height, BufferedImage.TYPE_INT_ARGB), "png", file.toFile());
        return file;
    }

    /** Red on the left; on the right a green of which nothing is to be seen. */
    static Path cutout(Path file, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, x < width / 2 ? 0xffff0000 : 0x0000ff00);
            }
        }
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    /** The same with an EXIF header that holds nothing but this orientation. */
    static Path turned(Path file, int width, int height, int orientation) throws IOException {
        byte[] jpeg = Files.readAllBytes(jpeg(file, width, height));
        byte[] exif = {
            (byte) 0xff,
            (byte) 0xe1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8, // header
            0,
            1,
            1,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte) orientation,
            0,
            0,
            0,
            0,
            0,
            0 // one entry: 0x0112, a short
        };
        try (var output = Files.newOutputStream(file)) {
            output.write(jpeg, 0, 2);
            output.write(exif);
            output.write(jpeg, 2, jpeg.length - 2);
        }
        return file;
    }

    private static BufferedImage image(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(0, 0, width / 2, height / 2);
        graphics.dispose();
        return image;
    }
}
