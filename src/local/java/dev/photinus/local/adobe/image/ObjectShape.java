package dev.photinus.local.adobe.image;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;

import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/** Finds the outline of a thing that is known roughly, in a reduced picture: GrabCut decides within a band around the rough edge. */
final class ObjectShape {
    private static final int ITERATIONS = 2;
    /** Width of the band outside and inside the edge, as shares of the thing's size. */
    private static final double OUTSIDE = 0.10;

    private static final double INSIDE = 0.05;
    /** How deep notches are that are filled, as a share of the thing's size. */
    private static final double NOTCH = 0.12;
    /** Holes smaller than this share of the thing are none. */
    private static final double HOLE = 0.02;

    /** Width of what is left out of a subject, as a share of its size. */
    private static final double CABLE = 0.03;

    private final Mat picture;

    ObjectShape(Mat picture) {
        this.picture = picture;
    }

    /** The outline of one thing for a rough mask; black when nothing is left of it. */
    Mat ofThing(Mat rough) {
        return of(rough, NOTCH, OUTSIDE, 1, MaskShape.ofThing(HOLE));
    }

    /** The outline of what a photo is about, without cables and straps that are thinner than some hundredths of it. */
    Mat ofSubject(Mat rough) {
        double size = Math.sqrt(opencv_core.countNonZero(rough));
        int thin = (int) Math.round(size * CABLE / 2);
        return of(rough, NOTCH / 3, OUTSIDE, thin, MaskShape.ofSubject(Whereabouts.OBJECT));
    }

    private Mat of(Mat rough, double notch, double outside, int thin, MaskShape kind) {
        double size = Math.sqrt(opencv_core.countNonZero(rough));
        Mat core = new Mat();
        opencv_imgproc.morphologyEx(rough, core, opencv_imgproc.MORPH_OPEN, disc(thin));
        Mat shape = new Mat();
        opencv_imgproc.morphologyEx(core, shape, opencv_imgproc.MORPH_CLOSE, disc((int) Math.round(notch * size / 2)));
        if (opencv_core.countNonZero(shape) == 0) {
            return shape;
        }
        Mat decided = decided(core, shape, size, outside);
        opencv_imgproc.morphologyEx(decided, decided, opencv_imgproc.MORPH_OPEN, disc(thin));
        return kind.tidied(decided);
    }

    private Mat decided(Mat core, Mat shape, double size, double outside) {
        Mat sure = new Mat();
        Mat possible = new Mat();
        opencv_imgproc.erode(core, sure, disc(Math.max(1, (int) Math.round(INSIDE * size))));
        opencv_imgproc.dilate(shape, possible, disc(Math.max(3, (int) Math.round(outside * size))));
        Mat labels = new Mat(shape.size(), CV_8UC1, new Scalar(opencv_imgproc.GC_BGD));
        set(labels, possible, opencv_imgproc.GC_PR_BGD);
        set(labels, shape, opencv_imgproc.GC_PR_FGD);
        set(labels, sure, opencv_imgproc.GC_FGD);
        Rect box = around(possible, size);
        Mat local = new Mat(labels, box).clone();
        if (opencv_core.countNonZero(sure) > 0) {
            opencv_core.setRNGSeed(7); // GrabCut draws lots; the same photo shall give the same mask
            opencv_imgproc.grabCut(
                    new Mat(picture, box).clone(),
                    local,
                    new Rect(),
                    new Mat(),
                    new Mat(),
                    ITERATIONS,
                    opencv_imgproc.GC_INIT_WITH_MASK);
        }
        Mat odd = new Mat();
        opencv_core.bitwise_and(local, new Mat(local.size(), CV_8UC1, new Scalar(1)), odd);
        Mat white = new Mat();
        odd.convertTo(white, CV_8UC1, 255, 0);
        Mat decided = new Mat(shape.size(), CV_8UC1, new Scalar(0));
        white.copyTo(new Mat(decided, box));
        return decided;
    }

    /** The surroundings by which GrabCut learns what the background looks like here. */
    private Rect around(Mat possible, double size) {
        Rect box = opencv_imgproc.boundingRect(possible);
        int margin = Math.max(6, (int) Math.round(size * OUTSIDE * 2));
        int left = Math.max(0, box.x() - margin);
        int top = Math.max(0, box.y() - margin);
        int right = Math.min(possible.cols(), box.x() + box.width() + margin);
        int bottom = Math.min(possible.rows(), box.y() + box.height() + margin);
        return new Rect(left, top, right - left, bottom - top);
    }

    private static void set(Mat labels, Mat where, int label) {
        new Mat(labels.size(), CV_8UC1, new Scalar(label)).copyTo(labels, where);
    }

    private static Mat disc(int radius) {
        int side = 2 * Math.max(1, radius) + 1;
        return opencv_imgproc.getStructuringElement(opencv_imgproc.MORPH_ELLIPSE, new Size(side, side));
    }
}
