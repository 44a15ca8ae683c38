package dev.photinus.local.adobe.image.backdrop;

import java.awt.geom.Rectangle2D;
import java.util.Random;

/** A brick wall, slightly out of focus. */
final class BrickScene implements Scene {
    @Override
    public void paint(Canvas canvas, Palette palette, Random random) {
        double width = canvas.aspect();
        Noise stains = new Noise(random, 2, 2, 4);
        canvas.fill((x, y) -> palette.shade(0.78));
        canvas.layer(0.005, graphics -> {
            double high = 0.042;
            for (int row = 0; row * high < 1; row++) {
                double shift = row % 2 == 0 ? 0 : 0.06;
                for (double x = -0.12 + shift; x < width; x += 0.12) {
                    graphics.setColor(palette.shade(0.36 + 0.22 * random.nextDouble()));
                    graphics.fill(new Rectangle2D.Double(x + 0.003, row * high + 0.003, 0.114, high - 0.006));
                }
            }
        });
        canvas.light((x, y) -> 1 + 0.16 * stains.at(x, y));
    }
}
