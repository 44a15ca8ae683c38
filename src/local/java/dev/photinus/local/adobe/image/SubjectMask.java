package dev.photinus.local.adobe.image;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;

import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.global.opencv_ximgproc;
import org.bytedeco.opencv.opencv_core.Mat;
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
    /** Odds beyond which GrabCut need not ask. */
    private static final float SURE = 9;

    /** Odds against the subject that GrabCut may not overrule. */
    private static final float VETO = 1;

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
        LabPicture picture = new LabPicture(small);
        Whereabouts whereabouts = Whereabouts.of(picture);
        float[] odds = new LocalColors(picture, whereabouts).odds();
        Mat labels = labels(odds, width, height);
        if (hasBoth(labels)) {
            opencv_imgproc.grabCut(
                    small, labels, new Rect(), new Mat(), new Mat(), ITERATIONS, opencv_imgproc.GC_INIT_WITH_MASK);
            overrule(labels, odds);
        }
        return refined(photo, new MaskShape(whereabouts).tidied(subject(labels)), scale);
    }

    /** GrabCut's four labels from a first judgement by local colours. */
    private static Mat labels(float[] odds, int width, int height) {
        byte[] labels = new byte[odds.length];
        for (int i = 0; i < odds.length; i++) {
            boolean sure = Math.abs(odds[i]) > SURE;
            labels[i] = (byte)
                    (odds[i] > 0
                            ? sure ? opencv_imgproc.GC_FGD : opencv_imgproc.GC_PR_FGD
                            : sure ? opencv_imgproc.GC_BGD : opencv_imgproc.GC_PR_BGD);
        }
        Mat mat = new Mat(height, width, CV_8UC1);
        mat.data().put(labels);
        return mat;
    }

    /** GrabCut knows colours, not places: where something far from the subject has one of its colours, the first judgement prevails. */
    private static void overrule(Mat labels, float[] odds) {
        byte[] decided = new byte[odds.length];
        labels.data().get(decided);
        for (int i = 0; i < odds.length; i++) {
            if (odds[i] < -VETO) {
                decided[i] = opencv_imgproc.GC_BGD;
            }
        }
        labels.data().put(decided);
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
