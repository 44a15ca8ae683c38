package dev.photinus.local.adobe.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/** The project's sample pictures and their true masks. */
final class Samples {
    private Samples() {}

    /** A photo, for example {@code products/teapot.jpg}. */
    static Mat photo(String name) throws IOException, UnreadableImage {
        return Images.decode(Files.readAllBytes(Path.of("samples", name)), 6000);
    }

    /** A true mask, for example {@code products/teapot}. */
    static Mat mask(String name) throws IOException, UnreadableImage {
        return Images.decodeGray(Files.readAllBytes(Path.of("samples", "masks", name + ".png")), 6000);
    }

    /** Intersection over union of two masks: 1 when they are the same, 0 when they have nothing in common. */
    static double overlap(Mat one, Mat other) {
        Mat first = solid(one);
        Mat second = solid(other);
        Mat both = new Mat();
        Mat either = new Mat();
        opencv_core.bitwise_and(first, second, both);
        opencv_core.bitwise_or(first, second, either);
        return (double) opencv_core.countNonZero(both) / Math.max(1, opencv_core.countNonZero(either));
    }

    private static Mat solid(Mat mask) {
        Mat solid = new Mat();
        opencv_imgproc.threshold(mask, solid, 127, 255, opencv_imgproc.THRESH_BINARY);
        return solid;
    }
}
