package dev.photinus.local.adobe.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/** Between files and pixels. Pictures are upright: EXIF orientation is applied on the way in. */
public final class Images {
    private static final int JPEG_QUALITY = 92;
    private static final int WEBP_QUALITY = 90;
    private static final int QUICK_PNG = 2;

    static {
        OpenCv.load();
    }

    private Images() {}

    /**
     * A picture as 8-bit BGR, on white where it is transparent.
     *
     * @param largestSide in pixels
     * @throws UnreadableImage when it is no image, damaged or too large
     */
    public static Mat decode(byte[] image, int largestSide) throws UnreadableImage {
        Mat picture = decode(image, largestSide, opencv_imgcodecs.IMREAD_COLOR);
        return alpha(image).map(alpha -> flattened(picture, alpha)).orElse(picture);
    }

    /** A picture as 8-bit gray. */
    public static Mat decodeGray(byte[] image, int largestSide) throws UnreadableImage {
        return decode(image, largestSide, opencv_imgcodecs.IMREAD_GRAYSCALE);
    }

    /** The negative of a gray picture. */
    public static Mat inverted(Mat gray) {
        Mat negative = new Mat();
        opencv_core.bitwise_not(gray, negative);
        return negative;
    }

    /** Encodes at a good quality. */
    public static byte[] encode(Mat picture, String mediaType) {
        return switch (mediaType) {
            case "image/jpeg" -> encodeJpeg(picture, JPEG_QUALITY);
            case "image/webp" -> encode(picture, ".webp", opencv_imgcodecs.IMWRITE_WEBP_QUALITY, WEBP_QUALITY);
            case "image/png" -> encodePng(picture, QUICK_PNG);
            default -> throw new IllegalArgumentException("No encoder for " + mediaType);
        };
    }

    /** Encodes as JPEG of quality 0 to 100. */
    public static byte[] encodeJpeg(Mat picture, int quality) {
        return encode(picture, ".jpg", opencv_imgcodecs.IMWRITE_JPEG_QUALITY, quality);
    }

    /** Encodes as PNG of compression level 0 to 9. */
    public static byte[] encodePng(Mat picture, int level) {
        return encode(picture, ".png", opencv_imgcodecs.IMWRITE_PNG_COMPRESSION, level);
    }

    /** The largest part around the centre that has the aspect ratio of a size, brought to that size: cropped, never distorted. */
    static Mat cropToFill(Mat picture, int width, int height) {
        double scale = Math.min((double) picture.cols() / width, (double) picture.rows() / height);
        int cropWidth = Math.min(picture.cols(), (int) Math.round(width * scale));
        int cropHeight = Math.min(picture.rows(), (int) Math.round(height * scale));
        Rect centre =
                new Rect((picture.cols() - cropWidth) / 2, (picture.rows() - cropHeight) / 2, cropWidth, cropHeight);
        Mat cropped = new Mat(picture, centre);
        return resized(cropped, width, height);
    }

    /** The picture at another size: averaged when smaller, smooth when larger. */
    static Mat resized(Mat picture, int width, int height) {
        if (picture.cols() == width && picture.rows() == height) {
            return picture.clone();
        }
        Mat resized = new Mat();
        int how = width < picture.cols() ? opencv_imgproc.INTER_AREA : opencv_imgproc.INTER_CUBIC;
        opencv_imgproc.resize(picture, resized, new Size(width, height), 0, 0, how);
        return resized;
    }

    /** How opaque each pixel of a picture is, 8-bit; empty where all of them are. */
    public static Optional<Mat> alpha(byte[] image) {
        if (image.length > 0 && (image[0] & 0xff) == 0xff) {
            return Optional.empty(); // JPEG has none, and decoding takes time
        }
        try (BytePointer bytes = new BytePointer(image); // held until decoded: the matrix does not own them
                Mat encoded = new Mat(1, image.length, opencv_core.CV_8UC1, bytes)) {
            Mat picture = opencv_imgcodecs.imdecode(encoded, opencv_imgcodecs.IMREAD_UNCHANGED);
            if (picture.empty() || picture.channels() != 4) {
                return Optional.empty();
            }
            Mat alpha = new Mat();
            opencv_core.extractChannel(picture, alpha, 3);
            if (alpha.depth() == opencv_core.CV_16U) {
                alpha.convertTo(alpha, opencv_core.CV_8U, 1 / 257.0, 0);
            }
            return opencv_core.countNonZero(inverted(alpha)) == 0 ? Optional.empty() : Optional.of(alpha);
        }
    }

    /** A picture laid on white where it is transparent: what is stored there may be anything. */
    private static Mat flattened(Mat picture, Mat alpha) {
        if (alpha.cols() != picture.cols() || alpha.rows() != picture.rows()) {
            return picture;
        }
        Mat white = new Mat(picture.size(), picture.type(), Scalar.all(255));
        return Blend.of(white, picture, alpha);
    }

    private static Mat decode(byte[] image, int largestSide, int how) throws UnreadableImage {
        ImageType type = ImageType.of(image);
        checkSize(image, largestSide);
        Mat picture = decoded(image, how);
        if (picture.empty() && isJpeg(image)) {
            picture = decoded(ended(image), how);
        }
        if (picture.empty()) {
            throw new UnreadableImage("is a damaged " + type + ", or of a kind that the stand-in cannot decode");
        }
        checkSize(picture.cols(), picture.rows(), largestSide);
        return picture;
    }

    private static Mat decoded(byte[] image, int how) {
        try (BytePointer bytes = new BytePointer(image); // held until decoded: the matrix does not own them
                Mat encoded = new Mat(1, image.length, opencv_core.CV_8UC1, bytes)) {
            return opencv_imgcodecs.imdecode(encoded, how);
        }
    }

    private static boolean isJpeg(byte[] image) {
        return image.length > 1 && (image[0] & 0xff) == 0xff && (image[1] & 0xff) == 0xd8;
    }

    /**
     * A JPEG that is cut off within its scan, with an end: libjpeg makes the missing rest grey, and so does Adobe. OpenCV's own
     * source of bytes has none where they are at an end, and decodes nothing.
     */
    private static byte[] ended(byte[] jpeg) {
        byte[] ended = Arrays.copyOf(jpeg, jpeg.length + 2);
        ended[jpeg.length] = (byte) 0xff;
        ended[jpeg.length + 1] = (byte) 0xd9;
        return ended;
    }

    /** Looks at the header first, so that a huge picture costs no memory. */
    private static void checkSize(byte[] image, int largestSide) throws UnreadableImage {
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(image))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (readers.hasNext()) {
                ImageReader reader = readers.next();
                reader.setInput(in, true, true);
                checkSize(reader.getWidth(0), reader.getHeight(0), largestSide);
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            throw new UnreadableImage("is a damaged image: its header cannot be read");
        }
    }

    private static void checkSize(int width, int height, int largestSide) throws UnreadableImage {
        if (width > largestSide || height > largestSide) {
            throw new UnreadableImage("is " + width + " x " + height + " pixels; the largest supported size is "
                    + largestSide + " x " + largestSide);
        }
    }

    private static byte[] encode(Mat picture, String extension, int parameter, int value) {
        try (BytePointer encoded = new BytePointer();
                IntPointer parameters = new IntPointer(parameter, value)) {
            if (!opencv_imgcodecs.imencode(extension, picture, encoded, parameters)) {
                throw new IllegalStateException("OpenCV could not encode " + extension);
            }
            byte[] bytes = new byte[(int) encoded.limit()];
            encoded.get(bytes);
            return bytes;
        }
    }
}
