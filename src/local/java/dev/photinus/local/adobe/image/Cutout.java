package dev.photinus.local.adobe.image;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;

/** A subject without its background. */
public final class Cutout {
    private Cutout() {}

    /**
     * The photo as BGRA with the mask as alpha.
     *
     * @param decontamination 0 to 1: how far the old background's colour is taken out of the subject's soft edges
     */
    public static Mat of(Mat photo, Mat mask, double decontamination) {
        Mat subject = photo;
        if (decontamination > 0) {
            Mat clean = EdgeColors.of(photo, mask);
            subject = new Mat();
            opencv_core.addWeighted(clean, decontamination, photo, 1 - decontamination, 0, subject);
        }
        MatVector channels = new MatVector();
        opencv_core.split(subject, channels);
        channels.push_back(mask);
        Mat cutout = new Mat();
        opencv_core.merge(channels, cutout);
        return cutout;
    }

    /** A cutout laid on a colour; the parts are 0 to 255, alpha is 0 to 1. An opaque colour makes an opaque picture. */
    public static Mat onColor(Mat cutout, double red, double green, double blue, double alpha) {
        MatVector channels = new MatVector();
        opencv_core.split(cutout, channels);
        Mat mask = channels.get(3);
        Mat color = new Mat(cutout.size(), CV_8UC3, new Scalar(blue, green, red, 0));
        Mat subject = new Mat();
        opencv_imgproc.cvtColor(cutout, subject, opencv_imgproc.COLOR_BGRA2BGR);
        Mat laid = Blend.of(color, subject, mask);
        if (alpha >= 1) {
            return laid;
        }
        Mat opacity = new Mat(cutout.size(), CV_8UC1, new Scalar(alpha * 255));
        opencv_core.max(mask, opacity, opacity);
        MatVector parts = new MatVector();
        opencv_core.split(laid, parts);
        parts.push_back(opacity);
        Mat translucent = new Mat();
        opencv_core.merge(parts, translucent);
        return translucent;
    }

    /** The part of a picture where the mask is not empty; all of it where the mask is empty everywhere. */
    public static Mat trimmed(Mat picture, Mat mask) {
        Mat solid = new Mat();
        opencv_imgproc.threshold(mask, solid, 8, 255, opencv_imgproc.THRESH_BINARY);
        Rect box = opencv_imgproc.boundingRect(solid);
        return box.width() == 0 ? picture : new Mat(picture, box).clone();
    }
}
