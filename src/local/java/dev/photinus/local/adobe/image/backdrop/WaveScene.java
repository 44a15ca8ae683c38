package dev.photinus.local.adobe.image.backdrop;

import java.awt.Color;
import java.util.Random;

/** Soft bands that swing across the picture, each with a lit rim. */
final class WaveScene implements Scene {
    private static final int BANDS = 6;

    @Override
    public void paint(Canvas canvas, Palette palette, Random random) {
        for (int band = 0; band < BANDS; band++) {
            double base = 0.15 + 0.15 * band + 0.05 * random.nextDouble();
            double swing = 0.05 + 0.08 * random.nextDouble();
            double pace = 1.2 + 1.8 * random.nextDouble();
            double phase = random.nextDouble() * Math.PI * 2;
            Color color = palette.shade(0.9 - 0.13 * band);
            canvas.blend((x, y) -> color, (x, y) -> {
                double below = y - base - swing * Math.sin(x * Math.PI * pace + phase);
                return below < 0 ? 0 : 0.34 * Math.exp(-below * 3.2) * Math.min(1, below / 0.006);
            });
            canvas.blend((x, y) -> Color.WHITE, (x, y) -> {
                double off = (y - base - swing * Math.sin(x * Math.PI * pace + phase)) / 0.008;
                return 0.16 * Math.exp(-off * off);
            });
        }
    }
}
