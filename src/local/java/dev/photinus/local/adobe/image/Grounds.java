package dev.photinus.local.adobe.image;

import java.util.ArrayList;
import java.util.List;

/**
 * Which regions of a picture are background. It begins where regions run out of the picture or across it, and grows over soft borders, shadows
 * and streaks such as waves; what it cannot reach is in the foreground.
 */
final class Grounds {
    /** Contrast below which a border is none, and share of a region's border that must be so soft. */
    private static final double SOFT = 9;

    private static final double SOFT_SHARE = 0.25;
    /** Least pixels at the picture's edge, as a share of the region's height or width there. */
    private static final double RUNS_OUT = 0.02;
    /** Share of the picture's width beyond which something is not a thing. */
    private static final double WIDE = 0.55;
    /** Share of its box that something so wide fills at least. */
    private static final double FILLED = 0.5;
    /** How much wider than high a streak is, and its largest height as a share of the picture's. */
    private static final double STREAK = 4;

    private static final double STREAK_HEIGHT = 0.06;
    /** Regions of this share of the picture are compared with the background that they do not touch, and how like it they must be. */
    private static final double LARGE = 0.006;

    private static final double SAME = 7.5;
    /** How like the ground a streak must be, and how much of it must be surrounded by ground and other streaks. */
    private static final double LIKE = 30;

    /** How like it smaller ones must be. */
    private static final double ALMOST_SAME = 5;

    private static final double SURROUNDED = 0.55;
    /** Shadow: share of the lit ground's lightness, and how far its colour may be off, less so towards red or green. */
    private static final double DARKEST = 0.42;

    private static final double SHADOW_SHARE = 0.08;
    private static final double LIGHTEST = 0.95;
    private static final double GREENER = 9;
    private static final double BLUER = 20;

    private final RegionMap map;
    private final boolean[] ground;

    Grounds(RegionMap map) {
        this.map = map;
        this.ground = new boolean[map.count];
        for (int number = 0; number < map.count; number++) {
            ground[number] = runsOut(number) || runsAcross(number);
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int number = 0; number < map.count; number++) {
                if (!ground[number] && belongs(number)) {
                    ground[number] = true;
                    changed = true;
                }
            }
        }
    }

    /** Whether a region is background. */
    boolean contains(int number) {
        return ground[number];
    }

    /** Background regions that pass into one another, largest first; single-pixel seams go to a neighbour. */
    List<boolean[]> layers() {
        int[] layer = new int[map.count];
        for (int number = 0; number < map.count; number++) {
            layer[number] = number;
        }
        for (int one = 0; one < map.count; one++) {
            for (int other = 0; other < one; other++) {
                boolean both = ground[one] && ground[other] && !isStreak(one) && !isStreak(other);
                if (both && passes(one, other)) {
                    replace(layer, layer[one], layer[other]);
                }
            }
        }
        for (int number = 0; number < map.count; number++) {
            int host = ground[number] && isStreak(number) ? host(number) : number;
            if (host != number) {
                layer[number] = layer[host];
            }
        }
        List<boolean[]> layers = new ArrayList<>();
        for (int number = 0; number < map.count; number++) {
            if (ground[number] && layer[number] == number) {
                boolean[] members = new boolean[map.count];
                for (int other = 0; other < map.count; other++) {
                    members[other] = ground[other] && layer[other] == number;
                }
                layers.add(members);
            }
        }
        layers.sort((one, other) -> Double.compare(map.share(other), map.share(one)));
        return layers;
    }

    /** The background that a streak lies on: the likest of its neighbours; itself when there is none. Two backgrounds must not meet over it. */
    private int host(int number) {
        int host = number;
        double least = Double.MAX_VALUE;
        for (int other = 0; other < map.count; other++) {
            boolean neighbour = map.shared(number, other) > 0 && ground[other] && !isStreak(other);
            if (neighbour && map.apart(number, other) < least) {
                least = map.apart(number, other);
                host = other;
            }
        }
        return host;
    }

    private boolean passes(int one, int other) {
        double shared = (double) map.shared(one, other) / Math.min(map.perimeter(one), map.perimeter(other));
        boolean soft = shared > SOFT_SHARE / 2 && map.contrast(one, other) < SOFT;
        int dark = map.area(one) < map.area(other) ? one : other;
        int lit = dark == one ? other : one;
        return soft || (shared > SOFT_SHARE && !runsOut(dark) && isShadow(dark, lit));
    }

    private static void replace(int[] layer, int from, int to) {
        for (int i = 0; i < layer.length; i++) {
            if (layer[i] == from) {
                layer[i] = to;
            }
        }
    }

    private boolean runsOut(int number) {
        return map.atEdge(number) > RUNS_OUT * Math.min(map.width, map.height);
    }

    private boolean runsAcross(int number) {
        double box = (double) map.boxWidth(number) * map.boxHeight(number);
        return map.boxWidth(number) > WIDE * map.width && map.area(number) > FILLED * box;
    }

    private boolean belongs(int number) {
        int perimeter = Math.max(1, map.perimeter(number));
        int nextToGround = 0;
        boolean like = false;
        for (int other = 0; other < map.count; other++) {
            int shared = map.shared(number, other);
            nextToGround += ground[other] || isStreak(other) ? shared : 0;
            if (shared > 0 && ground[other]) {
                like |= map.apart(number, other) < LIKE;
                boolean soft = map.contrast(number, other) < SOFT && shared > SOFT_SHARE * perimeter;
                if (soft || (shared > SHADOW_SHARE * perimeter && isShadow(number, other))) {
                    return true;
                }
            }
        }
        if ((map.share(number) > LARGE && isSeenElsewhere(number, SAME))
                || (map.share(number) > LARGE / 2 && isSeenElsewhere(number, ALMOST_SAME))) {
            return true;
        }
        return isStreak(number) && like && nextToGround > SURROUNDED * perimeter;
    }

    private boolean isStreak(int number) {
        boolean flat = map.boxWidth(number) >= STREAK * map.boxHeight(number)
                && map.boxHeight(number) < STREAK_HEIGHT * map.height;
        boolean line = map.boxHeight(number) >= STREAK * map.boxWidth(number) && map.boxWidth(number) <= 2;
        return flat || line;
    }

    /** Whether the background has the same colour at the same height: it is seen through or between things. */
    private boolean isSeenElsewhere(int number, double same) {
        for (int other = 0; other < map.count; other++) {
            int overlap = Math.min(map.bottom(number), map.bottom(other)) - Math.max(map.top(number), map.top(other));
            if (ground[other]
                    && map.apart(number, other) < same
                    && map.area(other) > map.area(number) / 4
                    && overlap > map.boxHeight(number) / 2) {
                return true;
            }
        }
        return false;
    }

    private boolean isShadow(int dark, int lit) {
        double[] shaded = map.color(dark);
        double[] bright = map.color(lit);
        double light = shaded[0] / Math.max(1, bright[0]);
        double bluer = bright[2] - shaded[2];
        return light > DARKEST
                && light < LIGHTEST
                && Math.abs(bright[1] - shaded[1]) < GREENER
                && bluer > -BLUER / 4
                && bluer < BLUER;
    }
}
