package dev.photinus.local.adobe.image;

/**
 * Where a subject is expected before its outline is looked for. Distances are in picture heights, because heads are round in portrait and
 * landscape format alike.
 */
enum Whereabouts {
    /** Head in the upper middle, shoulders that reach the lower border but not its ends. */
    BUST {
        @Override
        double off(double across, double down) {
            double head = Math.hypot(across / 0.24, (down - 0.36) / 0.30);
            double shoulders = down < 0.56 ? head : Math.abs(across) / (0.10 + 0.20 * smooth((down - 0.56) / 0.20));
            return Math.min(head, shoulders);
        }

        @Override
        boolean touches(double fromTop, double fromSide) {
            return fromTop < 0.02 || fromSide < 0.02;
        }
    },
    /** A larger head, and shoulders that run out of the picture. */
    CLOSE_UP {
        @Override
        double off(double across, double down) {
            double head = Math.hypot(across / 0.29, (down - 0.42) / 0.37);
            double shoulders = down < 0.72 ? head : Math.abs(across) / (0.16 + 0.40 * smooth((down - 0.72) / 0.20));
            return Math.min(head, shoulders);
        }

        @Override
        boolean touches(double fromTop, double fromSide) {
            return fromTop < 0.02 || (fromSide < 0.02 && fromTop < 0.35);
        }
    },
    /** Anything around the middle, clear of all borders. */
    OBJECT {
        @Override
        double off(double across, double down) {
            return Math.hypot(across / 0.34, (down - 0.54) / 0.36);
        }

        @Override
        boolean touches(double fromTop, double fromSide) {
            return fromTop < 0.02 || fromTop > 0.98 || fromSide < 0.02;
        }
    };

    private static final double SURELY_NOT = -8;

    /** How much the lower border's middle must differ from its ends for something to stand on it. */
    private static final double STANDS_OUT = 10;

    private static final double SKIN_IN_A_FACE = 0.35;

    private static final double SKIN_BEHIND_A_BEARD = 0.1;

    /** 0 in the middle of the subject, 1 at its expected outline, more beyond. */
    abstract double off(double across, double down);

    /** Whether a place lies along a border that the subject does not touch. */
    abstract boolean touches(double fromTop, double fromSide);

    /** What a picture seems to show, judged by its lower border and, in colour, by skin where a face would be. */
    static Whereabouts of(LabPicture picture) {
        float[] middle = picture.mean(0.42, 0.58, 0.975, 1);
        double left = LabPicture.apart(middle, picture.mean(0, 0.07, 0.975, 1));
        double right = LabPicture.apart(middle, picture.mean(0.93, 1, 0.975, 1));
        if (picture.isMonochrome()) {
            // Without skin to go by, the format has to do, and shoulders on the lower border.
            return picture.height > picture.width || Math.max(left, right) > STANDS_OUT ? BUST : OBJECT;
        }
        double skin = picture.skin(0.5, 0.42, 0.14);
        if (left > STANDS_OUT && right > STANDS_OUT && skin > SKIN_BEHIND_A_BEARD) {
            return BUST;
        }
        // A wall of the same colour would make a face of everything.
        double elsewhere = Math.max(picture.skin(0.12, 0.14, 0.08), picture.skin(0.88, 0.14, 0.08));
        boolean face = skin > SKIN_IN_A_FACE && elsewhere < SKIN_IN_A_FACE;
        // Shoulders begin below; what has the colour of the lower border already here is a table.
        double leftAbove = LabPicture.apart(middle, picture.mean(0, 0.04, 0.66, 0.72));
        double rightAbove = LabPicture.apart(middle, picture.mean(0.96, 1, 0.66, 0.72));
        return face && leftAbove > STANDS_OUT && rightAbove > STANDS_OUT ? CLOSE_UP : OBJECT;
    }

    /**
     * Odds, as a logarithm, that the subject is at a place.
     *
     * @param x share of the width
     * @param y share of the height
     * @param aspect width divided by height
     */
    double logOdds(double x, double y, double aspect) {
        double across = (x - 0.5) * aspect;
        if (touches(y, aspect / 2 - Math.abs(across))) {
            return SURELY_NOT;
        }
        return Math.max(-5, Math.min(3, 4 * (1 - off(across, y))));
    }

    private static double smooth(double t) {
        double inside = Math.min(1, Math.max(0, t));
        return inside * inside * (3 - 2 * inside);
    }
}
