package dev.photinus.local.adobe.image;

import java.util.List;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/** Finds what a photo of an object is about: the thing that takes the middle, and what stands above or below it. */
final class MainThing {
    /** How far from the middle a thing counts less, as a share of the picture's sides. */
    private static final double MIDDLE = 0.28;
    /** Share of its pixels that another thing must have between the left and right ends of the main one. */
    private static final double WITHIN = 0.85;
    /** Share of the main thing's size that it must have. */
    private static final double WORTH = 0.04;

    private final RegionMap map;
    private final List<boolean[]> things;

    MainThing(Mat small) {
        map = new RegionMap(small);
        things = new Things(map, new Grounds(map)).all();
    }

    /** A rough mask; black when there is nothing but background. */
    Mat mask() {
        boolean[] main = new boolean[map.count];
        double best = 0;
        for (boolean[] thing : things) {
            double weight = weight(thing);
            if (weight > best) {
                best = weight;
                main = thing;
            }
        }
        Mat mask = map.mask(main);
        for (boolean[] thing : things) {
            if (thing != main && map.share(thing) > WORTH * map.share(main) && within(thing, main) > WITHIN) {
                opencv_core.max(mask, map.mask(thing), mask);
            }
        }
        return mask;
    }

    /** Pixels, those in the middle counted most. */
    private double weight(boolean[] thing) {
        double sum = 0;
        for (int i = 0; i < map.region.length; i++) {
            if (thing[map.region[i]]) {
                double across = ((i % map.width + 0.5) / map.width - 0.5) / MIDDLE;
                int row = i / map.width;
                double down = ((row + 0.5) / map.height - 0.52) / MIDDLE;
                sum += Math.exp(-(across * across + down * down) / 2);
            }
        }
        return sum;
    }

    private double within(boolean[] thing, boolean[] main) {
        int left = map.width;
        int right = -1;
        for (int i = 0; i < map.region.length; i++) {
            if (main[map.region[i]]) {
                left = Math.min(left, i % map.width);
                right = Math.max(right, i % map.width);
            }
        }
        int inside = 0;
        int all = 0;
        for (int i = 0; i < map.region.length; i++) {
            if (thing[map.region[i]]) {
                all++;
                inside += i % map.width >= left && i % map.width <= right ? 1 : 0;
            }
        }
        return (double) inside / Math.max(1, all);
    }
}
