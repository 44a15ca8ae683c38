package dev.photinus.local.adobe.image.backdrop;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.util.Random;

/** Discs of light: many far and soft, a few near and clear. */
final class BokehScene implements Scene {
    @Override
    public void paint(Canvas canvas, Palette palette, Random random) {
        canvas.layer(0.016, graphics -> discs(graphics, palette, canvas.aspect(), random, 34, 0.05, 0.20));
        canvas.layer(0.005, graphics -> discs(graphics, palette, canvas.aspect(), random, 18, 0.085, 0.17));
    }

    private static void discs(
            Graphics2D graphics, Palette palette, double width, Random random, int count, double size, double opacity) {
        graphics.setStroke(new BasicStroke(0.003f));
        for (int i = 0; i < count; i++) {
            double across = size * (0.5 + random.nextDouble());
            Ellipse2D disc = new Ellipse2D.Double(
                    random.nextDouble() * (width + size) - size,
                    random.nextDouble() * (1 + size) - size,
                    across,
                    across);
            Color base = random.nextInt(3) == 0 ? palette.accent() : palette.light();
            Color color = Palette.mix(base, Color.WHITE, 0.35);
            double strength = opacity * (0.35 + random.nextDouble());
            graphics.setColor(Palette.faint(color, strength));
            graphics.fill(disc);
            graphics.setColor(Palette.faint(Color.WHITE, strength * 0.5));
            graphics.draw(disc);
        }
    }
}
