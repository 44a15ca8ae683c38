package dev.photinus.local.adobe.image;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;

import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;

/**
 * Finds the subject of a photo: white where it is, black where it is not, gray along soft edges such as hair. GrabCut decides at a fraction of
 * the size, which costs a twentieth and sees the whole no worse; a guided filter then follows the edges of the full picture.
 */
public final class SubjectMask {
    private static final int WORKING_SIDE = 384;
    private static final int OBJECT_SIDE = 400;
    private static final int ITERATIONS = 3;
    /** Share of a picture that has to be opaque, and transparent, for its alpha to be a subject's outline. */
    private static final double LEAST_SUBJECT = 0.02;

    /** Odds, by the place alone, from which a black and white subject is there. */
    private static final double HEART = 1.2;
    /** Odds, by the place alone, below which a black and white subject is not there. */
    private static final double OUTSIDE = 0.2;
    /** Odds beyond which GrabCut need not ask. */
    private static final float SURE = 9;

    /** Odds against the subject that GrabCut may not overrule. */
    private static final float VETO = 1;

    private SubjectMask() {}

    /** The mask of a photo in a file. A photo with a transparent ground has its subject cut out already. */
    public static Mat of(byte[] file, Mat photo) {
        return Images.alpha(file)
                .filter(alpha -> alpha.cols() == photo.cols() && alpha.rows() == photo.rows())
                .filter(SubjectMask::isCutout)
                .orElseGet(() -> of(photo));
    }

    private static boolean isCutout(Mat alpha) {
        Mat opaque = new Mat();
        opencv_imgproc.threshold(alpha, opaque, 127, 255, opencv_imgproc.THRESH_BINARY);
        double share = (double) opencv_core.countNonZero(opaque) / alpha.total();
        return share > LEAST_SUBJECT && share < 1 - LEAST_SUBJECT;
    }

    /** The mask of a BGR photo, in its size. */
    public static Mat of(Mat photo) {
        Mat judged = Images.resized(photo, side(photo.cols(), photo), side(photo.rows(), photo));
        return new LabPicture(judged).isMonochrome() ? ofAny(grey(photo)) : ofAny(photo);
    }

    private static int side(int length, Mat photo) {
        double scale = Math.min(1, (double) WORKING_SIDE / Math.max(photo.cols(), photo.rows()));
        return Math.max(8, (int) Math.round(length * scale));
    }

    /** Without a tone, which would look like skin, and with all the contrast that there can be. */
    private static Mat grey(Mat photo) {
        Mat grey = new Mat();
        opencv_imgproc.cvtColor(photo, grey, opencv_imgproc.COLOR_BGR2GRAY);
        opencv_core.normalize(grey, grey, 0, 255, opencv_core.NORM_MINMAX, -1, new Mat());
        Mat bgr = new Mat();
        opencv_imgproc.cvtColor(grey, bgr, opencv_imgproc.COLOR_GRAY2BGR);
        return bgr;
    }

    private static Mat ofAny(Mat photo) {
        double scale = Math.min(1, (double) WORKING_SIDE / Math.max(photo.cols(), photo.rows()));
        Mat small = Images.resized(photo, side(photo.cols(), photo), side(photo.rows(), photo));
        LabPicture picture = new LabPicture(small);
        Whereabouts whereabouts = Whereabouts.of(picture);
        if (whereabouts == Whereabouts.OBJECT) {
            Mat object = object(photo);
            double least = picture.isMonochrome() ? LEAST_SUBJECT * object.total() : 0;
            if (opencv_core.countNonZero(object) > least) {
                return object;
            }
        }
        return MaskEdges.refined(photo, person(small, picture, whereabouts), scale);
    }

    /** The shape of a person: GrabCut decides, from a first judgement by local colours. */
    private static Mat person(Mat small, LabPicture picture, Whereabouts whereabouts) {
        float[] odds = new LocalColors(picture, whereabouts).odds();
        Mat labels = labels(odds, small.cols(), small.rows());
        if (hasBoth(labels)) {
            opencv_core.setRNGSeed(7); // GrabCut draws lots; the same photo shall give the same mask
            opencv_imgproc.grabCut(
                    small, labels, new Rect(), new Mat(), new Mat(), ITERATIONS, opencv_imgproc.GC_INIT_WITH_MASK);
            overrule(labels, odds);
        }
        Mat decided = subject(labels);
        if (picture.isMonochrome()) {
            // By greys alone, GrabCut takes a dark jacket for the ground behind it, and a grey wall for the jacket.
            opencv_core.min(decided, likely(whereabouts, small, OUTSIDE), decided);
            opencv_core.max(decided, likely(whereabouts, small, HEART), decided);
        }
        return MaskShape.ofSubject(whereabouts).tidied(decided);
    }

    /** White where the odds, by the place alone, are above some. */
    private static Mat likely(Whereabouts whereabouts, Mat picture, double least) {
        int width = picture.cols();
        int height = picture.rows();
        byte[] likely = new byte[width * height];
        for (int i = 0; i < likely.length; i++) {
            int row = i / width;
            double odds = whereabouts.logOdds((i % width + 0.5) / width, (row + 0.5) / height, (double) width / height);
            likely[i] = (byte) (odds > least ? 255 : 0);
        }
        Mat mat = new Mat(height, width, CV_8UC1);
        mat.data().put(likely);
        return mat;
    }

    /** The mask of an object: on a plain ground what is not ground, else found by regions; black when there is nothing but background. */
    private static Mat object(Mat photo) {
        double scale = Math.min(1, (double) OBJECT_SIDE / Math.max(photo.cols(), photo.rows()));
        int width = Math.max(8, (int) Math.round(photo.cols() * scale));
        int height = Math.max(8, (int) Math.round(photo.rows() * scale));
        Mat small = Images.resized(photo, width, height);
        PlainGround ground = new PlainGround(new LabPicture(small));
        Mat shape = ground.isPlain()
                ? new StudioShape(small, ground).mask()
                : new ObjectShape(small).ofSubject(new MainThing(small).mask());
        return MaskEdges.refined(photo, shape, scale);
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
}
