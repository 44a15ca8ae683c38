package dev.photinus.local.cli.report;

import java.util.function.UnaryOperator;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/** What image editors show where a picture is transparent. */
final class Checkerboard {

    /** Of a square, in pixels. */
    private static final int SIDE = 12;

    private static final int COLOURS = 3;

    private static final int LIGHT = 255;
    private static final int DARK = 221;

    private Checkerboard() {}

    /**
     * Lays a checkerboard under a picture.
     *
     * @param cutout blue, green, red and alpha, 8 or 16 bits each
     * @param scaled makes a picture as small as it is to become; is given colours that are multiplied by their alpha, since
     *     those of transparent pixels must not come through at the edges
     */
    static Mat under(Mat cutout, UnaryOperator<Mat> scaled) {
        Mat alpha = new Mat();
        extract(cutout, 3, alpha);
        Mat share = scaled.apply(alpha);
        Mat opposite = new Mat();
        opencv_core.bitwise_not(share, opposite);
        Mat board = product(board(share.size()), opposite);

        // one colour after the other: all of a large cutout's at once would take half a gigabyte
        Mat colour = new Mat();
        MatVector seen = new MatVector(COLOURS);
        for (int i = 0; i < COLOURS; i++) {
            extract(cutout, i, colour);
            opencv_core.multiply(colour, alpha, colour, 1 / 255.0, -1);
            Mat small = scaled.apply(colour);
            opencv_core.add(small, board, small);
            seen.put(i, small);
        }
        Mat picture = new Mat();
        opencv_core.merge(seen, picture);
        return picture;
    }

    private static void extract(Mat cutout, int channel, Mat target) {
        opencv_core.extractChannel(cutout, target, channel);
        if (target.depth() == opencv_core.CV_16U) {
            target.convertTo(target, opencv_core.CV_8U, 1 / 257.0, 0);
        }
    }

    private static Mat product(Mat grey, Mat share) {
        Mat product = new Mat();
        opencv_core.multiply(grey, share, product, 1 / 255.0, -1);
        return product;
    }

    private static Mat board(Size size) {
        Mat board = new Mat(size, opencv_core.CV_8UC1, Scalar.all(LIGHT));
        for (int y = 0; y < board.rows(); y += SIDE) {
            for (int x = (y / SIDE % 2) * SIDE; x < board.cols(); x += 2 * SIDE) {
                Rect square = new Rect(x, y, Math.min(SIDE, board.cols() - x), Math.min(SIDE, board.rows() - y));
                board.apply(square).put(Scalar.all(DARK));
            }
        }
        return board;
    }
}
