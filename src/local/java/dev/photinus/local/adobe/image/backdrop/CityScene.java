package dev.photinus.local.adobe.image.backdrop;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.Random;

/** A skyline in haze, with a few lights far out of focus. */
final class CityScene implements Scene {
    private static final Color LAMP = new Color(0xFFE2B0);

    @Override
    public void paint(Canvas canvas, Palette palette, Random random) {
        double width = canvas.aspect();
        Noise haze = new Noise(random, 1.6, 2.2, 3);
        canvas.fill((x, y) -> palette.shade(0.98 - 0.30 * Math.abs(0.62 - y) + 0.05 * haze.at(x, y)));
        for (int row = 0; row < 3; row++) {
            double near = row / 2.0;
            Color tone = Palette.mix(palette.shade(0.72), palette.deep(), 0.25 + 0.5 * near);
            double horizon = 0.30 + 0.16 * row;
            canvas.layer(0.014 + 0.006 * row, graphics -> buildings(graphics, tone, horizon, width, random));
        }
        canvas.layer(0.012, graphics -> lamps(graphics, width, random));
        canvas.blend((x, y) -> palette.light(), (x, y) -> 0.34 * Math.exp(-Math.pow((y - 0.72) / 0.22, 2)));
    }

    private static void buildings(Graphics2D graphics, Color tone, double horizon, double width, Random random) {
        for (double x = -0.05; x < width; ) {
            double wide = 0.06 + 0.11 * random.nextDouble();
            double top = horizon + 0.26 * random.nextDouble();
            graphics.setColor(Palette.mix(tone, Color.WHITE, 0.10 * random.nextDouble()));
            graphics.fill(new Rectangle2D.Double(x, top, wide, 1.1 - top));
            graphics.setColor(Palette.faint(LAMP, 0.30));
            for (double y = top + 0.03; y < 0.95; y += 0.035) {
                for (double window = x + 0.012; window < x + wide - 0.018; window += 0.024) {
                    if (random.nextInt(3) == 0) {
                        graphics.fill(new Rectangle2D.Double(window, y, 0.012, 0.016));
                    }
                }
            }
            x += wide + 0.012 * random.nextDouble();
        }
    }

    private static void lamps(Graphics2D graphics, double width, Random random) {
        for (int i = 0; i < 22; i++) {
            double size = 0.022 + 0.035 * random.nextDouble();
            graphics.setColor(Palette.faint(LAMP, 0.12 + 0.22 * random.nextDouble()));
            graphics.fill(
                    new Ellipse2D.Double(random.nextDouble() * width, 0.62 + 0.34 * random.nextDouble(), size, size));
        }
    }
}
