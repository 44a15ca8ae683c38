package dev.photinus.local.cli.chaos;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/**
 * One of the photos, with a name that can be found again in whatever is said of it.
 *
 * @param number from 1 on
 */
record ChaosPhoto(int number) {

    /** What the stand-in takes the spot for. */
    static final String SEEN = "armchair";

    private static final Pattern NAME = Pattern.compile("photo-\\d{4}");
    private static final List<String> WORKFLOWS = List.of("headshot", "product", "inpaint");
    private static final int WIDTH = 64;
    private static final int HEIGHT = 48;

    /** The name of a photo that a text speaks of, as {@link #name}. */
    static Optional<String> in(String text) {
        Matcher matcher = NAME.matcher(text);
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }

    String name() {
        return "photo-%04d".formatted(number);
    }

    String workflow() {
        return WORKFLOWS.get(number % WORKFLOWS.size());
    }

    String key() {
        return "incoming/" + workflow() + "/" + name() + ".jpg";
    }

    String failureKey() {
        return "failed/" + workflow() + "/" + name() + ".jpg.json";
    }

    /** A few pixels: a round spot on a plain ground. */
    static byte[] bytes() throws IOException {
        return picture("jpg", new Color(0x203040), Color.RED);
    }

    /** White where the spot is. */
    static byte[] mask() throws IOException {
        return picture("png", Color.BLACK, Color.WHITE);
    }

    private static byte[] picture(String format, Color ground, Color spot) throws IOException {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(ground);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setColor(spot);
        graphics.fillOval(WIDTH * 3 / 8, HEIGHT / 3, WIDTH / 4, HEIGHT / 3);
        graphics.dispose();
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, format, bytes);
            return bytes.toByteArray();
        }
    }
}
