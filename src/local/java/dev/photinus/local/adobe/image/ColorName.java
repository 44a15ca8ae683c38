package dev.photinus.local.adobe.image;

import java.util.Locale;

/** The colours that people have common words for. */
enum ColorName {
    BLACK,
    GRAY,
    WHITE,
    RED,
    ORANGE,
    YELLOW,
    GREEN,
    BLUE,
    PURPLE,
    PINK,
    BROWN,
    BEIGE;

    /** Chroma below which there is no hue to speak of. */
    private static final double PALE = 9;

    /** The name of a colour in CIE Lab. */
    static ColorName of(double lightness, double a, double b) {
        double chroma = Math.hypot(a, b);
        if (lightness < 18 && chroma < 18) {
            return BLACK;
        }
        if (chroma < PALE) {
            return lightness > 80 ? WHITE : lightness > 28 ? GRAY : BLACK;
        }
        double hue = Math.toDegrees(Math.atan2(b, a));
        double turned = hue < 0 ? hue + 360 : hue;
        if (turned < 95 && turned > 35 && chroma < 48) {
            return lightness > 62 ? BEIGE : turned > 85 && chroma > 30 ? YELLOW : BROWN;
        }
        if (turned < 20 || turned >= 335) {
            return lightness > 55 ? PINK : RED;
        }
        if (turned < 42) {
            return lightness > 65 && chroma < 50 ? PINK : RED;
        }
        if (turned < 70) {
            return ORANGE;
        }
        if (turned < 105) {
            return YELLOW;
        }
        return turned < 190 ? GREEN : turned < 295 ? BLUE : PURPLE;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
