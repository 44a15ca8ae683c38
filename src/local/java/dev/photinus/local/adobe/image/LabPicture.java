package dev.photinus.local.adobe.image;

import static org.bytedeco.opencv.global.opencv_core.CV_32F;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** A small picture in CIE Lab, in which distances are about as large as people see them. */
final class LabPicture {
    /** The largest distance from the one tone that a pixel of a monochrome photo has. */
    private static final double MONOCHROME = 4;

    final int width;
    final int height;
    /** L (0 to 100), a, b per pixel, row by row. */
    final float[] lab;

    /** A BGR picture, slightly smoothed. */
    LabPicture(Mat picture) {
        width = picture.cols();
        height = picture.rows();
        lab = new float[width * height * 3];
        Mat smooth = new Mat();
        opencv_imgproc.GaussianBlur(picture, smooth, new Size(3, 3), 0);
        Mat scaled = new Mat();
        smooth.convertTo(scaled, CV_32F, 1 / 255.0, 0);
        Mat converted = new Mat();
        opencv_imgproc.cvtColor(scaled, converted, opencv_imgproc.COLOR_BGR2Lab);
        new FloatPointer(converted.data()).get(lab);
    }

    /** The mean colour of a part, given in shares of width and height. */
    float[] mean(double left, double right, double top, double bottom) {
        float[] sum = new float[3];
        int count = 0;
        for (int y = (int) (top * height); y < (int) Math.ceil(bottom * height); y++) {
            for (int x = (int) (left * width); x < (int) Math.ceil(right * width); x++) {
                for (int channel = 0; channel < 3; channel++) {
                    sum[channel] += lab[(y * width + x) * 3 + channel];
                }
                count++;
            }
        }
        return new float[] {sum[0] / count, sum[1] / count, sum[2] / count};
    }

    /** Share of pixels in a disc whose colour could be skin, of any complexion. The radius is a share of the height. */
    double skin(double centreX, double centreY, double radius) {
        int hits = 0;
        int count = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double across = x - centreX * width;
                double down = y - centreY * height;
                if (Math.hypot(across, down) < radius * height) {
                    float a = lab[(y * width + x) * 3 + 1];
                    float b = lab[(y * width + x) * 3 + 2];
                    boolean warm = a > 3 && a < 32 && b > 3 && b < 42;
                    hits += warm && b > a * 0.35 && b < a * 3.5 ? 1 : 0;
                    count++;
                }
            }
        }
        return count == 0 ? 0 : (double) hits / count;
    }

    /** Whether it has no colours of its own: black and white, or toned as sepia is, where a pixel's colour follows from its lightness. */
    boolean isMonochrome() {
        double[] red = line(1);
        double[] yellow = line(2);
        int coloured = 0;
        for (int i = 0; i < lab.length; i += 3) {
            double off = Math.hypot(lab[i + 1] - red[0] - red[1] * lab[i], lab[i + 2] - yellow[0] - yellow[1] * lab[i]);
            coloured += off > MONOCHROME ? 1 : 0;
        }
        return coloured < width * height / 100;
    }

    /** Offset and slope of a channel over lightness, by least squares. */
    private double[] line(int channel) {
        double count = lab.length / 3.0;
        double l = 0;
        double c = 0;
        double ll = 0;
        double lc = 0;
        for (int i = 0; i < lab.length; i += 3) {
            l += lab[i];
            c += lab[i + channel];
            ll += lab[i] * lab[i];
            lc += lab[i] * lab[i + channel];
        }
        double spread = ll - l * l / count;
        double slope = spread < 1 ? 0 : (lc - l * c / count) / spread;
        return new double[] {(c - slope * l) / count, slope};
    }

    /** How different two colours look: 2 is just visible, 10 at a glance, 100 black and white. */
    static double apart(float[] one, float[] other) {
        return Math.hypot(Math.hypot(one[0] - other[0], one[1] - other[1]), one[2] - other[2]);
    }
}
