package dev.photinus.local.adobe.image;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * For every patch that touches a hole in a picture, the most similar patch outside of it: first found by PatchMatch, then used to paint the hole
 * anew, over and over, until both agree.
 *
 * @see <a href="https://doi.org/10.1145/1531326.1531330">Barnes et al., PatchMatch, 2009</a>
 * @see <a href="https://doi.org/10.1109/TPAMI.2007.60">Wexler et al., Space-Time Completion of Video, 2007</a>
 */
final class PatchField {
    static final int REACH = 3;
    private static final int NONE = -1;
    /** What a patch from as far up or down as the picture is high costs on top: floors, seas and skies change with the height, less across. */
    private static final double HEIGHT_COUNTS = 12_000;
    /** How much less the inside of the hole says than its edge, per pixel. */
    private static final double TRUST = 1.25;

    /** Share of all patches below which the wanted ones are too few. */
    private static final double FEW = 0.02;
    /** How much less the pixels above and below say at first than those of the same row. */
    private static final double COLUMN_COUNTS = 0.15;
    /** Blending: rounds, how much a colour holds on to what the patches say, and over-relaxation. */
    private static final int BLENDING = 120;

    private static final double FAITH = 0.02;
    private static final double OVERSHOOT = 1.8;

    /** Colours tell grounds apart better than lightness does: sand in the shade is still sand. */
    private static final long LIGHT_COUNTS = 1;

    private static final long COLOR_COUNTS = 6;

    private static final int SIZE = (2 * REACH + 1) * (2 * REACH + 1) * 3;

    final int width;
    final int height;
    private final int[] pixels;
    private final boolean[] hole;
    /** Centres of patches that touch the hole, row by row. */
    private final int[] targets;

    private final boolean[] target;
    private final int[] sources;
    private final boolean[] source;
    private final double[] trust;
    private final int[] match;
    private final double[] cost;
    private final SplittableRandom random;

    /**
     * A field without matches.
     *
     * @param picture CIE Lab in 8 bits, at least a patch wide and high
     * @param area white where the hole is
     * @param unwanted white where nothing should be taken from, if it can be avoided
     * @param seed for the search: another finds other patches
     */
    PatchField(Mat picture, Mat area, Mat unwanted, long seed) {
        random = new SplittableRandom(seed);
        width = picture.cols();
        height = picture.rows();
        byte[] colors = new byte[width * height * 3];
        picture.data().get(colors);
        pixels = new int[colors.length];
        for (int i = 0; i < colors.length; i++) {
            pixels[i] = colors[i] & 0xff;
        }
        byte[] white = new byte[width * height];
        area.data().get(white);
        hole = new boolean[white.length];
        target = new boolean[white.length];
        source = new boolean[white.length];
        for (int i = 0; i < white.length; i++) {
            hole[i] = white[i] != 0;
        }
        int[] holes = sums(hole);
        unwanted.data().get(white);
        boolean[] avoided = new boolean[white.length];
        for (int i = 0; i < white.length; i++) {
            avoided[i] = white[i] != 0;
        }
        int[] avoid = sums(avoided);
        boolean[] possible = new boolean[white.length];
        for (int y = REACH; y < height - REACH; y++) {
            for (int x = REACH; x < width - REACH; x++) {
                boolean touches = count(holes, x, y) > 0;
                target[y * width + x] = touches;
                possible[y * width + x] = !touches;
                source[y * width + x] = !touches && count(avoid, x, y) == 0;
            }
        }
        if (indexes(source).length < indexes(possible).length * FEW) {
            System.arraycopy(possible, 0, source, 0, source.length);
        }
        targets = indexes(target);
        sources = indexes(source);
        trust = trust();
        match = new int[white.length];
        Arrays.fill(match, NONE);
        cost = new double[white.length];
    }

    /** How little the patches agree with what is painted, on average, as of the last painting. */
    double unlikeness() {
        double sum = 0;
        for (int at : targets) {
            sum += cost[at];
        }
        return sum / Math.max(1, targets.length);
    }

    /** Whether there is anything to take from. */
    boolean hasSources() {
        return sources.length > 0;
    }

    /** Where the patch around a place is taken from, as an index row by row; the nearest place that has one. */
    int match(int x, int y) {
        int inX = Math.max(REACH, Math.min(width - REACH - 1, x));
        int inY = Math.max(REACH, Math.min(height - REACH - 1, y));
        int at = inY * width + inX;
        return match[at] == NONE ? at : match[at];
    }

    /** Where a place's patch centre is, for {@link #match}. */
    int centre(int x, int y) {
        int inX = Math.max(REACH, Math.min(width - REACH - 1, x));
        int inY = Math.max(REACH, Math.min(height - REACH - 1, y));
        return inY * width + inX;
    }

    /** Starts with what a coarser field found. */
    void startFrom(PatchField coarse) {
        for (int at : targets) {
            int x = at % width;
            int y = at / width;
            int coarseX = Math.min(coarse.width - 1, x * coarse.width / width);
            int coarseY = Math.min(coarse.height - 1, y * coarse.height / height);
            int from = coarse.match(coarseX, coarseY);
            int centre = coarse.centre(coarseX, coarseY);
            int dx = (int) Math.round((from % coarse.width - centre % coarse.width) * (double) width / coarse.width);
            int dy = (int) Math.round((from / coarse.width - centre / coarse.width) * (double) height / coarse.height);
            match[at] = usable(x + dx, y + dy) ? (y + dy) * width + x + dx : anySource();
        }
    }

    /** Improves the matches and repaints the hole, so many times. */
    void settle(int rounds) {
        for (int at : targets) {
            if (match[at] == NONE) {
                match[at] = anySource();
            }
        }
        for (int round = 0; round < rounds; round++) {
            for (int at : targets) {
                cost[at] = cost(at, match[at], Double.MAX_VALUE);
            }
            search(true);
            search(false);
            paint();
        }
    }

    /** Paints the hole by the matches, each patch by its likeness and its nearness to the hole's edge. */
    void paint() {
        double[] costs = new double[targets.length];
        for (int i = 0; i < targets.length; i++) {
            cost[targets[i]] = cost(targets[i], match[targets[i]], Double.MAX_VALUE);
            costs[i] = cost[targets[i]];
        }
        Arrays.sort(costs);
        double usual = Math.max(1, costs[(int) (costs.length * 0.6)]);
        float[] sum = new float[pixels.length];
        float[] weight = new float[hole.length];
        for (int at : targets) {
            float counts = (float) (trust[at] * Math.exp(-cost[at] / usual) + 1e-9);
            for (int dy = -REACH; dy <= REACH; dy++) {
                for (int dx = -REACH; dx <= REACH; dx++) {
                    int to = at + dy * width + dx;
                    if (hole[to]) {
                        int from = (match[at] + dy * width + dx) * 3;
                        sum[to * 3] += counts * pixels[from];
                        sum[to * 3 + 1] += counts * pixels[from + 1];
                        sum[to * 3 + 2] += counts * pixels[from + 2];
                        weight[to] += counts;
                    }
                }
            }
        }
        for (int i = 0; i < hole.length; i++) {
            if (hole[i] && weight[i] > 0) {
                for (int channel = 0; channel < 3; channel++) {
                    pixels[i * 3 + channel] = Math.round(sum[i * 3 + channel] / weight[i]);
                }
            }
        }
    }

    /** Starts from nothing: every pixel of the hole gets the colours of the nearest pixels around, those of its own row above all. */
    void startFromEdges() {
        int[] before = pixels.clone();
        for (int at = 0; at < hole.length; at++) {
            if (hole[at]) {
                double[] sum = new double[3];
                double weight = 0;
                for (int step : new int[] {-1, 1, -width, width}) {
                    int steps = stepsOut(at, step);
                    if (steps > 0) {
                        double counts = Math.pow(steps, -2) * (Math.abs(step) == 1 ? 1 : COLUMN_COUNTS);
                        weight += counts;
                        for (int channel = 0; channel < 3; channel++) {
                            sum[channel] += counts * before[(at + step * steps) * 3 + channel];
                        }
                    }
                }
                for (int channel = 0; channel < 3 && weight > 0; channel++) {
                    pixels[at * 3 + channel] = (int) Math.round(sum[channel] / weight);
                }
            }
        }
    }

    /** How many steps lead out of the hole, 0 when they lead out of the picture. */
    private int stepsOut(int at, int step) {
        int x = at % width;
        int y = at / width;
        int most = step == -1 ? x : step == 1 ? width - 1 - x : step < 0 ? y : height - 1 - y;
        for (int steps = 1; steps <= most; steps++) {
            if (!hole[at + step * steps]) {
                return steps;
            }
        }
        return 0;
    }

    /**
     * Smooths the steps between patches from different places: keeps the differences between neighbours that the patches have inside, and lets
     * the colours themselves drift so that they meet the hole's edge.
     */
    void blend() {
        double[][] now = new double[3][hole.length];
        for (int i = 0; i < pixels.length; i++) {
            now[i % 3][i / 3] = pixels[i];
        }
        int[] inside = indexes(hole);
        int[] steps = {-1, 1, -width, width};
        double[][] wanted = new double[3][inside.length];
        boolean[] linked = new boolean[inside.length * 4];
        for (int i = 0; i < inside.length; i++) {
            int at = inside[i];
            for (int side = 0; side < 4; side++) {
                int next = at + steps[side];
                boolean there = next >= 0 && next < hole.length && (side > 1 || next / width == at / width);
                linked[i * 4 + side] = there;
                for (int channel = 0; there && channel < 3; channel++) {
                    wanted[channel][i] += (step(at, at, next, channel) + step(next, at, next, channel)) / 2;
                }
            }
        }
        for (int channel = 0; channel < 3; channel++) {
            double[] color = now[channel];
            for (int round = 0; round < BLENDING; round++) {
                for (int i = 0; i < inside.length; i++) {
                    int at = inside[i];
                    double sum = wanted[channel][i] + FAITH * pixels[at * 3 + channel];
                    double weight = FAITH;
                    for (int side = 0; side < 4; side++) {
                        if (linked[i * 4 + side]) {
                            sum += color[at + steps[side]];
                            weight++;
                        }
                    }
                    color[at] += OVERSHOOT * (sum / weight - color[at]);
                }
            }
            for (int at : inside) {
                pixels[at * 3 + channel] = (int) Math.max(0, Math.min(255, Math.round(color[at])));
            }
        }
    }

    /** How much a pixel exceeds another where a third one's patch comes from. */
    private double step(int by, int one, int other, int channel) {
        int centre = centre(by % width, by / width);
        int shift = match[centre] == NONE ? 0 : match[centre] - centre;
        int first = one + shift;
        int second = other + shift;
        if (first < 0 || second < 0 || first >= hole.length || second >= hole.length) {
            return 0;
        }
        return pixels[first * 3 + channel] - pixels[second * 3 + channel];
    }

    /** The picture as it is now. */
    Mat picture() {
        byte[] colors = new byte[pixels.length];
        for (int i = 0; i < colors.length; i++) {
            colors[i] = (byte) pixels[i];
        }
        Mat picture = new Mat(height, width, opencv_core.CV_8UC3);
        picture.data().put(colors);
        return picture;
    }

    /** One pass over all patches: what a neighbour found may be good here, too, shifted; then look around in ever smaller circles. */
    private void search(boolean forward) {
        int step = forward ? -1 : 1;
        for (int i = 0; i < targets.length; i++) {
            int at = targets[forward ? i : targets.length - 1 - i];
            tryFromNeighbour(at, step);
            tryFromNeighbour(at, step * width);
            int x = match[at] % width;
            int y = match[at] / width;
            for (int radius = Math.max(width, height); radius >= 1; radius /= 2) {
                int tryX = x + random.nextInt(-radius, radius + 1);
                int tryY = y + random.nextInt(-radius, radius + 1);
                if (usable(tryX, tryY)) {
                    improve(at, tryY * width + tryX);
                }
            }
        }
    }

    private void tryFromNeighbour(int at, int step) {
        int neighbour = at + step;
        if (neighbour < 0 || neighbour >= match.length || !target[neighbour]) {
            return;
        }
        int candidate = match[neighbour] - step;
        if (candidate >= 0 && candidate < source.length && source[candidate]) {
            improve(at, candidate);
        }
    }

    private void improve(int at, int candidate) {
        double better = cost(at, candidate, cost[at]);
        if (better < cost[at]) {
            cost[at] = better;
            match[at] = candidate;
        }
    }

    /** Mean squared difference of two patches and the price of their distance in height; stops early beyond a limit. */
    private double cost(int at, int candidate, double limit) {
        double rows = (double) (at / width - candidate / width) / height;
        double price = HEIGHT_COUNTS * rows * rows;
        if (price >= limit) {
            return price;
        }
        long most = limit == Double.MAX_VALUE ? Long.MAX_VALUE : (long) ((limit - price) * SIZE) + 1;
        long sum = 0;
        int length = (2 * REACH + 1) * 3;
        for (int dy = -REACH; dy <= REACH; dy++) {
            int one = (at + dy * width - REACH) * 3;
            int other = (candidate + dy * width - REACH) * 3;
            for (int i = 0; i < length; i += 3) {
                int lighter = pixels[one + i] - pixels[other + i];
                int redder = pixels[one + i + 1] - pixels[other + i + 1];
                int yellower = pixels[one + i + 2] - pixels[other + i + 2];
                sum += LIGHT_COUNTS * lighter * lighter;
                sum += COLOR_COUNTS * (redder * redder + yellower * yellower);
            }
            if (sum > most) {
                return Double.MAX_VALUE;
            }
        }
        return (double) sum / SIZE + price;
    }

    private boolean usable(int x, int y) {
        return x >= REACH && x < width - REACH && y >= REACH && y < height - REACH && source[y * width + x];
    }

    private int anySource() {
        return sources[random.nextInt(sources.length)];
    }

    /** Falls from 1 at the hole's edge inwards, by steps to the four neighbours. */
    private double[] trust() {
        int[] depth = new int[hole.length];
        for (int i = 0; i < depth.length; i++) {
            depth[i] = hole[i] ? width + height : 0;
        }
        for (int i = 1; i < depth.length; i++) {
            int above = i >= width ? depth[i - width] : depth[i];
            int left = i % width > 0 ? depth[i - 1] : depth[i];
            depth[i] = Math.min(depth[i], Math.min(above, left) + 1);
        }
        double[] trusted = new double[depth.length];
        for (int i = depth.length - 1; i >= 0; i--) {
            int below = i + width < depth.length ? depth[i + width] : depth[i];
            int right = i % width < width - 1 ? depth[i + 1] : depth[i];
            depth[i] = Math.min(depth[i], Math.min(below, right) + 1);
            trusted[i] = Math.pow(TRUST, -depth[i]);
        }
        return trusted;
    }

    /** Marked pixels above and to the left of each corner. */
    private int[] sums(boolean[] marked) {
        int[] sums = new int[(width + 1) * (height + 1)];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                sums[(y + 1) * (width + 1) + x + 1] = (marked[y * width + x] ? 1 : 0)
                        + sums[y * (width + 1) + x + 1]
                        + sums[(y + 1) * (width + 1) + x]
                        - sums[y * (width + 1) + x];
            }
        }
        return sums;
    }

    private int count(int[] sums, int x, int y) {
        int top = (y - REACH) * (width + 1);
        int bottom = (y + REACH + 1) * (width + 1);
        return sums[bottom + x + REACH + 1]
                - sums[bottom + x - REACH]
                - sums[top + x + REACH + 1]
                + sums[top + x - REACH];
    }

    private static int[] indexes(boolean[] chosen) {
        int[] indexes = new int[chosen.length];
        int count = 0;
        for (int i = 0; i < chosen.length; i++) {
            if (chosen[i]) {
                indexes[count++] = i;
            }
        }
        return Arrays.copyOf(indexes, count);
    }
}
