package dev.photinus.local.adobe.image.backdrop;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Random;

/** An open-plan office far out of focus: a window front on one side, ceiling lights, desks, a plant. */
final class OfficeScene implements Scene {
    private static final Color DAYLIGHT = new Color(0xF4F8FB);
    private static final Color LEAVES = new Color(0x5E7F62);

    @Override
    public void paint(Canvas canvas, Palette palette, Random random) {
        boolean windowsLeft = random.nextBoolean();
        double width = canvas.aspect();
        canvas.fill((x, y) -> palette.shade(0.72 - 0.42 * Math.abs(y - 0.36)));
        canvas.layer(0.020, graphics -> {
            mirror(graphics, windowsLeft, width);
            ceilingLights(graphics, width, random);
            windows(graphics, palette, width, random);
        });
        canvas.layer(0.026, graphics -> {
            mirror(graphics, windowsLeft, width);
            desks(graphics, palette, width, random);
            plant(graphics, width * (0.80 + 0.1 * random.nextDouble()), 0.56, random);
        });
        canvas.blend((x, y) -> DAYLIGHT, (x, y) -> {
            double fromWindow = windowsLeft ? x : 1 - x;
            return 0.34 * Math.exp(-fromWindow * 3) * Math.exp(-Math.pow((y - 0.42) / 0.35, 2));
        });
    }

    private static void mirror(Graphics2D graphics, boolean left, double width) {
        if (!left) {
            graphics.translate(width, 0);
            graphics.scale(-1, 1);
        }
    }

    private static void ceilingLights(Graphics2D graphics, double width, Random random) {
        double vanishing = width * 0.62;
        graphics.setColor(Palette.faint(Color.WHITE, 0.85));
        for (int i = 0; i < 4; i++) {
            double x = width * (0.08 + 0.3 * i) + random.nextDouble() * 0.04;
            double y = 0.02 + 0.015 * i;
            Path2D strip = new Path2D.Double();
            strip.moveTo(x, y);
            strip.lineTo(x + 0.10, y);
            strip.lineTo(x + 0.07 + (vanishing - x) * 0.45, y + 0.13);
            strip.lineTo(x + 0.03 + (vanishing - x) * 0.45, y + 0.13);
            strip.closePath();
            graphics.fill(strip);
        }
    }

    private static void windows(Graphics2D graphics, Palette palette, double width, Random random) {
        double x = -0.04;
        double pane = 0.20;
        while (pane > 0.045 && x < width * 0.62) {
            double shrink = 1 - x / width * 0.5;
            double top = 0.40 - 0.28 * shrink;
            double high = 0.56 * shrink;
            graphics.setColor(Palette.mix(DAYLIGHT, palette.accent(), 0.18 + 0.1 * random.nextDouble()));
            graphics.fill(new Rectangle2D.Double(x, top, pane, high));
            graphics.setColor(Palette.faint(Palette.mix(palette.mid(), DAYLIGHT, 0.45), 0.8));
            double building = high * (0.2 + 0.3 * random.nextDouble());
            graphics.fill(new Rectangle2D.Double(x + pane * 0.1, top + high - building, pane * 0.5, building));
            x += pane + 0.022;
            pane *= 0.80;
        }
    }

    private static void desks(Graphics2D graphics, Palette palette, double width, Random random) {
        graphics.setColor(Palette.faint(palette.shade(0.28), 0.9));
        graphics.fill(new Rectangle2D.Double(-0.1, 0.74, width + 0.2, 0.3));
        for (double x = width * 0.05; x < width; x += 0.17 + 0.08 * random.nextDouble()) {
            graphics.setColor(Palette.faint(palette.shade(0.08), 0.85));
            graphics.fill(new Rectangle2D.Double(x, 0.63 + 0.02 * random.nextDouble(), 0.11, 0.075));
            graphics.setColor(Palette.faint(Palette.mix(palette.accent(), palette.deep(), 0.3), 0.9));
            graphics.fill(new Rectangle2D.Double(x + 0.02, 0.72, 0.06, 0.09));
        }
    }

    private static void plant(Graphics2D graphics, double x, double y, Random random) {
        for (int i = 0; i < 26; i++) {
            double size = 0.035 + 0.04 * random.nextDouble();
            double leafX = x + random.nextGaussian() * 0.035;
            double leafY = y + random.nextGaussian() * 0.07;
            graphics.setColor(Palette.faint(Palette.mix(LEAVES, Color.BLACK, 0.45 * random.nextDouble()), 0.8));
            graphics.fill(new Ellipse2D.Double(leafX, leafY, size * 0.6, size * 1.5));
        }
    }
}
