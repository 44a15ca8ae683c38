package dev.photinus.local.adobe.image;

import static org.bytedeco.opencv.global.opencv_core.CV_64F;

import java.util.Arrays;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * The ground of a studio photo: one colour all around, in light that changes softly from place to place. A surface of low degree is fitted to
 * the picture's borders, then to everything that fits it.
 */
final class PlainGround {
    /** How far a pixel may be from the surface to count as ground, in Lab. */
    private static final double LIKE = 9;
    /** Share of the border that must be ground for the picture to have a plain one. */
    private static final double ENOUGH = 0.94;
    /** Width of the border as a share of the picture's shorter side. */
    private static final double BORDER = 0.04;
    /** How rough plain ground may be: the mean step from pixel to pixel along the border. */
    private static final double ROUGH = 1;

    private static final int ROUNDS = 3;
    /** Terms of a surface of second and of third degree. */
    private static final int SQUARE = 6;

    private static final int CUBIC = 10;

    /** How dark a shadow makes the ground: the cube root of the light that is left, as lightness is measured. */
    private static final double DARKEST_SHADOW = 0.62;
    /** How much of a difference in lightness counts where it could be shadow, and where it could not. */
    private static final double SHADE = 0.12;

    private static final double TOO_DARK = 150;

    private final LabPicture picture;
    private final double[][] surface = new double[3][];
    private final boolean plain;

    PlainGround(LabPicture picture) {
        this.picture = picture;
        boolean[] border = border();
        fit(border, SQUARE);
        for (int round = 0; round < ROUNDS; round++) {
            fit(alike(border), SQUARE);
        }
        plain = count(alike(border)) > ENOUGH * count(border) && roughness(border) < ROUGH;
        if (plain) {
            boolean[] everywhere = new boolean[border.length];
            Arrays.fill(everywhere, true);
            for (int round = 0; round < ROUNDS; round++) {
                fit(alike(everywhere), CUBIC);
            }
        }
    }

    /** Whether the picture has such a ground. */
    boolean isPlain() {
        return plain;
    }

    /** How unlike the ground a pixel looks, be it in light or in shadow: 0 is ground, 20 certainly something else. */
    double unlike(int pixel) {
        double[] ground = ground(pixel);
        double light = (picture.lab[pixel * 3] + 16) / (ground[0] + 16);
        // Less light makes a colour greyer in the same measure as it makes it darker.
        double color = Math.hypot(
                picture.lab[pixel * 3 + 1] - light * ground[1], picture.lab[pixel * 3 + 2] - light * ground[2]);
        double darker = ground[0] - picture.lab[pixel * 3];
        if (darker < 0) {
            return Math.hypot(darker, color);
        }
        return color + SHADE * darker + TOO_DARK * Math.max(0, DARKEST_SHADOW - light);
    }

    /** How different a pixel looks from the lit ground, in Lab. */
    double apart(int pixel) {
        double[] ground = ground(pixel);
        double sum = 0;
        for (int channel = 0; channel < 3; channel++) {
            double difference = picture.lab[pixel * 3 + channel] - ground[channel];
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }

    /** How much lightness changes over two pixels, whatever the direction. */
    double step(int pixel) {
        int x = pixel % picture.width;
        int row = pixel / picture.width;
        int left = pixel - Math.min(x, 1);
        int right = pixel + Math.min(picture.width - 1 - x, 1);
        int above = pixel - Math.min(row, 1) * picture.width;
        int below = pixel + Math.min(picture.height - 1 - row, 1) * picture.width;
        return Math.hypot(
                picture.lab[right * 3] - picture.lab[left * 3], picture.lab[below * 3] - picture.lab[above * 3]);
    }

    private double[] ground(int pixel) {
        double[] terms = terms(pixel, surface[0].length);
        double[] ground = new double[3];
        for (int channel = 0; channel < 3; channel++) {
            for (int term = 0; term < terms.length; term++) {
                ground[channel] += surface[channel][term] * terms[term];
            }
        }
        return ground;
    }

    private boolean[] border() {
        boolean[] border = new boolean[picture.width * picture.height];
        int width = Math.max(2, (int) Math.round(BORDER * Math.min(picture.width, picture.height)));
        for (int i = 0; i < border.length; i++) {
            int x = i % picture.width;
            int y = i / picture.width;
            int off = Math.min(Math.min(x, picture.width - 1 - x), Math.min(y, picture.height - 1 - y));
            border[i] = off < width;
        }
        return border;
    }

    private boolean[] alike(boolean[] where) {
        boolean[] alike = new boolean[where.length];
        for (int i = 0; i < where.length; i++) {
            alike[i] = where[i] && apart(i) < LIKE;
        }
        return alike;
    }

    private static int count(boolean[] where) {
        int count = 0;
        for (boolean here : where) {
            count += here ? 1 : 0;
        }
        return count;
    }

    private double roughness(boolean[] where) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i + 1 < where.length; i++) {
            if (where[i] && where[i + 1] && i % picture.width + 1 < picture.width) {
                sum += Math.abs(picture.lab[i * 3] - picture.lab[i * 3 + 3]);
                count++;
            }
        }
        return sum / Math.max(1, count);
    }

    /** Least squares over the chosen pixels. */
    private void fit(boolean[] where, int degree) {
        double[] squares = new double[degree * degree];
        double[] sums = new double[degree * 3];
        for (int i = 0; i < where.length; i++) {
            if (where[i]) {
                double[] terms = terms(i, degree);
                for (int row = 0; row < degree; row++) {
                    for (int column = 0; column < degree; column++) {
                        squares[row * degree + column] += terms[row] * terms[column];
                    }
                    for (int channel = 0; channel < 3; channel++) {
                        sums[row * 3 + channel] += terms[row] * picture.lab[i * 3 + channel];
                    }
                }
            }
        }
        Mat left = new Mat(degree, degree, CV_64F);
        new DoublePointer(left.data()).put(squares);
        Mat right = new Mat(degree, 3, CV_64F);
        new DoublePointer(right.data()).put(sums);
        Mat solved = new Mat();
        opencv_core.solve(left, right, solved, opencv_core.DECOMP_SVD);
        double[] found = new double[degree * 3];
        new DoublePointer(solved.data()).get(found);
        for (int channel = 0; channel < 3; channel++) {
            surface[channel] = new double[degree];
            for (int term = 0; term < degree; term++) {
                surface[channel][term] = found[term * 3 + channel];
            }
        }
    }

    private double[] terms(int pixel, int degree) {
        double x = 2.0 * (pixel % picture.width) / picture.width - 1;
        int row = pixel / picture.width;
        double y = 2.0 * row / picture.height - 1;
        return degree == SQUARE
                ? new double[] {1, x, y, x * x, x * y, y * y}
                : new double[] {1, x, y, x * x, x * y, y * y, x * x * x, x * x * y, x * y * y, y * y * y};
    }
}
