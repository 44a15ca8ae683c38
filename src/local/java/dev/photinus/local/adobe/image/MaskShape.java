package dev.photinus.local.adobe.image;

import static org.bytedeco.opencv.global.opencv_core.CV_32S;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;

import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** What shape a subject can have: a person is one piece without holes, an object may have several parts and one can see through handles. */
final class MaskShape {
    private final double leastPart;
    private final double largestHole;

    MaskShape(Whereabouts whereabouts) {
        boolean object = whereabouts == Whereabouts.OBJECT;
        this.leastPart = object ? 0.2 : 1;
        this.largestHole = object ? 0.01 : 1;
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
        Parts parts = new Parts(mask);
        int largest = 0;
        for (int part = 1; part < parts.count; part++) {
            largest = Math.max(largest, parts.fact(part, opencv_imgproc.CC_STAT_AREA));
        }
        boolean[] kept = new boolean[parts.count];
        for (int part = 1; part < parts.count; part++) {
            kept[part] = parts.fact(part, opencv_imgproc.CC_STAT_AREA) >= largest * leastPart;
        }
        return parts.picked(kept);
    }

    private Mat withoutHoles(Mat mask) {
        Parts gaps = new Parts(Images.inverted(mask));
        int area = opencv_core.countNonZero(mask);
        boolean[] open = new boolean[gaps.count];
        for (int gap = 1; gap < gaps.count; gap++) {
            open[gap] = gaps.touchesBorder(gap) || gaps.fact(gap, opencv_imgproc.CC_STAT_AREA) > area * largestHole;
        }
        return Images.inverted(gaps.picked(open));
    }

    /** The connected white parts of a mask; part 0 is the black rest. */
    private static final class Parts {
        private final Mat labels = new Mat();
        private final Mat facts = new Mat();
        private final int count;

        Parts(Mat mask) {
            count = opencv_imgproc.connectedComponentsWithStats(mask, labels, facts, new Mat(), 8, CV_32S);
        }

        int fact(int part, int column) {
            return facts.ptr(part).getInt(4L * column);
        }

        boolean touchesBorder(int part) {
            int left = fact(part, opencv_imgproc.CC_STAT_LEFT);
            int top = fact(part, opencv_imgproc.CC_STAT_TOP);
            return left == 0
                    || top == 0
                    || left + fact(part, opencv_imgproc.CC_STAT_WIDTH) == labels.cols()
                    || top + fact(part, opencv_imgproc.CC_STAT_HEIGHT) == labels.rows();
        }

        Mat picked(boolean[] wanted) {
            int[] parts = new int[labels.rows() * labels.cols()];
            new IntPointer(labels.data()).get(parts);
            byte[] picked = new byte[parts.length];
            for (int i = 0; i < parts.length; i++) {
                picked[i] = (byte) (wanted[parts[i]] ? 255 : 0);
            }
            Mat mask = new Mat(labels.rows(), labels.cols(), CV_8UC1);
            mask.data().put(picked);
            return mask;
        }
    }
}
