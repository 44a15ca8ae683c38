/** Adobe's Photoshop APIs: masks, cutouts and inpainting on the image host, edits on the Photoshop host. */
@NullMarked
package dev.photinus.adobe.photoshop;

import org.jspecify.annotations.NullMarked;
