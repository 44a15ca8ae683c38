package dev.photinus.local.adobe.image;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;

import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;

/** Finds the outline of what stands on a plain ground: what differs from the ground and its shadows, with what it surrounds. */
final class StudioShape {
    private static final int ITERATIONS = 2;
    /** How unlike the ground a pixel must be to be certainly, or likely, subject; see {@link PlainGround#unlike}. */
    private static final double SURE = 18;

    private static final double LIKELY = 9;
    private static final double GROUND = 4;
    /** How different from the lit ground something solid looks, in Lab. */
    private static final double SOLID = 16;
    /** How steep the edge of a thing is where a shadow's is not, in lightness over two pixels. */
    private static final double SHARP = 12;

    private final Mat picture;
    private final PlainGround ground;

    StudioShape(Mat picture, PlainGround ground) {
        this.picture = picture;
        this.ground = ground;
    }

    /** Black and white; black when nothing but ground is there. */
    Mat mask() {
        byte[] labels = new byte[picture.cols() * picture.rows()];
        int sure = 0;
        for (int i = 0; i < labels.length; i++) {
            int label = label(i);
            sure += label == opencv_imgproc.GC_FGD ? 1 : 0;
            labels[i] = (byte) label;
        }
        if (sure == 0 || sure == labels.length) {
            return new Mat(picture.size(), CV_8UC1, new Scalar(0));
        }
        Mat decided = new Mat(picture.size(), CV_8UC1);
        decided.data().put(labels);
        opencv_core.setRNGSeed(7); // GrabCut draws lots; the same photo shall give the same mask
        opencv_imgproc.grabCut(
                picture, decided, new Rect(), new Mat(), new Mat(), ITERATIONS, opencv_imgproc.GC_INIT_WITH_MASK);
        Mat odd = new Mat();
        opencv_core.bitwise_and(decided, new Mat(decided.size(), CV_8UC1, new Scalar(1)), odd);
        Mat white = new Mat();
        odd.convertTo(white, CV_8UC1, 255, 0);
        return MaskShape.onPlainGround().tidied(withoutSolidGaps(white));
    }

    /** What GrabCut is told of a pixel. A thing's gray edge has the colour of a shadow, but is sharper than one. */
    private int label(int pixel) {
        double unlike = ground.unlike(pixel);
        if (unlike > SURE) {
            return opencv_imgproc.GC_FGD;
        }
        if (unlike > LIKELY || (ground.apart(pixel) > SOLID && ground.step(pixel) > SHARP)) {
            return opencv_imgproc.GC_PR_FGD;
        }
        return unlike > GROUND ? opencv_imgproc.GC_PR_BGD : opencv_imgproc.GC_BGD;
    }

    /** Fills what is surrounded and does not show the ground: the label of a bottle, the inside of a cup. */
    private Mat withoutSolidGaps(Mat mask) {
        MaskParts gaps = new MaskParts(Images.inverted(mask));
        int[] gap = gaps.numbers();
        double[] apart = new double[gaps.count()];
        int[] area = new int[gaps.count()];
        for (int i = 0; i < gap.length; i++) {
            apart[gap[i]] += ground.apart(i);
            area[gap[i]]++;
        }
        boolean[] open = new boolean[gaps.count()];
        for (int number = 1; number < open.length; number++) {
            open[number] = gaps.touchesBorder(number) || apart[number] < SOLID * area[number];
        }
        return Images.inverted(gaps.picked(open));
    }
}
