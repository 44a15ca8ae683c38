package dev.photinus.local.adobe.image;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import org.bytedeco.javacpp.indexer.UByteIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Lets a dull picture shine, in moderation: a gentle white balance, levels stretched towards black and white, a slight S-curve. All three
 * are one lookup table per channel, so that it costs one pass.
 */
public final class AutoTone {
    /** Share of pixels that may clip at either end. */
    private static final double CLIPPED = 0.004;
    /** How far levels go towards the full range: a picture that is meant to be dim stays dimmer than one that is not. */
    private static final double STRETCH = 0.6;
    /** How far the balance goes towards gray, and the most that it may change a channel. */
    private static final double BALANCE = 0.5;

    private static final double MOST_BALANCE = 0.08;
    /** Strength of the S-curve. */
    private static final double CONTRAST = 0.14;
    /** Order of the mean that stands for the light's colour (shades of gray): between the plain average (1) and the brightest spot. */
    private static final double SHADES = 6;

    private AutoTone() {}

    /** The picture, toned. */
    public static Mat of(Mat picture) {
        long[][] histograms = histograms(picture);
        double[] gains = gains(histograms);
        long[] light = luminance(histograms, gains);
        double black = percentile(light, CLIPPED) * STRETCH;
        double white = 255 - (255 - percentile(light, 1 - CLIPPED)) * STRETCH;
        Mat table = new Mat(1, 256, CV_8UC3);
        try (UByteIndexer index = table.createIndexer()) {
            for (int channel = 0; channel < 3; channel++) {
                for (int value = 0; value < 256; value++) {
                    double level = (value * gains[channel] - black) / Math.max(32, white - black);
                    index.put(0, value, channel, (int) Math.round(255 * curve(Math.min(1, Math.max(0, level)))));
                }
            }
        }
        Mat toned = new Mat();
        opencv_core.LUT(picture, table, toned);
        return toned;
    }

    private static double curve(double level) {
        return level + CONTRAST * level * (1 - level) * (2 * level - 1) * 2;
    }

    /** Per channel, from every second pixel of every second row. */
    private static long[][] histograms(Mat picture) {
        long[][] counts = new long[3][256];
        byte[] row = new byte[picture.cols() * 3];
        for (int y = 0; y < picture.rows(); y += 2) {
            picture.ptr(y).get(row);
            for (int i = 0; i + 2 < row.length; i += 6) {
                counts[0][row[i] & 0xff]++;
                counts[1][row[i + 1] & 0xff]++;
                counts[2][row[i + 2] & 0xff]++;
            }
        }
        return counts;
    }

    private static double[] gains(long[][] histograms) {
        double[] means = new double[3];
        for (int channel = 0; channel < 3; channel++) {
            double sum = 0;
            long count = 0;
            for (int value = 0; value < 256; value++) {
                sum += histograms[channel][value] * Math.pow(value / 255.0, SHADES);
                count += histograms[channel][value];
            }
            means[channel] = Math.pow(sum / Math.max(1, count), 1 / SHADES);
        }
        double gray = (means[0] + means[1] + means[2]) / 3;
        double[] gains = new double[3];
        for (int channel = 0; channel < 3; channel++) {
            double full = means[channel] == 0 ? 1 : gray / means[channel];
            double partial = 1 + (full - 1) * BALANCE;
            gains[channel] = Math.min(1 + MOST_BALANCE, Math.max(1 - MOST_BALANCE, partial));
        }
        return gains;
    }

    /** One histogram for all three channels: stretching each by itself would shift colours. */
    private static long[] luminance(long[][] histograms, double[] gains) {
        long[] light = new long[256];
        for (int channel = 0; channel < 3; channel++) {
            for (int value = 0; value < 256; value++) {
                int balanced = (int) Math.min(255, Math.round(value * gains[channel]));
                light[balanced] += histograms[channel][value];
            }
        }
        return light;
    }

    private static int percentile(long[] histogram, double share) {
        long total = 0;
        for (long count : histogram) {
            total += count;
        }
        long seen = 0;
        for (int value = 0; value < 256; value++) {
            seen += histogram[value];
            if (seen >= total * share) {
                return value;
            }
        }
        return 255;
    }
}
