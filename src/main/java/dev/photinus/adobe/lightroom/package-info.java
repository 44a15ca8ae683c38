/** Adobe's Lightroom API, of the legacy generation. */
@NullMarked
package dev.photinus.adobe.lightroom;

import org.jspecify.annotations.NullMarked;
