package dev.photinus.local.adobe.image;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;

import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * What a hole may be filled with: the colours that lie around it. Without this a dog beside a hole would get a second tail in it, because nothing
 * else in the photo fits the edge of the dog so well.
 */
final class Surroundings {
    /** Width of the ring around the hole, in pixels. */
    private static final int RING = 4;
    /** Levels per channel that count as one colour. */
    private static final int COARSE = 16;

    private static final int BINS = 256 / COARSE;
    /** Share of the ring's pixels that a colour and its neighbours need. */
    private static final double ENOUGH = 0.02;

    private Surroundings() {}

    /** White where a picture has colours that do not occur around the area; single pixels do not count. */
    static Mat strange(Mat picture, Mat area) {
        int side = 2 * RING + 1;
        Mat kernel = opencv_imgproc.getStructuringElement(opencv_imgproc.MORPH_ELLIPSE, new Size(side, side));
        Mat around = new Mat();
        opencv_imgproc.dilate(area, around, kernel);
        opencv_core.subtract(around, area, around);
        int pixels = picture.cols() * picture.rows();
        byte[] colors = new byte[pixels * 3];
        picture.data().get(colors);
        byte[] ring = new byte[pixels];
        around.data().get(ring);
        boolean[] common = common(colors, ring, opencv_core.countNonZero(around) * ENOUGH);
        byte[] strange = new byte[pixels];
        for (int i = 0; i < pixels; i++) {
            strange[i] = (byte) (common[bin(colors, i)] ? 0 : 255);
        }
        Mat marked = new Mat(picture.size(), CV_8UC1);
        marked.data().put(strange);
        Mat small = opencv_imgproc.getStructuringElement(opencv_imgproc.MORPH_ELLIPSE, new Size(3, 3));
        opencv_imgproc.morphologyEx(marked, marked, opencv_imgproc.MORPH_OPEN, small);
        return marked;
    }

    private static boolean[] common(byte[] colors, byte[] ring, double least) {
        int[] counts = new int[BINS * BINS * BINS];
        for (int i = 0; i < ring.length; i++) {
            if (ring[i] != 0) {
                counts[bin(colors, i)]++;
            }
        }
        boolean[] common = new boolean[counts.length];
        for (int bin = 0; bin < counts.length; bin++) {
            int near = 0;
            for (int neighbour = 0; neighbour < 27; neighbour++) {
                int blue = bin / (BINS * BINS) + neighbour / 9 - 1;
                int green = bin / BINS % BINS + neighbour / 3 % 3 - 1;
                int red = bin % BINS + neighbour % 3 - 1;
                boolean inside =
                        Math.min(blue, Math.min(green, red)) >= 0 && Math.max(blue, Math.max(green, red)) < BINS;
                near += inside ? counts[(blue * BINS + green) * BINS + red] : 0;
            }
            common[bin] = near > least;
        }
        return common;
    }

    private static int bin(byte[] colors, int pixel) {
        int blue = (colors[pixel * 3] & 0xff) / COARSE;
        int green = (colors[pixel * 3 + 1] & 0xff) / COARSE;
        int red = (colors[pixel * 3 + 2] & 0xff) / COARSE;
        return (blue * BINS + green) * BINS + red;
    }
}
