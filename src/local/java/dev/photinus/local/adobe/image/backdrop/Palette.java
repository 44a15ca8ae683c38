package dev.photinus.local.adobe.image.backdrop;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Four colours that go together.
 *
 * @param deep for depths and corners
 * @param mid for surfaces
 * @param light for what is lit
 * @param accent for what should be noticed
 */
record Palette(Color deep, Color mid, Color light, Color accent) {

    /** Reads {@code #rrggbb, #rrggbb, #rrggbb, #rrggbb}. */
    static Palette parse(String text) {
        List<Color> colors = Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .map(Color::decode)
                .toList();
        if (colors.size() != 4) {
            throw new IllegalArgumentException("A palette has four colours, unlike: " + text);
        }
        return new Palette(colors.get(0), colors.get(1), colors.get(2), colors.get(3));
    }

    /** A harmonious palette around a hue from 0 to 1. */
    static Palette around(float hue) {
        return new Palette(
                Color.getHSBColor(hue, 0.42f, 0.26f),
                Color.getHSBColor(hue, 0.30f, 0.58f),
                Color.getHSBColor(hue + 0.03f, 0.12f, 0.90f),
                Color.getHSBColor(hue + 0.45f, 0.28f, 0.86f));
    }

    /** From deep (0) over mid (0.5) to light (1). */
    Color shade(double tone) {
        double t = Math.min(1, Math.max(0, tone));
        return t < 0.5 ? mix(deep, mid, t * 2) : mix(mid, light, t * 2 - 1);
    }

    /** Part of the way to another palette: 0 stays here, 1 is there. */
    Palette towards(Palette other, double way) {
        return new Palette(
                mix(deep, other.deep, way),
                mix(mid, other.mid, way),
                mix(light, other.light, way),
                mix(accent, other.accent, way));
    }

    /** The same change on each colour. */
    Palette each(Function<Color, Color> change) {
        return new Palette(change.apply(deep), change.apply(mid), change.apply(light), change.apply(accent));
    }

    /** A colour between two. */
    static Color mix(Color from, Color to, double way) {
        return new Color(
                (int) Math.round(from.getRed() + (to.getRed() - from.getRed()) * way),
                (int) Math.round(from.getGreen() + (to.getGreen() - from.getGreen()) * way),
                (int) Math.round(from.getBlue() + (to.getBlue() - from.getBlue()) * way));
    }

    /** A colour that lets others through; opacity 0 to 1. */
    static Color faint(Color color, double opacity) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(255 * opacity));
    }
}
