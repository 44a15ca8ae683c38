package dev.photinus.local.adobe.image;

import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Replaces what a mask leaves open. Photo and mask are prepared once; any number of backdrops can then be laid behind the same subject.
 * Pixels that the mask protects fully (black) come out as they went in.
 */
public final class GenerativeFill {
    /** Share of the height below which a subject runs out of the picture. */
    private static final double LOWEST = 0.985;
    /** Lowest share of a subject in which it can touch the ground. */
    private static final double FOOT = 0.22;
    /** Darkness of the shadow under the subject and of that around it, 0 to 1. */
    private static final double NEAR_SHADOW = 0.5;

    private static final double WIDE_SHADOW = 0.28;

    /** Standard deviation of a shadow's blur where it is made, in pixels. */
    private static final double SMALL_BLUR = 4;

    private final Mat subject;
    private final Mat protection;

    /**
     * A fill at an output size, to which photo and mask are cropped around their centres.
     *
     * @param photo BGR
     * @param paint gray, white where to paint; brought to the photo's size if it has another
     */
    public GenerativeFill(Mat photo, Mat paint, int width, int height) {
        Mat fitted = Images.resized(paint, photo.cols(), photo.rows());
        Mat cropped = Images.cropToFill(photo, width, height);
        this.protection = softened(Images.inverted(Images.cropToFill(fitted, width, height)));
        this.subject = EdgeColors.of(cropped, protection);
    }

    /** The photo with a backdrop of the output size painted in. */
    public Mat over(Mat backdrop) {
        return Blend.of(grounded(backdrop), subject, protection);
    }

    /** With the shadow that the subject casts where it stands; a person who runs out of the picture stands nowhere. */
    private Mat grounded(Mat backdrop) {
        Mat solid = new Mat();
        opencv_imgproc.threshold(protection, solid, 127, 255, opencv_imgproc.THRESH_BINARY);
        Rect box = opencv_imgproc.boundingRect(solid);
        int bottom = box.y() + box.height();
        if (box.width() == 0 || bottom > LOWEST * backdrop.rows() || box.y() == 0) {
            return backdrop;
        }
        Mat foot = foot(solid, box);
        Mat near = spread(foot, box.width() * 0.05, box.width() * 0.018);
        Mat wide = spread(foot, box.width() * 0.16, box.width() * 0.05);
        Mat dark = new Mat();
        opencv_core.addWeighted(near, NEAR_SHADOW, wide, WIDE_SHADOW, 0, dark);
        return Blend.of(backdrop, new Mat(backdrop.size(), backdrop.type(), new Scalar(22, 18, 16, 0)), dark);
    }

    /** In each column the subject's lowest pixels, if they are about as low as the lowest of all: wheels, feet, a rim. */
    private static Mat foot(Mat solid, Rect box) {
        Mat foot = new Mat(solid.size(), solid.type(), new Scalar(0));
        int bottom = box.y() + box.height();
        int from = bottom - Math.max(2, (int) (FOOT * box.height()));
        int thick = Math.max(2, (int) (0.03 * box.height()));
        byte[] column = new byte[solid.rows() * solid.cols()];
        byte[] marked = new byte[column.length];
        solid.data().get(column);
        for (int x = box.x(); x < box.x() + box.width(); x++) {
            int y = bottom - 1;
            while (y >= from && column[y * solid.cols() + x] == 0) {
                y--;
            }
            for (int i = 0; y >= from && i < thick; i++) {
                int at = Math.min(solid.rows() - 1, y + i - thick / 3) * solid.cols() + x;
                marked[at] = (byte) 255;
            }
        }
        foot.data().put(marked);
        return foot;
    }

    private static Mat spread(Mat mask, double across, double down) {
        // so wide a blur shows nothing of single pixels: it is made small and drawn large
        double scale = Math.min(1, SMALL_BLUR / Math.max(0.8, Math.min(across, down)));
        Mat small = new Mat();
        opencv_imgproc.resize(
                mask,
                small,
                new Size((int) Math.max(1, Math.round(mask.cols() * scale)), (int)
                        Math.max(1, Math.round(mask.rows() * scale))),
                0,
                0,
                opencv_imgproc.INTER_AREA);
        Mat soft = new Mat();
        opencv_imgproc.GaussianBlur(
                small,
                soft,
                new Size(0, 0),
                Math.max(0.8, across * scale),
                Math.max(0.8, down * scale),
                opencv_core.BORDER_REPLICATE,
                opencv_core.ALGO_HINT_DEFAULT);
        double most = maximum(soft);
        soft.convertTo(soft, -1, 255 / Math.max(1, most), 0);
        Mat full = new Mat();
        opencv_imgproc.resize(soft, full, mask.size(), 0, 0, opencv_imgproc.INTER_CUBIC);
        return full;
    }

    private static double maximum(Mat mask) {
        byte[] values = new byte[mask.rows() * mask.cols()];
        mask.data().get(values);
        int most = 0;
        for (byte value : values) {
            most = Math.max(most, value & 0xff);
        }
        return most;
    }

    /** A hard mask gets an edge of a pixel or two, towards the painted side only: what is protected stays protected. */
    private static Mat softened(Mat protection) {
        Mat soft = new Mat();
        opencv_imgproc.GaussianBlur(protection, soft, new Size(3, 3), 0);
        opencv_core.max(soft, protection, soft);
        return soft;
    }
}
