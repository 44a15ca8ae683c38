package dev.photinus.local.cli.report;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_2;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_4;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_8;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_UNCHANGED;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;

import java.awt.Dimension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.jspecify.annotations.Nullable;

/** Makes previews. Done by OpenCV: it reads all that Adobe takes, JPEGs at a part of their size, and turns them upright. */
public final class PreviewMaker {

    private static final int QUALITY = 82;
    /** Enough for every photo that Adobe takes (6000 × 6000), and an end to what only pretends to be one. */
    private static final long MOST_PIXELS = 100_000_000;

    private final int longSide;

    /**
     * A maker of previews of one size.
     *
     * @param longSide in pixels
     */
    public PreviewMaker(int longSide) {
        this.longSide = longSide;
    }

    /** Previews that are large when there are few photos and smaller when there are many, so that the page stays light. */
    public static PreviewMaker forPhotos(int photos) {
        return new PreviewMaker(photos <= 24 ? 640 : photos <= 100 ? 480 : photos <= 400 ? 320 : 200);
    }

    /** Loads OpenCV, so that a run can have that done while it waits for its photos. */
    public static void warmUp() {
        Loader.load(opencv_imgcodecs.class);
    }

    /** The preview, or null when the file is no picture that can be read: a report without it is better than none. */
    public @Nullable Preview of(@Nullable Path picture) {
        return made(picture, this::scaled, OptionalInt.empty());
    }

    /** The same, with a checkerboard where the picture is transparent. */
    public @Nullable Preview ofCutout(@Nullable Path picture) {
        return made(
                picture,
                cutout -> cutout.channels() == 4 ? Checkerboard.under(cutout, this::scaled) : scaled(cutout),
                OptionalInt.of(IMREAD_UNCHANGED));
    }

    private @Nullable Preview made(@Nullable Path picture, UnaryOperator<Mat> reduced, OptionalInt mode) {
        if (picture == null) {
            return null;
        }
        try (PointerScope scope = new PointerScope()) {
            Dimension stored = storedSize(picture);
            if ((long) stored.width * stored.height > MOST_PIXELS) {
                return null;
            }
            BytePointer bytes = new BytePointer(Files.readAllBytes(picture));
            Mat upright = imdecode(new Mat(bytes, false).reshape(1, 1), mode.orElse(reduction(stored)));
            if (upright.empty()) {
                return null;
            }
            int full = Math.max(longSide(upright), Math.max(stored.width, stored.height));
            return encoded(scope, reduced.apply(upright), full);
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    private static int longSide(Mat picture) {
        return Math.max(picture.cols(), picture.rows());
    }

    /** What the header says, as far as the JDK reads it; it knows no WebP, which is then read whole. */
    private static Dimension storedSize(Path picture) throws IOException {
        try (ImageInputStream input = ImageIO.createImageInputStream(picture.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return new Dimension();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input, true, true);
                return new Dimension(reader.getWidth(0), reader.getHeight(0));
            } finally {
                reader.dispose();
            }
        }
    }

    /** The smallest size that a decoder offers and that is still large enough. */
    private int reduction(Dimension stored) {
        int spare = Math.max(stored.width, stored.height) / longSide;
        if (spare >= 8) {
            return IMREAD_REDUCED_COLOR_8;
        }
        return spare >= 4 ? IMREAD_REDUCED_COLOR_4 : spare >= 2 ? IMREAD_REDUCED_COLOR_2 : IMREAD_COLOR;
    }

    private Mat scaled(Mat picture) {
        double scale = Math.min(1, longSide / (double) longSide(picture));
        Size size = new Size(Math.max(1, (int) Math.round(picture.cols() * scale)), Math.max(1, (int)
                Math.round(picture.rows() * scale)));
        Mat scaled = new Mat();
        opencv_imgproc.resize(picture, scaled, size, 0, 0, opencv_imgproc.INTER_AREA);
        return scaled;
    }

    private static @Nullable Preview encoded(PointerScope scope, Mat picture, int full) {
        BytePointer encoded = new BytePointer();
        scope.attach(encoded);
        if (!imencode(".jpg", picture, encoded, new IntPointer(IMWRITE_JPEG_QUALITY, QUALITY))) {
            return null;
        }
        byte[] jpeg = new byte[(int) encoded.limit()];
        encoded.get(jpeg);
        return new Preview(jpeg, picture.cols(), picture.rows(), longSide(picture) / (double) full);
    }
}
