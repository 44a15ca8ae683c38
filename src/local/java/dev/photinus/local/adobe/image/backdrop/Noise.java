package dev.photinus.local.adobe.image.backdrop;

import java.util.Random;

/** Smooth noise: random values on a grid, interpolated, in several octaves. */
final class Noise implements Canvas.Field {
    private static final int GRID = 64;

    private final float[] values = new float[GRID * GRID];
    private final double cellsAcross;
    private final double cellsDown;
    private final int octaves;

    /**
     * Noise of −1 to 1.
     *
     * @param cellsAcross humps across the width in the coarsest octave
     * @param cellsDown humps down the height
     */
    Noise(Random random, double cellsAcross, double cellsDown, int octaves) {
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat() * 2 - 1;
        }
        this.cellsAcross = cellsAcross;
        this.cellsDown = cellsDown;
        this.octaves = octaves;
    }

    @Override
    public double at(double x, double y) {
        double sum = 0;
        double weight = 1;
        double weights = 0;
        double frequency = 1;
        for (int octave = 0; octave < octaves; octave++) {
            sum += weight
                    * single(x * cellsAcross * frequency + octave * 17.3, y * cellsDown * frequency + octave * 9.1);
            weights += weight;
            weight *= 0.5;
            frequency *= 2.03;
        }
        return sum / weights;
    }

    private double single(double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double across = smooth(x - left);
        double down = smooth(y - top);
        double upper = value(left, top) * (1 - across) + value(left + 1, top) * across;
        double lower = value(left, top + 1) * (1 - across) + value(left + 1, top + 1) * across;
        return upper * (1 - down) + lower * down;
    }

    private double value(int x, int y) {
        return values[Math.floorMod(y, GRID) * GRID + Math.floorMod(x, GRID)];
    }

    private static double smooth(double t) {
        return t * t * (3 - 2 * t);
    }
}
