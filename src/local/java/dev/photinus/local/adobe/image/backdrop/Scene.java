package dev.photinus.local.adobe.image.backdrop;

import java.util.Random;

/** Paints one motif. The same palette and random numbers always give the same picture. */
@FunctionalInterface
interface Scene {
    void paint(Canvas canvas, Palette palette, Random random);
}
