package dev.photinus.local.cli.report;

import java.util.function.UnaryOperator;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/** What image editors show where a picture is transparent. */
final class Checkerboard {

    /** Of a square, in pixels. */
    private static final int SIDE = 12;

    private static final Scalar LIGHT = Scalar.all(255);
    private static final Scalar DARK = Scalar.all(221);

    private Checkerboard() {}

    /**
     * Lays a checkerboard under a picture.
     *
     * @param cutout blue, green, red and alpha, 8 or 16 bits each
     * @param scaled makes a picture as small as it is to become; is given colours that are multiplied by their alpha, since
     *     those of transparent pixels must not come through at the edges
     */
    static Mat under(Mat cutout, UnaryOperator<Mat> scaled) {
        Mat eight = new Mat();
        cutout.convertTo(eight, opencv_core.CV_8U, cutout.depth() == opencv_core.CV_16U ? 1 / 257.0 : 1, 0);
        Mat alpha = new Mat();
        opencv_core.extractChannel(eight, alpha, 3);
        Mat colours = new Mat();
        opencv_imgproc.cvtColor(eight, colours, opencv_imgproc.COLOR_BGRA2BGR);
        Mat small = scaled.apply(product(colours, alpha));

        Mat transparent = new Mat();
        opencv_core.bitwise_not(scaled.apply(alpha), transparent);
        Mat seen = product(board(small.size()), transparent);
        opencv_core.add(small, seen, seen);
        return seen;
    }

    private static Mat product(Mat colours, Mat share) {
        Mat three = new Mat();
        opencv_imgproc.cvtColor(share, three, opencv_imgproc.COLOR_GRAY2BGR);
        Mat product = new Mat();
        opencv_core.multiply(colours, three, product, 1 / 255.0, -1);
        return product;
    }

    private static Mat board(Size size) {
        Mat board = new Mat(size, opencv_core.CV_8UC3, LIGHT);
        for (int y = 0; y < board.rows(); y += SIDE) {
            for (int x = (y / SIDE % 2) * SIDE; x < board.cols(); x += 2 * SIDE) {
                Rect square = new Rect(x, y, Math.min(SIDE, board.cols() - x), Math.min(SIDE, board.rows() - y));
                board.apply(square).put(DARK);
            }
        }
        return board;
    }
}
