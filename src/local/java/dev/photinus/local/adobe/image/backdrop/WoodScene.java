package dev.photinus.local.adobe.image.backdrop;

import java.util.Random;

/** Panelling of upright boards. */
final class WoodScene implements Scene {
    private static final int BOARDS = 7;

    @Override
    public void paint(Canvas canvas, Palette palette, Random random) {
        Noise grain = new Noise(random, 44, 2.2, 4);
        Noise rings = new Noise(random, 6, 1.1, 3);
        double[] tones = random.doubles(BOARDS + 1, -0.09, 0.09).toArray();
        canvas.fill((x, y) -> {
            int board = (int) (x * BOARDS);
            double streak = grain.at(x + board * 0.37, y + board * 0.61);
            double ring = Math.sin(14 * rings.at(x + board * 0.53, y));
            return palette.shade(0.48 + tones[board] + 0.10 * streak + 0.05 * ring);
        });
        canvas.light((x, y) -> {
            double inBoard = x * BOARDS - Math.floor(x * BOARDS);
            double gap = Math.min(inBoard, 1 - inBoard);
            return gap < 0.03 ? 0.62 + 0.38 * gap / 0.03 : 1;
        });
    }
}
