package dev.photinus.local.adobe.image;

import org.bytedeco.opencv.opencv_core.Mat;

/**
 * One thing or region in a photo.
 *
 * @param label what it seems to be
 * @param score how sure the name is, 0 to 1
 * @param box the smallest rectangle around it
 * @param mask in the photo's size, white where it is
 */
public record ObjectMask(String label, double score, Box box, Mat mask) {

    /** A rectangle in pixels; the origin is the photo's upper left corner. */
    public record Box(int x, int y, int width, int height) {}
}
