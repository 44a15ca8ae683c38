/** Backgrounds painted from the words of a prompt and a seed: a palette, motifs, light and grain. */
@NullMarked
package dev.photinus.local.adobe.image.backdrop;

import org.jspecify.annotations.NullMarked;
