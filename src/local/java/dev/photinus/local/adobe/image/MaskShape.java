package dev.photinus.local.adobe.image;

import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** What shape a subject can have: a person is one piece without holes, an object may have several parts and one can see through handles. */
final class MaskShape {
    private final double leastPart;
    private final double largestHole;

    private MaskShape(double leastPart, double largestHole) {
        this.leastPart = leastPart;
        this.largestHole = largestHole;
    }

    /** The shape of what a photo is about. */
    static MaskShape ofSubject(Whereabouts whereabouts) {
        boolean object = whereabouts == Whereabouts.OBJECT;
        return new MaskShape(object ? 0.2 : 1, object ? 0.01 : 1);
    }

    /** The shape of what stands alone before a plain ground, where even a small hole is to be trusted. */
    static MaskShape onPlainGround() {
        return new MaskShape(0.2, 0.0005);
    }

    /** The shape of one thing among others; holes that are smaller than a share of it are filled. */
    static MaskShape ofThing(double largestHole) {
        return new MaskShape(0.06, largestHole);
    }

    /** A black and white mask without specks, without parts that are too small and without holes that are too small to be meant. */
    Mat tidied(Mat mask) {
        Mat kernel = opencv_imgproc.getStructuringElement(opencv_imgproc.MORPH_ELLIPSE, new Size(5, 5));
        Mat smooth = new Mat();
        opencv_imgproc.morphologyEx(mask, smooth, opencv_imgproc.MORPH_OPEN, kernel);
        opencv_imgproc.morphologyEx(smooth, smooth, opencv_imgproc.MORPH_CLOSE, kernel);
        return withoutHoles(withoutSmallParts(smooth));
    }

    private Mat withoutSmallParts(Mat mask) {
        MaskParts parts = new MaskParts(mask);
        int largest = 0;
        for (int part = 1; part < parts.count(); part++) {
            largest = Math.max(largest, parts.fact(part, opencv_imgproc.CC_STAT_AREA));
        }
        boolean[] kept = new boolean[parts.count()];
        for (int part = 1; part < parts.count(); part++) {
            kept[part] = parts.fact(part, opencv_imgproc.CC_STAT_AREA) >= largest * leastPart;
        }
        return parts.picked(kept);
    }

    private Mat withoutHoles(Mat mask) {
        MaskParts gaps = new MaskParts(Images.inverted(mask));
        int area = opencv_core.countNonZero(mask);
        boolean[] open = new boolean[gaps.count()];
        for (int gap = 1; gap < gaps.count(); gap++) {
            open[gap] = gaps.touchesBorder(gap) || gaps.fact(gap, opencv_imgproc.CC_STAT_AREA) > area * largestHole;
        }
        return Images.inverted(gaps.picked(open));
    }
}
