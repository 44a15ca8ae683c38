package dev.photinus.local.adobe.image;

import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * A first guess of what the subject is, for GrabCut to improve: what stands near the middle and differs from the colours along the upper
 * borders. A bust may touch the lower border, and so may its shoulders the sides near it.
 */
final class SubjectPrior {
    /** GrabCut's four labels. */
    private static final byte BACKGROUND = 0;

    private static final byte SUBJECT = 1;
    private static final byte LIKELY_BACKGROUND = 2;
    private static final byte LIKELY_SUBJECT = 3;

    /** Down to this share of the height, the side borders are taken for background. */
    private static final double SIDES = 0.55;

    private final int width;
    private final int height;
    private final float[] lab;
    private final List<float[]> border = new ArrayList<>();

    private SubjectPrior(int width, int height, float[] lab) {
        this.width = width;
        this.height = height;
        this.lab = lab;
        sampleBorder();
    }

    /** A label for each pixel of a small picture. */
    static Mat of(Mat small) {
        Mat smooth = new Mat();
        opencv_imgproc.GaussianBlur(small, smooth, new Size(5, 5), 0);
        Mat scaled = new Mat();
        smooth.convertTo(scaled, CV_32F, 1 / 255.0, 0);
        Mat lab = new Mat();
        opencv_imgproc.cvtColor(scaled, lab, opencv_imgproc.COLOR_BGR2Lab);
        float[] pixels = new float[small.rows() * small.cols() * 3];
        new FloatPointer(lab.data()).get(pixels);
        Mat labels = new Mat(small.rows(), small.cols(), CV_8UC1);
        labels.data().put(new SubjectPrior(small.cols(), small.rows(), pixels).labels());
        return labels;
    }

    private byte[] labels() {
        byte[] labels = new byte[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                labels[y * width + x] = label((x + 0.5) / width, (y + 0.5) / height, differs(x, y));
            }
        }
        return labels;
    }

    private static byte label(double x, double y, double differs) {
        boolean atBorder = y < 0.03 || (y < SIDES && (x < 0.04 || x > 0.96));
        if (atBorder) {
            return BACKGROUND;
        }
        double aside = Math.abs(x - 0.5);
        boolean head = square(aside / 0.24) + square((y - 0.42) / 0.30) < 1;
        boolean shoulders = y > 0.62 && aside < 0.20 + 0.42 * (y - 0.62) / 0.38;
        boolean core = (square(aside / 0.10) + square((y - 0.45) / 0.13) < 1) || (y > 0.85 && aside < 0.12);
        if (core && differs > 1.5) {
            return SUBJECT;
        }
        double expected = head || shoulders ? 0.8 : 1.8;
        return differs > expected ? LIKELY_SUBJECT : LIKELY_BACKGROUND;
    }

    /** How far a pixel's colour lies from the border's nearest colours: below 1 it could be one of them. */
    private double differs(int x, int y) {
        int at = (y * width + x) * 3;
        double nearest = Double.MAX_VALUE;
        double across = (double) x / width;
        double down = (double) y / height;
        for (float[] sample : border) {
            double color = square((lab[at] - sample[0]) / 11)
                    + square((lab[at + 1] - sample[1]) / 6)
                    + square((lab[at + 2] - sample[2]) / 6);
            double place = square((across - sample[3]) / 0.8) + square((down - sample[4]) / 0.9);
            nearest = Math.min(nearest, color + place);
        }
        return Math.sqrt(nearest);
    }

    /** About a hundred samples along the upper borders. */
    private void sampleBorder() {
        int step = Math.max(2, (width + 2 * height) / 110);
        for (int x = 2; x < width - 2; x += step) {
            add(x, 2);
        }
        for (int y = 2 + step; y < height * SIDES; y += step) {
            add(2, y);
            add(width - 3, y);
        }
        // The darkest and lightest few are more often something that reaches into the picture than its background.
        border.sort(Comparator.comparingDouble(sample -> sample[0]));
        int outliers = border.size() / 25;
        border.subList(border.size() - outliers, border.size()).clear();
        border.subList(0, outliers).clear();
    }

    private void add(int x, int y) {
        int at = (y * width + x) * 3;
        border.add(new float[] {lab[at], lab[at + 1], lab[at + 2], (float) x / width, (float) y / height});
    }

    private static double square(double value) {
        return value * value;
    }
}
