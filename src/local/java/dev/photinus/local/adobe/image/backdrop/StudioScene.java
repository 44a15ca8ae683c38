package dev.photinus.local.adobe.image.backdrop;

import java.util.Random;

/** A hand-painted studio cloth: mottled, lit from one side. */
final class StudioScene implements Scene {
    @Override
    public void paint(Canvas canvas, Palette palette, Random random) {
        Noise clouds = new Noise(random, 2.2 * canvas.aspect(), 2.2, 4);
        Noise cloth = new Noise(random, 9 * canvas.aspect(), 7, 3);
        double side = random.nextBoolean() ? 1 : -1;
        canvas.fill((x, y) -> {
            double lit = 0.60 - 0.20 * y + side * 0.12 * (x - 0.5);
            return palette.shade(lit + 0.17 * clouds.at(x, y) + 0.05 * cloth.at(x, y));
        });
        canvas.blend((x, y) -> palette.light(), (x, y) -> {
            double across = (x - 0.5 - side * 0.08) / 0.42;
            double down = (y - 0.38) / 0.40;
            return 0.26 * Math.exp(-(across * across + down * down));
        });
    }
}
