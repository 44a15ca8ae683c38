package dev.photinus.local.adobe.image.backdrop;

import java.awt.Color;
import java.util.Random;

/** Ridges behind ridges, paler with distance. */
final class MountainScene implements Scene {
    private static final int RIDGES = 5;

    @Override
    public void paint(Canvas canvas, Palette palette, Random random) {
        Noise clouds = new Noise(random, 1.5, 5, 4);
        canvas.fill(
                (x, y) -> Palette.mix(palette.shade(0.62 + 0.5 * y), Color.WHITE, Math.max(0, 0.4 * clouds.at(x, y))));
        for (int ridge = 0; ridge < RIDGES; ridge++) {
            double near = (ridge + 1.0) / RIDGES;
            Noise line = new Noise(random, 2.2 + ridge * 0.8, 1, 5);
            Color tone = Palette.mix(palette.light(), palette.deep(), 0.18 + 0.66 * near);
            double foot = 0.34 + 0.13 * ridge;
            double soft = 0.012 - 0.001 * ridge;
            canvas.blend(
                    (x, y) -> Palette.mix(tone, palette.light(), Math.max(0, Math.min(0.5, (y - foot) * 1.3))),
                    (x, y) -> clamp((y - foot - 0.13 * line.at(x, 0.3)) / soft));
        }
    }

    private static double clamp(double value) {
        return Math.min(1, Math.max(0, value));
    }
}
