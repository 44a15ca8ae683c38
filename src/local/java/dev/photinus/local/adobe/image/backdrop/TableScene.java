package dev.photinus.local.adobe.image.backdrop;

import java.awt.geom.Rectangle2D;
import java.util.Random;

/** A table top before a plain wall: something for a product to stand on. */
final class TableScene implements Scene {
    @Override
    public void paint(Canvas canvas, Palette palette, Random random) {
        new StudioScene()
                .paint(
                        canvas,
                        palette.towards(
                                new Palette(palette.mid(), palette.light(), palette.light(), palette.accent()), 0.5),
                        random);
        top(canvas, palette, random, 0.66);
    }

    /** A wooden top from {@code edge} down to the lower border. */
    static void top(Canvas canvas, Palette palette, Random random, double edge) {
        Noise grain = new Noise(random, 2.5, 46, 4);
        canvas.blend(
                (x, y) -> palette.shade(0.42 + 0.24 * (y - edge) / (1 - edge) + 0.11 * grain.at(x, y)),
                (x, y) -> Math.min(1, Math.max(0, (y - edge) / 0.006)));
        canvas.layer(0.012, graphics -> {
            graphics.setColor(Palette.faint(palette.deep(), 0.35));
            graphics.fill(new Rectangle2D.Double(-0.1, edge - 0.006, canvas.aspect() + 0.2, 0.010));
        });
    }
}
