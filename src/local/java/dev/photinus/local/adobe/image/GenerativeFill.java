package dev.photinus.local.adobe.image;

import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Replaces what a mask leaves open. Photo and mask are prepared once; any number of backdrops can then be laid behind the same subject.
 * Pixels that the mask protects fully (black) come out as they went in.
 */
public final class GenerativeFill {
    private final Mat subject;
    private final Mat protection;

    /**
     * A fill at an output size, to which photo and mask are cropped around their centres.
     *
     * @param photo BGR
     * @param paint gray, white where to paint; brought to the photo's size if it has another
     */
    public GenerativeFill(Mat photo, Mat paint, int width, int height) {
        Mat fitted = Images.resized(paint, photo.cols(), photo.rows());
        Mat cropped = Images.cropToFill(photo, width, height);
        this.protection = softened(Images.inverted(Images.cropToFill(fitted, width, height)));
        this.subject = EdgeColors.of(cropped, protection);
    }

    /** The photo with a backdrop of the output size painted in. */
    public Mat over(Mat backdrop) {
        return Blend.of(backdrop, subject, protection);
    }

    /** A hard mask gets an edge of a pixel or two, towards the painted side only: what is protected stays protected. */
    private static Mat softened(Mat protection) {
        Mat soft = new Mat();
        opencv_imgproc.GaussianBlur(protection, soft, new Size(3, 3), 0);
        opencv_core.max(soft, protection, soft);
        return soft;
    }
}
