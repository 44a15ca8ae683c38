package dev.photinus.local.adobe;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Objects;
import java.util.Random;
import javax.imageio.ImageIO;

/** Pictures for tests, drawn with the JDK alone so that they owe nothing to what they test. */
public final class Pictures {
    private Pictures() {}

    /** A person in a red pullover before a grainy wall. */
    public static BufferedImage portrait(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(3);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int light = 150 + (int) (25 * Math.sin(x * 9.0 / width)) + random.nextInt(14);
                picture.setRGB(x, y, new Color(light - 40, light, light + 10).getRGB());
            }
        }
        drawPerson(picture, new Color(0xB0342C), new Color(0xD9A583), new Color(0x3A2618));
        return picture;
    }

    /** White where {@link #portrait} shows the person. */
    public static BufferedImage subjectOfPortrait(int width, int height) {
        BufferedImage mask = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        drawPerson(mask, Color.WHITE, Color.WHITE, Color.WHITE);
        return mask;
    }

    /** A gray, low-contrast picture with a colour cast. */
    public static BufferedImage dull(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int light = 95 + 60 * x / width + 15 * y / height;
                picture.setRGB(x, y, new Color(light + 14, light, light - 10).getRGB());
            }
        }
        return picture;
    }

    /** Encodes with the JDK; format is {@code jpg}, {@code png} or {@code tiff}. */
    public static byte[] encode(BufferedImage picture, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!ImageIO.write(picture, format, out)) {
            throw new IOException("the JDK writes no " + format);
        }
        return out.toByteArray();
    }

    /** Decodes with the JDK. */
    public static BufferedImage decode(byte[] image) throws IOException {
        return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(image)), "not an image");
    }

    private static void drawPerson(BufferedImage picture, Color pullover, Color skin, Color hair) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        double middle = width / 2.0;
        graphics.setColor(pullover);
        graphics.fill(new Ellipse2D.Double(middle - height * 0.28, height * 0.62, height * 0.56, height * 0.9));
        graphics.setColor(hair);
        graphics.fill(new Ellipse2D.Double(middle - height * 0.17, height * 0.16, height * 0.34, height * 0.40));
        graphics.setColor(skin);
        graphics.fill(new Ellipse2D.Double(middle - height * 0.14, height * 0.22, height * 0.28, height * 0.40));
        graphics.fill(new Ellipse2D.Double(middle - height * 0.07, height * 0.50, height * 0.14, height * 0.20));
        graphics.dispose();
    }
}
