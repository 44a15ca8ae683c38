package dev.photinus.local.adobe.image;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * What a region of a picture looks like, as numbers with names: where it is, what form it has, what colours. {@code objects.json} says which
 * of them make what.
 */
final class Traits {
    private final Map<String, Double> values = new HashMap<>();

    private Traits() {}

    /**
     * The traits of the white part of a mask.
     *
     * @param around what lies around it, ready as traits
     */
    static Traits of(LabPicture picture, Mat mask, Map<String, Double> around) {
        byte[] white = new byte[picture.width * picture.height];
        mask.data().get(white);
        Traits traits = new Traits();
        traits.values.putAll(around);
        traits.measureForm(picture.width, picture.height, white);
        traits.measureColors(picture, white);
        return traits;
    }

    /** A trait; 0 when it was not found at all, as for colours that do not occur. */
    double get(String name) {
        return values.getOrDefault(name, 0.0);
    }

    private void measureForm(int width, int height, byte[] white) {
        int count = 0;
        int edge = 0;
        int topEdge = 0;
        int bottomEdge = 0;
        double sumX = 0;
        double sumY = 0;
        int[] rowWidth = new int[height];
        int[] first = new int[height];
        int[] last = new int[height];
        int left = width;
        int right = -1;
        int top = height;
        int bottom = -1;
        for (int y = 0; y < height; y++) {
            first[y] = -1;
            for (int x = 0; x < width; x++) {
                if (white[y * width + x] != 0) {
                    count++;
                    rowWidth[y]++;
                    first[y] = first[y] < 0 ? x : first[y];
                    last[y] = x;
                    sumX += x;
                    sumY += y;
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    bottom = y;
                    topEdge += y == 0 ? 1 : 0;
                    bottomEdge += y == height - 1 ? 1 : 0;
                    edge += x == 0 || x == width - 1 ? 1 : 0;
                }
            }
        }
        if (count == 0) {
            return;
        }
        List<int[]> outline = new ArrayList<>();
        for (int y = top; y <= bottom; y++) {
            if (first[y] >= 0) {
                outline.add(new int[] {first[y], y});
                outline.add(new int[] {first[y], y + 1});
                outline.add(new int[] {last[y] + 1, y});
                outline.add(new int[] {last[y] + 1, y + 1});
            }
        }
        double boxWidth = right - left + 1;
        double boxHeight = bottom - top + 1;
        double hull = Math.max(1, Hull.area(outline));
        double farthest = 0;
        double middleX = (left + right + 1) / 2.0;
        double middleY = (top + bottom + 1) / 2.0;
        for (int[] point : outline) {
            farthest = Math.max(farthest, Math.hypot(point[0] - middleX, point[1] - middleY));
        }
        values.put("area", (double) count / white.length);
        values.put("x", sumX / count / width);
        values.put("y", sumY / count / height);
        values.put("top", (double) top / height);
        values.put("bottom", (double) (bottom + 1) / height);
        values.put("wide", boxWidth / width);
        values.put("high", boxHeight / height);
        values.put("aspect", boxWidth / boxHeight);
        values.put("fill", count / (boxWidth * boxHeight));
        values.put("solid", count / hull);
        values.put("round", count / (Math.PI * farthest * farthest));
        values.put("taper", mean(rowWidth, top, boxHeight, 0, 0.3) / mean(rowWidth, top, boxHeight, 0.7, 1));
        values.put("waist", mean(rowWidth, top, boxHeight, 0.35, 0.65) / mean(rowWidth, top, boxHeight, 0.7, 1));
        values.put("atTop", (double) topEdge / width);
        values.put("atBottom", (double) bottomEdge / width);
        values.put("atSides", edge / (2.0 * height));
    }

    private static double mean(int[] widths, int top, double height, double from, double to) {
        double sum = 0.01;
        int rows = 0;
        for (int y = (int) (top + from * height); y < Math.ceil(top + to * height); y++) {
            sum += widths[Math.min(y, widths.length - 1)];
            rows++;
        }
        return sum / Math.max(1, rows);
    }

    private void measureColors(LabPicture picture, byte[] white) {
        double[] sum = new double[3];
        double[] squares = new double[3];
        Map<ColorName, Integer> counts = new HashMap<>();
        int count = 0;
        for (int i = 0; i < white.length; i++) {
            if (white[i] != 0) {
                count++;
                for (int channel = 0; channel < 3; channel++) {
                    double value = picture.lab[i * 3 + channel];
                    sum[channel] += value;
                    squares[channel] += value * value;
                }
                ColorName color = ColorName.of(picture.lab[i * 3], picture.lab[i * 3 + 1], picture.lab[i * 3 + 2]);
                counts.merge(color, 1, Integer::sum);
            }
        }
        if (count == 0) {
            return;
        }
        String[] names = {"lightness", "redness", "yellowness"};
        for (int channel = 0; channel < 3; channel++) {
            double mean = sum[channel] / count;
            values.put(names[channel], mean);
            values.put(names[channel] + "Spread", Math.sqrt(Math.max(0, squares[channel] / count - mean * mean)));
        }
        double colors = 0;
        double most = 0;
        for (Map.Entry<ColorName, Integer> entry : counts.entrySet()) {
            double share = (double) entry.getValue() / count;
            values.put(entry.getKey().toString(), share);
            colors += share > 0.08 ? 1 : 0;
            most = Math.max(most, share);
        }
        values.put("colors", colors);
        values.put("oneColor", most);
    }
}
