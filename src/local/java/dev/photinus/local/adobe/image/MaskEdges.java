package dev.photinus.local.adobe.image;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;

import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.global.opencv_ximgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** Lets a mask that was found at a reduced size follow the edges of the full picture. */
final class MaskEdges {
    /** How different colours must be for an edge to be followed, squared. */
    private static final double SOFTNESS = 150;

    private static final double CRISP = 1.8;

    private MaskEdges() {}

    /** Brings the mask to the photo's size; in a narrow band along its edge, the photo's own edges decide. */
    static Mat refined(Mat photo, Mat mask, double scale) {
        Mat large = resizedTo(photo, mask);
        Mat followed = new Mat();
        int reach = (int) Math.max(3, Math.round(3 / scale));
        opencv_ximgproc.guidedFilter(photo, large, followed, reach, SOFTNESS, CV_8UC1, Math.max(0.25, scale));
        Mat decided = new Mat();
        followed.convertTo(decided, CV_8UC1, CRISP, -127 * (CRISP - 1));
        Mat kernel = opencv_imgproc.getStructuringElement(opencv_imgproc.MORPH_ELLIPSE, new Size(5, 5));
        Mat inner = new Mat();
        Mat outer = new Mat();
        opencv_imgproc.erode(mask, inner, kernel);
        opencv_imgproc.dilate(mask, outer, kernel);
        opencv_core.max(decided, resizedTo(photo, inner), decided);
        opencv_core.min(decided, resizedTo(photo, outer), decided);
        return decided;
    }

    private static Mat resizedTo(Mat photo, Mat mask) {
        Mat large = new Mat();
        opencv_imgproc.resize(mask, large, photo.size(), 0, 0, opencv_imgproc.INTER_LINEAR);
        return large;
    }
}
