package dev.photinus.local.adobe.image;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.global.opencv_photo;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Size;
import org.jspecify.annotations.Nullable;

/**
 * Takes things out of a photo and paints what could be behind them. A reduced copy is completed with patches from elsewhere in the photo, from
 * coarse to fine, so that large holes get structure and not smears; the same places then lend their fine detail at full size. OpenCV's own ways
 * were tried first: Telea's smears, FSR stays blurred beyond a few pixels, shift maps leave visible steps.
 */
public final class Inpaint {
    private static final int WORKING_SIDE = 640;
    /** The most pixels to paint in the reduced copy: work grows with them. */
    private static final int MOST_PIXELS = 26_000;
    /** How far an object's edge reaches beyond its mask, as a share of the photo's longer side. */
    private static final double MARGIN = 0.006;

    /** Share of that margin in which the painted pixels fade into the photo. */
    private static final double FADE = 0.6;

    private static final int TRIALS = 4;
    private static final int COARSEST_SIDE = 3 * (2 * PatchField.REACH + 1);

    private Inpaint() {}

    /**
     * The photo without what the mask covers. Pixels beyond the mask, its margin and the shadow that the object casts stay as they are.
     *
     * @param photo BGR
     * @param mask gray, white where to paint; brought to the photo's size if it has another
     */
    public static Mat of(Mat photo, Mat mask) {
        Mat area = area(photo, mask);
        int pixels = opencv_core.countNonZero(area);
        if (pixels == 0 || pixels == area.total()) {
            return photo.clone();
        }
        double scale = Math.min(1, (double) WORKING_SIDE / Math.max(photo.cols(), photo.rows()));
        scale = Math.min(scale, Math.sqrt((double) MOST_PIXELS / pixels));
        int width = Math.max(8, (int) Math.round(photo.cols() * scale));
        int height = Math.max(8, (int) Math.round(photo.rows() * scale));
        Mat small = Images.resized(photo, width, height);
        Optional<PatchField> completed = completed(small, anyOf(area, width, height));
        if (completed.isEmpty()) {
            Mat smooth = new Mat();
            opencv_photo.inpaint(photo, area, smooth, 3, opencv_photo.INPAINT_TELEA);
            return smooth;
        }
        Mat painted = new FineDetail(photo, small, area).paint(completed.get());
        return Blend.of(photo, painted, softened(area));
    }

    /** Fades within the margin, where the photo still shows what is behind the object: no edge is to be seen there. */
    private static Mat softened(Mat area) {
        Mat depth = new Mat();
        opencv_imgproc.distanceTransform(area, depth, opencv_imgproc.DIST_L2, 3, opencv_core.CV_32F);
        double margin = MARGIN * Math.max(area.cols(), area.rows());
        Mat alpha = new Mat();
        depth.convertTo(alpha, CV_8UC1, 255 / Math.max(1, FADE * margin), 0);
        return alpha;
    }

    /** What to paint, white on black: the mask, a margin around it, and the object's shadow. */
    private static Mat area(Mat photo, Mat mask) {
        Mat fitted = Images.resized(mask, photo.cols(), photo.rows());
        Mat object = new Mat();
        opencv_imgproc.threshold(fitted, object, 24, 255, opencv_imgproc.THRESH_BINARY);
        if (opencv_core.countNonZero(object) == 0) {
            return object;
        }
        int margin = (int) Math.max(1, Math.round(MARGIN * Math.max(photo.cols(), photo.rows())));
        Mat area = grown(object, margin, 3 * margin);
        Mat shadow = CastShadow.of(photo, object);
        opencv_core.max(area, shadow, area);
        return area;
    }

    /** The picture completed from coarse to fine; nothing when there is nowhere to take patches from. */
    private static Optional<PatchField> completed(Mat picture, Mat area) {
        int levels = 1;
        while (Math.min(picture.cols(), picture.rows()) >> levels >= COARSEST_SIDE
                && thick(area, picture.cols() >> levels, picture.rows() >> levels)) {
            levels++;
        }
        Mat strange = Surroundings.strange(picture, area);
        int last = levels - 1;
        int trials = levels > 1 ? TRIALS : 1;
        // The search is a game of chance; at the coarse levels it is cheap enough to be played several times.
        Optional<PatchField> best = IntStream.range(0, trials)
                .mapToObj(trial -> levelsDown(picture, area, strange, last, trial))
                .flatMap(Optional::stream)
                .min(Comparator.comparingDouble(PatchField::unlikeness));
        if (last == 0) {
            best.ifPresent(PatchField::blend);
            return best;
        }
        Mat lab = lab(picture);
        PatchField finest = new PatchField(lab, area, strange, 0);
        if (!finest.hasSources()) {
            return Optional.empty();
        }
        return best.map(coarse -> {
            settle(finest, coarse, 0);
            finest.blend();
            return finest;
        });
    }

    /** All levels from the coarsest to level 1, or level 0 if it is the only one. */
    private static Optional<PatchField> levelsDown(Mat picture, Mat area, Mat strange, int coarsest, int seed) {
        PatchField field = null;
        for (int level = coarsest; level >= Math.min(1, coarsest); level--) {
            int width = picture.cols() >> level;
            int height = picture.rows() >> level;
            PatchField next = new PatchField(
                    lab(Images.resized(picture, width, height)),
                    anyOf(area, width, height),
                    anyOf(strange, width, height),
                    seed);
            if (next.hasSources()) {
                settle(next, field, level);
                field = next;
            }
        }
        return Optional.ofNullable(field);
    }

    private static void settle(PatchField field, @Nullable PatchField coarse, int level) {
        if (coarse == null) {
            field.startFromEdges();
        } else {
            field.startFrom(coarse);
            field.paint();
        }
        field.settle(level == 0 ? 2 : 10 + 6 * level);
    }

    private static Mat lab(Mat picture) {
        Mat lab = new Mat();
        opencv_imgproc.cvtColor(picture, lab, opencv_imgproc.COLOR_BGR2Lab);
        return lab;
    }

    /** Whether the hole is, at that size, thicker than a patch sees across. */
    private static boolean thick(Mat area, int width, int height) {
        Mat hole = anyOf(area, width, height);
        Mat core = new Mat();
        int side = 2 * PatchField.REACH + 1;
        Mat kernel = opencv_imgproc.getStructuringElement(opencv_imgproc.MORPH_RECT, new Size(side, side));
        opencv_imgproc.erode(hole, core, kernel);
        return opencv_core.countNonZero(core) > 0;
    }

    /** A smaller mask, white wherever a pixel covers any white. */
    private static Mat anyOf(Mat mask, int width, int height) {
        Mat share = Images.resized(mask, width, height);
        Mat any = new Mat();
        opencv_imgproc.threshold(share, any, 0, 255, opencv_imgproc.THRESH_BINARY);
        return any;
    }

    /** The mask with a margin, and below it a deeper one: where a thing stands, the ground is dark. */
    private static Mat grown(Mat mask, int by, int below) {
        Size size = new Size(2 * by + 1, by + below + 1);
        Mat kernel = opencv_imgproc.getStructuringElement(opencv_imgproc.MORPH_ELLIPSE, size);
        Mat grown = new Mat(mask.size(), CV_8UC1);
        // the kernel's anchor is where a white pixel is seen from: low in the kernel means that white spreads downwards
        Point anchor = new Point(by, below);
        opencv_imgproc.dilate(
                mask,
                grown,
                kernel,
                anchor,
                1,
                opencv_core.BORDER_CONSTANT,
                opencv_imgproc.morphologyDefaultBorderValue());
        return grown;
    }
}
