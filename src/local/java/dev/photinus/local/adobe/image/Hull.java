package dev.photinus.local.adobe.image;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The convex hull of pixels, by Andrew's monotone chain. */
final class Hull {
    private Hull() {}

    /** Area within the hull of points, each x and y, in pixels. */
    static double area(List<int[]> points) {
        int[][] sorted = points.toArray(new int[0][]);
        Arrays.sort(sorted, Comparator.<int[]>comparingInt(point -> point[0]).thenComparingInt(point -> point[1]));
        int[][] chain = new int[2 * sorted.length + 1][];
        int length = 0;
        for (int pass = 0; pass < 2; pass++) {
            int least = length + 1;
            for (int i = 0; i < sorted.length; i++) {
                int[] point = sorted[pass == 0 ? i : sorted.length - 1 - i];
                while (length > least && turn(chain[length - 2], chain[length - 1], point) <= 0) {
                    length--;
                }
                chain[length++] = point;
            }
            length--;
        }
        double twice = 0;
        for (int i = 0; i < length; i++) {
            int[] next = chain[(i + 1) % length];
            twice += (double) chain[i][0] * next[1] - (double) next[0] * chain[i][1];
        }
        return Math.abs(twice) / 2;
    }

    private static long turn(int[] from, int[] over, int[] to) {
        return (long) (over[0] - from[0]) * (to[1] - from[1]) - (long) (over[1] - from[1]) * (to[0] - from[0]);
    }
}
