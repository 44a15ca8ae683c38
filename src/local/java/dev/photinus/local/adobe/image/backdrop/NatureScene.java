package dev.photinus.local.adobe.image.backdrop;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.util.Random;

/** Foliage with the sun behind it. */
final class NatureScene implements Scene {
    private static final Color SUN = new Color(0xFFF6D8);

    @Override
    public void paint(Canvas canvas, Palette palette, Random random) {
        double width = canvas.aspect();
        Noise shade = new Noise(random, 2.4, 2.8, 4);
        canvas.fill((x, y) -> palette.shade(0.74 - 0.55 * y + 0.30 * shade.at(x, y)));
        canvas.layer(0.045, graphics -> leaves(graphics, palette, width, random, 90, 0.09));
        canvas.layer(0.022, graphics -> leaves(graphics, palette, width, random, 70, 0.05));
        canvas.layer(0.006, graphics -> dapples(graphics, width, random));
        double sun = 0.25 + 0.5 * random.nextDouble();
        canvas.blend((x, y) -> SUN, (x, y) -> 0.42 * Math.exp(-(square((x - sun) / 0.40) + square((y - 0.12) / 0.34))));
    }

    private static void leaves(
            Graphics2D graphics, Palette palette, double width, Random random, int count, double size) {
        AffineTransform home = graphics.getTransform();
        for (int i = 0; i < count; i++) {
            double y = Math.pow(random.nextDouble(), 0.7);
            graphics.translate(random.nextDouble() * width, y);
            graphics.rotate(random.nextDouble() * Math.PI);
            graphics.setColor(Palette.faint(palette.shade(0.75 - 0.6 * y + 0.35 * (random.nextDouble() - 0.5)), 0.55));
            double length = size * (0.6 + random.nextDouble());
            graphics.fill(new Ellipse2D.Double(-length / 2, -length / 5, length, length * 0.4));
            graphics.setTransform(home);
        }
    }

    private static void dapples(Graphics2D graphics, double width, Random random) {
        for (int i = 0; i < 34; i++) {
            double size = 0.02 + 0.06 * Math.pow(random.nextDouble(), 2);
            graphics.setColor(Palette.faint(SUN, 0.08 + 0.16 * random.nextDouble()));
            graphics.fill(new Ellipse2D.Double(
                    random.nextDouble() * width, Math.pow(random.nextDouble(), 1.5) * 0.8, size, size));
        }
    }

    private static double square(double value) {
        return value * value;
    }
}
