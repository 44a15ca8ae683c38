package dev.photinus.local.adobe.image.backdrop;

import java.awt.Color;

/** What an adjective does to colours. */
enum Mood {
    DARK(1.05f, 0.62f, 0),
    BRIGHT(0.85f, 1.28f, 0),
    MUTED(0.55f, 1.02f, 0),
    PASTEL(0.55f, 1.35f, 0),
    VIVID(1.45f, 1.04f, 0),
    WARM(1.05f, 1.02f, 18),
    COOL(1.0f, 1.0f, -18);

    private final float saturation;
    private final float brightness;
    private final int warmth;

    Mood(float saturation, float brightness, int warmth) {
        this.saturation = saturation;
        this.brightness = brightness;
        this.warmth = warmth;
    }

    Color apply(Color color) {
        int red = clamp(color.getRed() + warmth);
        int blue = clamp(color.getBlue() - warmth);
        float[] hsb = Color.RGBtoHSB(red, color.getGreen(), blue, null);
        return Color.getHSBColor(hsb[0], Math.min(1, hsb[1] * saturation), Math.min(0.97f, hsb[2] * brightness));
    }

    private static int clamp(int value) {
        return Math.min(255, Math.max(0, value));
    }
}
