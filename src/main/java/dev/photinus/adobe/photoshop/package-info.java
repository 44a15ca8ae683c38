/** Adobe's Photoshop APIs: subject masks and cutouts on the image host, edits on the Photoshop host. */
@NullMarked
package dev.photinus.adobe.photoshop;

import org.jspecify.annotations.NullMarked;
