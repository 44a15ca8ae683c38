package dev.photinus.local.adobe.image;

import dev.photinus.local.adobe.image.backdrop.Backdrop;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.global.opencv_photo;
import org.bytedeco.opencv.global.opencv_ximgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;

/** Loads OpenCV's native code, which takes about a second the first time. */
public final class OpenCv {
    private static final AtomicBoolean WARM = new AtomicBoolean();

    private OpenCv() {}

    /** Loads and exercises everything in the background, once, so that the first job need not wait for it. */
    public static void warmUp() {
        if (WARM.getAndSet(true)) {
            return;
        }
        Thread thread = new Thread(OpenCv::exercise, "opencv-warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Loads it, once. Two threads that load JavaCPP's classes at the same time may wait for each other for ever: one initializes
     * {@code Pointer} and waits for the loader's lock, the other has the lock and its library wants {@code Pointer}. Here, all but
     * one wait for this class's initialization, before they touch any of JavaCPP's.
     */
    static void load() {
        Libraries.load();
    }

    private static final class Libraries {
        static {
            Loader.load(Pointer.class);
            Loader.load(opencv_core.class);
            Loader.load(opencv_imgproc.class);
            Loader.load(opencv_imgcodecs.class);
            Loader.load(opencv_photo.class);
            Loader.load(opencv_ximgproc.class);
            // Jobs run side by side on a few threads of their own: OpenCV's threads on top would only contend.
            opencv_core.setNumThreads(1);
        }

        static void load() {
            // by the initialization of this class
        }
    }

    /** Work that makes native objects. */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        T run() throws E;
    }

    /** Does work and frees every native object that it made: pictures are too large to wait for the garbage collector. */
    @SuppressWarnings("try") // the scope works by being there
    public static <T, E extends Exception> T scoped(Work<T, E> work) throws E {
        load();
        try (PointerScope scope = new PointerScope()) {
            return work.run();
        }
    }

    private static void exercise() {
        scoped(() -> {
            Mat picture = new Mat(240, 180, opencv_core.CV_8UC3, new Scalar(200, 190, 180, 0));
            opencv_imgproc.circle(
                    picture,
                    new Point(90, 130),
                    50,
                    new Scalar(60, 70, 160, 0),
                    opencv_imgproc.FILLED,
                    opencv_imgproc.LINE_8,
                    0);
            Mat mask = SubjectMask.of(picture);
            Mat paint = Images.inverted(mask);
            Mat filled = new GenerativeFill(picture, paint, 90, 120)
                    .over(Backdrop.of("studio", "", 1).paint(90, 120));
            Images.encodePng(mask, 1);
            return Images.encodeJpeg(AutoTone.of(filled), 90);
        });
    }
}
