package dev.photinus.local.adobe.image;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.global.opencv_ximgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * A small picture cut into regions of about one colour each, with what is known of every region and of every pair that touches.
 *
 * @see <a href="https://doi.org/10.1023/B:VISI.0000022288.19776.77">Felzenszwalb and Huttenlocher, Efficient graph-based segmentation, 2004</a>
 */
final class RegionMap {
    private static final double REACH_IN_PLACE = 8;
    private static final double REACH_IN_COLOR = 14;
    private static final double SIGMA = 0.5;
    private static final float GRANULARITY = 250;
    private static final int SMALLEST = 60;

    /** How far from a border its two sides are compared, in pixels. */
    private static final int SIDESTEP = 3;

    final int width;
    final int height;
    final int count;
    final LabPicture picture;
    /** The region of each pixel, row by row. */
    final int[] region;

    private final int[] area;
    private final int[] atEdge;
    private final int[] left;
    private final int[] right;
    private final int[] top;
    private final int[] bottom;
    private final double[][] color;
    private final int[][] shared;
    private final double[][] contrast;

    /** Cuts up a BGR picture of a few hundred pixels a side. */
    RegionMap(Mat small) {
        width = small.cols();
        height = small.rows();
        Mat flat = new Mat();
        opencv_imgproc.pyrMeanShiftFiltering(small, flat, REACH_IN_PLACE, REACH_IN_COLOR);
        Mat lab = new Mat();
        opencv_imgproc.cvtColor(flat, lab, opencv_imgproc.COLOR_BGR2Lab);
        Mat numbers = new Mat();
        opencv_ximgproc.createGraphSegmentation(SIGMA, GRANULARITY, SMALLEST).processImage(lab, numbers);
        region = new int[width * height];
        new IntPointer(numbers.data()).get(region);
        picture = new LabPicture(flat);
        int most = 0;
        for (int number : region) {
            most = Math.max(most, number);
        }
        count = most + 1;
        area = new int[count];
        atEdge = new int[count];
        left = new int[count];
        right = new int[count];
        top = new int[count];
        bottom = new int[count];
        color = new double[count][3];
        shared = new int[count][count];
        contrast = new double[count][count];
        Arrays.fill(left, width);
        Arrays.fill(top, height);
        measure();
    }

    private void measure() {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = y * width + x;
                int number = region[at];
                area[number]++;
                left[number] = Math.min(left[number], x);
                right[number] = Math.max(right[number], x);
                top[number] = Math.min(top[number], y);
                bottom[number] = Math.max(bottom[number], y);
                for (int channel = 0; channel < 3; channel++) {
                    color[number][channel] += picture.lab[at * 3 + channel];
                }
                if (x == 0 || y == 0 || x == width - 1 || y == height - 1) {
                    atEdge[number]++;
                }
                if (x + 1 < width) {
                    meet(
                            at,
                            at + 1,
                            Math.max(0, x - SIDESTEP + 1) + y * width,
                            Math.min(width - 1, x + SIDESTEP) + y * width);
                }
                if (y + 1 < height) {
                    meet(
                            at,
                            at + width,
                            x + Math.max(0, y - SIDESTEP + 1) * width,
                            x + Math.min(height - 1, y + SIDESTEP) * width);
                }
            }
        }
        for (int number = 0; number < count; number++) {
            for (int channel = 0; channel < 3; channel++) {
                color[number][channel] /= Math.max(1, area[number]);
            }
        }
    }

    private void meet(int one, int other, int insideOne, int insideOther) {
        int first = region[one];
        int second = region[other];
        if (first != second) {
            double apart = 0;
            for (int channel = 0; channel < 3; channel++) {
                double difference = picture.lab[insideOne * 3 + channel] - picture.lab[insideOther * 3 + channel];
                apart += difference * difference;
            }
            shared[first][second]++;
            shared[second][first]++;
            contrast[first][second] += Math.sqrt(apart);
            contrast[second][first] += Math.sqrt(apart);
        }
    }

    int area(int number) {
        return area[number];
    }

    /** Share of the picture. */
    double share(int number) {
        return (double) area[number] / region.length;
    }

    /** Share of the picture that several regions have. */
    double share(boolean[] members) {
        double share = 0;
        for (int number = 0; number < count; number++) {
            share += members[number] ? share(number) : 0;
        }
        return share;
    }

    /** The outermost corners of several regions in each row: enough for their hull. */
    List<int[]> outline(boolean[] members) {
        List<int[]> points = new ArrayList<>();
        for (int y = 0; y < height; y++) {
            int first = -1;
            int last = -1;
            for (int x = 0; x < width; x++) {
                if (members[region[y * width + x]]) {
                    first = first < 0 ? x : first;
                    last = x;
                }
            }
            if (first >= 0) {
                points.add(new int[] {first, y});
                points.add(new int[] {first, y + 1});
                points.add(new int[] {last + 1, y});
                points.add(new int[] {last + 1, y + 1});
            }
        }
        return points;
    }

    /** Pixels along the picture's edge. */
    int atEdge(int number) {
        return atEdge[number];
    }

    int boxWidth(int number) {
        return right[number] - left[number] + 1;
    }

    int boxHeight(int number) {
        return bottom[number] - top[number] + 1;
    }

    int top(int number) {
        return top[number];
    }

    int bottom(int number) {
        return bottom[number];
    }

    /** Pixels between the boxes of two regions from left to right, negative where they overlap. */
    int gapAcross(int one, int other) {
        return Math.max(left[one], left[other]) - Math.min(right[one], right[other]) - 1;
    }

    /** The same from top to bottom. */
    int gapDown(int one, int other) {
        return Math.max(top[one], top[other]) - Math.min(bottom[one], bottom[other]) - 1;
    }

    /** Mean L, a, b. */
    double[] color(int number) {
        return color[number];
    }

    /** Length of the common border. */
    int shared(int one, int other) {
        return shared[one][other];
    }

    /** How different the two sides of the common border look on average. */
    double contrast(int one, int other) {
        return shared[one][other] == 0 ? Double.MAX_VALUE : contrast[one][other] / shared[one][other];
    }

    /** How different two regions look. */
    double apart(int one, int other) {
        double[] first = color[one];
        double[] second = color[other];
        return Math.hypot(Math.hypot(first[0] - second[0], first[1] - second[1]), first[2] - second[2]);
    }

    /** Length of a region's border with others. */
    int perimeter(int number) {
        int sum = 0;
        for (int length : shared[number]) {
            sum += length;
        }
        return sum;
    }

    /** White where the chosen regions are. */
    Mat mask(boolean[] chosen) {
        byte[] white = new byte[region.length];
        for (int i = 0; i < white.length; i++) {
            white[i] = (byte) (chosen[region[i]] ? 255 : 0);
        }
        Mat mask = new Mat(height, width, CV_8UC1);
        mask.data().put(white);
        return mask;
    }
}
