package dev.photinus.local.adobe.image.backdrop;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.QuadCurve2D;
import java.util.Random;

/** Broad strokes of a dry brush: each is a bundle of bristle lines along one curve. */
final class BrushScene implements Scene {
    private static final int STROKES = 34;
    private static final int BRISTLES = 46;

    @Override
    public void paint(Canvas canvas, Palette palette, Random random) {
        double lean = Math.toRadians(-35 + random.nextInt(70));
        canvas.layer(0.0035, graphics -> {
            AffineTransform home = graphics.getTransform();
            for (int i = 0; i < STROKES; i++) {
                graphics.translate(random.nextDouble() * canvas.aspect(), random.nextDouble());
                graphics.rotate(lean + random.nextGaussian() * 0.35);
                Color color = i % 6 == 5
                        ? Palette.mix(palette.accent(), palette.mid(), 0.35)
                        : palette.shade(0.22 + 0.7 * random.nextDouble());
                stroke(graphics, color, random);
                graphics.setTransform(home);
            }
        });
    }

    private static void stroke(Graphics2D graphics, Color color, Random random) {
        double length = 0.25 + 0.35 * random.nextDouble();
        double thickness = 0.05 + 0.08 * random.nextDouble();
        double bend = (random.nextDouble() - 0.5) * 0.2;
        graphics.setStroke(
                new BasicStroke((float) (thickness / BRISTLES * 2.2), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (int bristle = 0; bristle < BRISTLES; bristle++) {
            double offset = (bristle / (double) BRISTLES - 0.5) * thickness;
            double start = -length / 2 + random.nextGaussian() * 0.018;
            double end = length / 2 + random.nextGaussian() * 0.035;
            Color tint =
                    Palette.mix(color, random.nextBoolean() ? Color.WHITE : Color.BLACK, 0.10 * random.nextDouble());
            graphics.setColor(Palette.faint(tint, 0.20 + 0.25 * random.nextDouble()));
            graphics.draw(new QuadCurve2D.Double(start, offset, 0, offset + bend, end, offset));
        }
    }
}
