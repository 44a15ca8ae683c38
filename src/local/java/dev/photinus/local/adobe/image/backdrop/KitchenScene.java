package dev.photinus.local.adobe.image.backdrop;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.Random;

/** A bright kitchen: a window, shelves with pots out of focus, a wooden worktop in front. */
final class KitchenScene implements Scene {
    private static final Color DAYLIGHT = new Color(0xFBFAF2);

    @Override
    public void paint(Canvas canvas, Palette palette, Random random) {
        double width = canvas.aspect();
        canvas.fill((x, y) -> palette.shade(0.86 - 0.22 * y));
        boolean left = random.nextBoolean();
        canvas.layer(0.022, graphics -> {
            window(graphics, left ? 0.04 : width - 0.40);
            shelf(graphics, palette, left ? width * 0.56 : 0.02, 0.26, width * 0.42, random);
            shelf(graphics, palette, left ? width * 0.56 : 0.02, 0.48, width * 0.42, random);
        });
        canvas.blend((x, y) -> DAYLIGHT, (x, y) -> 0.4 * Math.exp(-3 * (left ? x : 1 - x)) * (1 - y));
        TableScene.top(canvas, palette, random, 0.70);
    }

    private static void window(Graphics2D graphics, double x) {
        graphics.setColor(DAYLIGHT);
        for (int pane = 0; pane < 4; pane++) {
            graphics.fill(new Rectangle2D.Double(x + (pane % 2) * 0.19, pane < 2 ? 0.06 : 0.28, 0.17, 0.20));
        }
    }

    private static void shelf(Graphics2D graphics, Palette palette, double x, double y, double length, Random random) {
        graphics.setColor(palette.shade(0.38));
        graphics.fill(new Rectangle2D.Double(x, y, length, 0.018));
        for (double at = x + 0.02; at < x + length - 0.07; at += 0.075 + 0.03 * random.nextDouble()) {
            double high = 0.05 + 0.06 * random.nextDouble();
            Color pot = random.nextInt(3) == 0 ? palette.accent() : palette.shade(0.3 + 0.6 * random.nextDouble());
            graphics.setColor(pot);
            graphics.fill(new Rectangle2D.Double(at, y - high, 0.05, high));
            graphics.fill(new Ellipse2D.Double(at, y - high - 0.012, 0.05, 0.024));
        }
    }
}
