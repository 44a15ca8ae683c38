package dev.photinus.local.adobe.image;

import java.util.Arrays;
import java.util.Random;

/**
 * Tells subject from background by samples of both, compared by colour and place: a brick wall on the left says little about a window on the
 * right. Starts from where the subject is expected and looks again a few times, each time with better samples.
 */
final class LocalColors {
    private static final int SAMPLES = 220;
    private static final int ROUNDS = 3;
    /** How much a difference in lightness, in colour and in place weighs. */
    private static final float LIGHTNESS = 1 / 14f;

    private static final float COLOR = 1 / 5f;
    private static final float PLACE = 1 / 0.25f;
    private static final float PLACE_COUNTS = 0.75f;
    private static final float SYMMETRY = 0.5f;
    /** Beyond this distance a sample has nothing to say; so new colours are judged by their place. */
    private static final float INDIFFERENT = 9f;

    private final int width;
    private final int height;
    private final float[] lab;
    private final float[] expected;
    private final Random random = new Random(7);

    /** A picture to judge. */
    LocalColors(LabPicture picture, Whereabouts whereabouts) {
        this.width = picture.width;
        this.height = picture.height;
        this.lab = picture.lab;
        this.expected = new float[width * height];
        double aspect = (double) width / height;
        for (int i = 0; i < expected.length; i++) {
            int row = i / width;
            expected[i] = (float) whereabouts.logOdds((i % width + 0.5) / width, (row + 0.5) / height, aspect);
        }
    }

    /** Per pixel, odds as a logarithm: above 0 subject, below 0 background; far from 0 sure. */
    float[] odds() {
        float[] odds = expected.clone();
        for (int round = 0; round < ROUNDS; round++) {
            float sure = round == 0 ? 2.2f : 2.8f;
            float[] subject = samples(odds, sure, 1);
            float[] background = samples(odds, sure, -1);
            if (subject.length == 0 || background.length == 0) {
                return odds;
            }
            int mirror = twiceTheAxis(odds);
            float[] before = odds.clone();
            for (int i = 0; i < odds.length; i++) {
                float far = nearest(background, i) - nearest(subject, i);
                odds[i] =
                        expected[i] < -6 ? expected[i] : expected[i] * PLACE_COUNTS + mirrored(before, i, mirror) + far;
            }
        }
        return odds;
    }

    /** People and most objects are about the same on both sides: what one side says counts on the other. */
    private float mirrored(float[] odds, int pixel, int mirror) {
        int x = mirror - pixel % width;
        if (x < 0 || x >= width) {
            return 0;
        }
        return SYMMETRY * Math.max(-4, Math.min(4, odds[pixel - pixel % width + x]));
    }

    /** Left plus right of any two pixels that mirror each other at the subject's vertical axis. */
    private int twiceTheAxis(float[] odds) {
        double sum = 0;
        int count = 1;
        for (int i = 0; i < odds.length; i++) {
            if (odds[i] > 0) {
                sum += i % width;
                count++;
            }
        }
        return (int) Math.round(2 * sum / count);
    }

    /** Places and colours of random pixels that are surely on one side. */
    private float[] samples(float[] odds, float sure, int side) {
        float[] samples = new float[SAMPLES * 5];
        int found = 0;
        for (int tries = 0; tries < SAMPLES * 200 && found < SAMPLES; tries++) {
            int at = random.nextInt(odds.length);
            int row = at / width;
            if (odds[at] * side > sure) {
                samples[found * 5] = lab[at * 3];
                samples[found * 5 + 1] = lab[at * 3 + 1];
                samples[found * 5 + 2] = lab[at * 3 + 2];
                samples[found * 5 + 3] = (float) (at % width) / height;
                samples[found * 5 + 4] = (float) row / height;
                found++;
            }
        }
        return Arrays.copyOf(samples, found * 5);
    }

    private float nearest(float[] samples, int pixel) {
        float l = lab[pixel * 3];
        float a = lab[pixel * 3 + 1];
        float b = lab[pixel * 3 + 2];
        float x = (float) (pixel % width) / height;
        int row = pixel / width;
        float y = (float) row / height;
        float nearest = INDIFFERENT;
        for (int i = 0; i < samples.length; i += 5) {
            float distance = square((l - samples[i]) * LIGHTNESS)
                    + square((a - samples[i + 1]) * COLOR)
                    + square((b - samples[i + 2]) * COLOR)
                    + square((x - samples[i + 3]) * PLACE)
                    + square((y - samples[i + 4]) * PLACE);
            nearest = Math.min(nearest, distance);
        }
        return nearest;
    }

    private static float square(float value) {
        return value * value;
    }
}
