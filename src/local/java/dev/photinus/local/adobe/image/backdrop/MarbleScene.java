package dev.photinus.local.adobe.image.backdrop;

import java.util.Random;

/** Polished stone with veins. */
final class MarbleScene implements Scene {
    @Override
    public void paint(Canvas canvas, Palette palette, Random random) {
        Noise clouds = new Noise(random, 2, 2.6, 4);
        Noise fold = new Noise(random, 3, 3, 5);
        Noise fold2 = new Noise(random, 5, 4, 5);
        double lean = random.nextBoolean() ? 1 : -1;
        canvas.fill((x, y) -> palette.shade(0.93 + 0.10 * clouds.at(x, y)));
        canvas.blend((x, y) -> palette.shade(0.30), (x, y) -> {
            double wide = vein(2.2 * x + lean * 1.5 * y + 1.1 * fold.at(x, y), 16);
            double fine = vein(3.7 * y - lean * 2.3 * x + 1.3 * fold2.at(x, y), 34);
            return Math.min(0.6, (0.42 * wide + 0.26 * fine) * (0.55 + 0.6 * clouds.at(y, x)));
        });
    }

    private static double vein(double phase, double sharpness) {
        return Math.pow(1 - Math.abs(Math.sin(phase * Math.PI)), sharpness);
    }
}
