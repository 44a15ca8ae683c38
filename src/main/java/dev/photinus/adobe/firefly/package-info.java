/** Adobe's Firefly API: generative fill. */
@NullMarked
package dev.photinus.adobe.firefly;

import org.jspecify.annotations.NullMarked;
