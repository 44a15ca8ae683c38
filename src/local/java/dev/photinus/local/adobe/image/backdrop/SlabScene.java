package dev.photinus.local.adobe.image.backdrop;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.Random;

/** A slab of polished stone before a plain wall, with leaves out of focus at its ends. */
final class SlabScene implements Scene {
    private static final double EDGE = 0.62;
    private static final Color LEAF = new Color(0x7F9A84);

    @Override
    public void paint(Canvas canvas, Palette palette, Random random) {
        new StudioScene().paint(canvas, palette.towards(palette.each(color -> palette.light()), 0.35), random);
        Noise clouds = new Noise(random, 2, 5, 4);
        Noise fold = new Noise(random, 3, 6, 5);
        double lean = random.nextBoolean() ? 1 : -1;
        canvas.blend(
                (x, y) -> {
                    double phase = 1.7 * x + lean * 3.1 * y + 1.2 * fold.at(x, y);
                    double vein = Math.pow(1 - Math.abs(Math.sin(phase * Math.PI)), 18);
                    return Palette.mix(palette.shade(0.94 + 0.08 * clouds.at(x, y)), palette.shade(0.3), 0.45 * vein);
                },
                (x, y) -> Math.min(1, Math.max(0, (y - EDGE) / 0.006)));
        canvas.layer(0.010, graphics -> {
            graphics.setColor(Palette.faint(palette.deep(), 0.25));
            graphics.fill(new Rectangle2D.Double(-0.1, EDGE - 0.005, canvas.aspect() + 0.2, 0.008));
        });
        canvas.layer(0.014, graphics -> {
            for (int i = 0; i < 26; i++) {
                boolean atLeft = i % 2 == 0;
                double across = Math.abs(random.nextGaussian()) * 0.11;
                double x = atLeft ? across - 0.03 : canvas.aspect() + 0.03 - across;
                double y = EDGE - 0.16 + random.nextGaussian() * 0.14;
                double size = 0.05 + 0.05 * random.nextDouble();
                graphics.setColor(Palette.faint(Palette.mix(LEAF, palette.deep(), 0.4 * random.nextDouble()), 0.75));
                graphics.fill(new Ellipse2D.Double(x, y, size, size * 0.7));
            }
        });
    }
}
