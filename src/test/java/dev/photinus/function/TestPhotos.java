package dev.photinus.function;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/** Pictures made on the spot. */
public final class TestPhotos {

    private TestPhotos() {}

    /** A person, as far as a mask can tell: a disc on a plain wall. */
    public static byte[] portrait(String format, int width, int height) throws IOException {
        BufferedImage photo = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = photo.createGraphics();
        graphics.setColor(Color.LIGHT_GRAY);
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(Color.RED);
        graphics.fillOval(width / 4, height / 4, width / 2, height / 2);
        graphics.dispose();
        return encode(photo, format);
    }

    public static byte[] jpeg() throws IOException {
        return portrait("jpg", 300, 400);
    }

    /** White on the left, black on the right. */
    public static byte[] leftHalfMask(int width, int height) throws IOException {
        BufferedImage mask = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = mask.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.dispose();
        return encode(mask, "png");
    }

    /** A white spot in the middle of black, of a tenth of the width. */
    public static byte[] spotMask(int width, int height) throws IOException {
        BufferedImage mask = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = mask.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillOval(width * 9 / 20, height / 2, width / 10, width / 10);
        graphics.dispose();
        return encode(mask, "png");
    }

    /** One colour all over. */
    public static byte[] plain(Color color, int width, int height) throws IOException {
        BufferedImage photo = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = photo.createGraphics();
        graphics.setColor(color);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return encode(photo, "png");
    }

    /** A PNG's header and end, with as much between as is asked for: enough for whoever looks at no pixel. */
    public static byte[] pngHeader(int width, int height, int filling) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream png = new DataOutputStream(bytes);
        png.writeLong(0x89504e470d0a1a0aL);
        png.writeInt(13);
        png.write("IHDR".getBytes(StandardCharsets.US_ASCII));
        png.writeInt(width);
        png.writeInt(height);
        png.write(new byte[] {8, 2, 0, 0, 0});
        png.writeInt(0); // nobody sums it up
        png.writeInt(filling);
        png.write("IDAT".getBytes(StandardCharsets.US_ASCII));
        png.write(new byte[filling]);
        png.writeInt(0);
        png.writeInt(0);
        png.write("IEND".getBytes(StandardCharsets.US_ASCII));
        png.writeInt(0xae426082);
        return bytes.toByteArray();
    }

    private static byte[] encode(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(image, format, bytes)) {
            throw new IOException("This Java writes no " + format);
        }
        return bytes.toByteArray();
    }
}
