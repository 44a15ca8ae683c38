package dev.photinus.local.adobe.image.backdrop;

import java.util.Random;

/** Nothing but a smooth change of tone. */
final class GradientScene implements Scene {
    @Override
    public void paint(Canvas canvas, Palette palette, Random random) {
        double angle = Math.toRadians(60 + random.nextInt(60));
        double across = Math.cos(angle);
        double down = Math.sin(angle);
        Noise drift = new Noise(random, 1.3, 1.1, 2);
        canvas.fill((x, y) -> {
            double along = (x - 0.5) * across + (y - 0.5) * down;
            return palette.shade(0.62 - 0.52 * along + 0.07 * drift.at(x, y));
        });
    }
}
