package dev.photinus.local.adobe.image;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.global.opencv_photo;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Size;

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
        List<PatchField> fields = completed(small, anyOf(area, width, height));
        if (fields.isEmpty()) {
            Mat smooth = new Mat();
            opencv_photo.inpaint(photo, area, smooth, 3, opencv_photo.INPAINT_TELEA);
            return smooth;
        }
        Mat painted = new FineDetail(photo, small, area).paint(fields.get(fields.size() - 1));
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

    /** The fields of a pyramid, from the coarsest to that of the picture itself; none when there is nothing to take patches from. */
    private static List<PatchField> completed(Mat picture, Mat area) {
        List<PatchField> fields = new ArrayList<>();
        int width = picture.cols();
        int height = picture.rows();
        int levels = 1;
        while (Math.min(width, height) >> levels >= COARSEST_SIDE && thick(area, width >> levels, height >> levels)) {
            levels++;
        }
        Mat strange = Surroundings.strange(picture, area);
        for (int level = levels - 1; level >= 0; level--) {
            Mat coarse = Images.resized(picture, width >> level, height >> level);
            Mat hole = anyOf(area, width >> level, height >> level);
            PatchField field = new PatchField(coarse, hole, anyOf(strange, width >> level, height >> level));
            if (fields.isEmpty()) {
                if (!field.hasSources()) {
                    continue;
                }
                field.startFromEdges();
            } else {
                field.startFrom(fields.get(fields.size() - 1));
                field.paint();
            }
            field.settle(level == 0 ? 2 : 10 + 6 * level);
            if (level == 0) {
                field.blend();
            }
            fields.add(field);
        }
        return fields;
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
