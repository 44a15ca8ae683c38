package dev.photinus.local.adobe.image;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Gives the soft edge of a subject the colours of the subject itself. A half-covered pixel holds half of the old background; laid on a new
 * one it would shine as a halo. Its colour is replaced by the mean of the solid pixels around it, the more the softer it is.
 */
final class EdgeColors {
    private static final int SOLID = 250;

    private EdgeColors() {}

    /** The photo with clean edges; solid pixels of the subject stay as they are. */
    static Mat of(Mat photo, Mat mask) {
        int width = Math.max(1, photo.cols() / 2);
        int height = Math.max(1, photo.rows() / 2);
        Mat small = new Mat();
        Images.resized(photo, width, height).convertTo(small, opencv_core.CV_32F);
        Mat solid = new Mat();
        opencv_imgproc.threshold(Images.resized(mask, width, height), solid, SOLID, 1, opencv_imgproc.THRESH_BINARY);
        Mat weight = new Mat();
        solid.convertTo(weight, CV_32FC1);
        Mat mean = spread(small, weight, 1 + 2 * (Math.max(width, height) / 90));
        Mat colors = new Mat();
        Images.resized(mean, photo.cols(), photo.rows()).convertTo(colors, CV_8UC3);
        return Blend.of(colors, photo, mask);
    }

    /** Mean of the weighted pixels in a square of {@code reach} pixels; wider squares where there are none. */
    private static Mat spread(Mat picture, Mat weight, int reach) {
        Mat weighted = times(picture, weight);
        Mat result = over(weighted, weight, reach * 8 + 1);
        Mat near = over(weighted, weight, reach);
        Mat covered = new Mat();
        Mat share = blurred(weight, reach);
        opencv_imgproc.threshold(share, covered, 0.02, 255, opencv_imgproc.THRESH_BINARY);
        Mat selection = new Mat();
        covered.convertTo(selection, opencv_core.CV_8U);
        near.copyTo(result, selection);
        return result;
    }

    private static Mat over(Mat weighted, Mat weight, int reach) {
        Mat sum = blurred(weighted, reach);
        Mat share = blurred(weight, reach);
        opencv_core.max(share, new Mat(share.size(), share.type(), new Scalar(1e-4)), share);
        Mat threefold = threefold(share);
        Mat mean = new Mat();
        opencv_core.divide(sum, threefold, mean);
        return mean;
    }

    private static Mat blurred(Mat picture, int reach) {
        Mat blurred = new Mat();
        opencv_imgproc.blur(picture, blurred, new Size(reach, reach));
        return blurred;
    }

    private static Mat times(Mat picture, Mat weight) {
        Mat product = new Mat();
        opencv_core.multiply(picture, threefold(weight), product);
        return product;
    }

    private static Mat threefold(Mat single) {
        Mat threefold = new Mat();
        opencv_core.merge(new MatVector(single, single, single), threefold);
        return threefold;
    }
}
