package dev.photinus.local.adobe.image;

import static org.bytedeco.opencv.global.opencv_core.CV_32S;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;

import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.global.opencv_ximgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Finds the subject of a photo: white where it is, black where it is not, gray along soft edges such as hair. GrabCut decides at a fraction of
 * the size, which costs a twentieth and sees the whole no worse; a guided filter then follows the edges of the full picture.
 */
public final class SubjectMask {
    private static final int WORKING_SIDE = 384;
    private static final int ITERATIONS = 3;
    private static final float SURE = 9;
    /** How different colours must be for an edge to be followed, squared. */
    private static final double SOFTNESS = 150;

    private static final double CRISP = 1.8;

    private SubjectMask() {}

    /** The mask of a BGR photo, in its size. */
    public static Mat of(Mat photo) {
        double scale = Math.min(1, (double) WORKING_SIDE / Math.max(photo.cols(), photo.rows()));
        int width = Math.max(8, (int) Math.round(photo.cols() * scale));
        int height = Math.max(8, (int) Math.round(photo.rows() * scale));
        Mat small = Images.resized(photo, width, height);
        Mat labels = labels(small);
        if (hasBoth(labels)) {
            opencv_imgproc.grabCut(
                    small, labels, new Rect(), new Mat(), new Mat(), ITERATIONS, opencv_imgproc.GC_INIT_WITH_MASK);
        }
        return refined(photo, filled(largest(cleaned(subject(labels)))), scale);
    }

    /** GrabCut's four labels from a first judgement by local colours. */
    private static Mat labels(Mat small) {
        float[] odds = new LocalColors(new LabPicture(small)).odds();
        byte[] labels = new byte[odds.length];
        for (int i = 0; i < odds.length; i++) {
            boolean sure = Math.abs(odds[i]) > SURE;
            labels[i] = (byte)
                    (odds[i] > 0
                            ? sure ? opencv_imgproc.GC_FGD : opencv_imgproc.GC_PR_FGD
                            : sure ? opencv_imgproc.GC_BGD : opencv_imgproc.GC_PR_BGD);
        }
        Mat mat = new Mat(small.rows(), small.cols(), CV_8UC1);
        mat.data().put(labels);
        return mat;
    }

    private static boolean hasBoth(Mat labels) {
        int subject = opencv_core.countNonZero(subject(labels));
        return subject > 0 && subject < labels.total();
    }

    /** White where the label is (likely) subject: labels 1 and 3 are odd. */
    private static Mat subject(Mat labels) {
        Mat odd = new Mat();
        opencv_core.bitwise_and(labels, new Mat(labels.size(), CV_8UC1, new Scalar(1)), odd);
        Mat subject = new Mat();
        odd.convertTo(subject, CV_8UC1, 255, 0);
        return subject;
    }

    private static Mat cleaned(Mat mask) {
        Mat kernel = opencv_imgproc.getStructuringElement(opencv_imgproc.MORPH_ELLIPSE, new Size(5, 5));
        Mat cleaned = new Mat();
        opencv_imgproc.morphologyEx(mask, cleaned, opencv_imgproc.MORPH_OPEN, kernel);
        opencv_imgproc.morphologyEx(cleaned, cleaned, opencv_imgproc.MORPH_CLOSE, kernel);
        return cleaned;
    }

    private static Mat largest(Mat mask) {
        Mat parts = new Mat();
        Mat facts = new Mat();
        int count = opencv_imgproc.connectedComponentsWithStats(mask, parts, facts, new Mat(), 8, CV_32S);
        int best = 0;
        int bestArea = 0;
        for (int part = 1; part < count; part++) {
            int area = facts.ptr(part).getInt(4L * opencv_imgproc.CC_STAT_AREA);
            if (area > bestArea) {
                best = part;
                bestArea = area;
            }
        }
        Mat largest = new Mat();
        opencv_core.compare(
                parts, new Mat(1, 1, CV_32S, new Scalar(best == 0 ? -1 : best)), largest, opencv_core.CMP_EQ);
        return largest;
    }

    /** Fills what the background does not reach from the picture's upper corners. */
    private static Mat filled(Mat mask) {
        Mat framed = new Mat();
        opencv_core.copyMakeBorder(mask, framed, 1, 0, 1, 1, opencv_core.BORDER_CONSTANT, new Scalar(0));
        opencv_imgproc.floodFill(framed, new Point(0, 0), new Scalar(128));
        Mat inside = new Mat(framed, new Rect(1, 1, mask.cols(), mask.rows()));
        Mat filled = new Mat();
        opencv_core.compare(inside, new Mat(1, 1, CV_8UC1, new Scalar(128)), filled, opencv_core.CMP_NE);
        return filled;
    }

    /** Brings the mask to the photo's size; in a narrow band along its edge, the photo's own edges decide. */
    private static Mat refined(Mat photo, Mat mask, double scale) {
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
