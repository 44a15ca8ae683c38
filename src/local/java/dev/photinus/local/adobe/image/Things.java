package dev.photinus.local.adobe.image;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts regions of the foreground together to things: parts that share much of their border and together have a rounder form than apart. */
final class Things {
    /** Share of its border with one neighbour from which a region may be part of it. */
    private static final double PART = 0.17;
    /** How like each other's colours parts of one thing are that do not touch, and how far apart they may be, in sides of the smaller. */
    private static final double KIN = 10;

    private static final double KIN_GAP = 1;
    /** The same as a share of the picture's width. */
    private static final double KIN_FARTHEST = 0.038;
    /** How much emptier the common hull may be than those of the parts, in areas of the smaller part. */
    private static final double BULGE = 0.25;
    /** The same for what touches one thing only: legs, handles. */
    private static final double LIMB = 2.5;

    private static final double SMALL_LIMB = 0.12;
    /** A thing smaller than this share of the picture is none. */
    private static final double SMALLEST = 0.002;

    private final RegionMap map;
    private final int[] thing;
    private final Map<Integer, Double> hulls = new HashMap<>();

    Things(RegionMap map, Grounds grounds) {
        this.map = map;
        this.thing = new int[map.count];
        for (int number = 0; number < map.count; number++) {
            thing[number] = grounds.contains(number) ? -1 : number;
        }
        joinKin();
        while (joinNext()) {
            // until nothing belongs together any more
        }
    }

    /** The regions of each thing, the largest thing first. */
    List<boolean[]> all() {
        List<boolean[]> all = new ArrayList<>();
        for (int number = 0; number < map.count; number++) {
            if (thing[number] == number && map.share(members(number)) >= SMALLEST) {
                all.add(members(number));
            }
        }
        all.sort((one, other) -> Double.compare(map.share(other), map.share(one)));
        return all;
    }

    private boolean[] members(int id) {
        boolean[] members = new boolean[map.count];
        for (int number = 0; number < map.count; number++) {
            members[number] = thing[number] == id;
        }
        return members;
    }

    /** Regions of the same colour close to each other are one, whatever lies between them: the stripes of a ball, a cupboard behind a pole. */
    private void joinKin() {
        for (int one = 0; one < map.count; one++) {
            for (int other = 0; other < one; other++) {
                boolean things = thing[one] >= 0 && thing[other] >= 0 && thing[one] != thing[other];
                if (things && map.apart(one, other) < KIN && near(one, other)) {
                    int from = thing[one];
                    for (int number = 0; number < map.count; number++) {
                        thing[number] = thing[number] == from ? thing[other] : thing[number];
                    }
                }
            }
        }
    }

    private boolean near(int one, int other) {
        double size = Math.sqrt(Math.min(map.area(one), map.area(other)));
        return Math.max(map.gapAcross(one, other), map.gapDown(one, other))
                < Math.min(KIN_GAP * size, KIN_FARTHEST * map.width);
    }

    /** A pair that may belong together. */
    private record Pair(int part, int whole, double strength, boolean limb) {}

    /** Joins the two things that belong together most; false when none do. */
    private boolean joinNext() {
        List<Pair> pairs = pairs();
        pairs.sort((one, other) -> Double.compare(other.strength(), one.strength()));
        for (Pair pair : pairs) {
            if (fits(pair)) {
                for (int number = 0; number < map.count; number++) {
                    if (thing[number] == pair.part()) {
                        thing[number] = pair.whole();
                    }
                }
                hulls.remove(pair.whole());
                return true;
            }
        }
        return false;
    }

    private List<Pair> pairs() {
        double[][] shared = new double[map.count][map.count];
        double[] border = new double[map.count];
        for (int one = 0; one < map.count; one++) {
            for (int other = 0; other < map.count; other++) {
                int first = thing[one];
                int second = thing[other];
                if (first >= 0 && first != second) {
                    border[first] += map.shared(one, other);
                    if (second >= 0) {
                        shared[first][second] += map.shared(one, other);
                    }
                }
            }
        }
        List<Pair> pairs = new ArrayList<>();
        for (int one = 0; one < map.count; one++) {
            int neighbours = 0;
            for (int other = 0; other < map.count; other++) {
                neighbours += shared[one][other] > 1 ? 1 : 0;
            }
            for (int other = 0; other < map.count; other++) {
                double part = shared[one][other] / Math.max(1, border[one]);
                boolean limb = neighbours == 1 && shared[one][other] > 1;
                if (part > PART || limb) {
                    pairs.add(new Pair(one, other, part, limb));
                }
            }
        }
        return pairs;
    }

    private boolean fits(Pair pair) {
        boolean[] part = members(pair.part());
        boolean[] whole = members(pair.whole());
        boolean limb = pair.limb() && map.share(part) < SMALL_LIMB * map.share(whole);
        if (!limb && pair.strength() < PART) {
            return false;
        }
        boolean[] both = new boolean[map.count];
        for (int number = 0; number < map.count; number++) {
            both[number] = part[number] || whole[number];
        }
        double smaller = Math.min(map.share(part), map.share(whole));
        double apart = emptiness(pair.part(), part) + emptiness(pair.whole(), whole);
        double together = Hull.area(map.outline(both)) / map.region.length - map.share(both);
        return together - apart < smaller * (limb ? LIMB : BULGE);
    }

    /** Share of the picture that is within a thing's hull and not of the thing. */
    private double emptiness(int id, boolean[] members) {
        double hull = hulls.computeIfAbsent(id, none -> Hull.area(map.outline(members)) / map.region.length);
        return hull - map.share(members);
    }
}
