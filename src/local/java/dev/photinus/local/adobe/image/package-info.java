/** The image work itself: subject masks, cutouts, fills and tone, on OpenCV. */
@NullMarked
package dev.photinus.local.adobe.image;

import org.jspecify.annotations.NullMarked;
