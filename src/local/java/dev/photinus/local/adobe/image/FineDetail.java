package dev.photinus.local.adobe.image;

import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Brings a picture that was completed at a reduced size back to full size: large forms come from the completed copy, grain and fine lines from
 * the places in the photo that the copy's patches were taken from.
 */
final class FineDetail {
    private final Mat photo;
    private final Mat blurred;
    private final Mat area;

    /**
     * A photo to complete.
     *
     * @param small the photo at the reduced size
     * @param area white where to paint
     */
    FineDetail(Mat photo, Mat small, Mat area) {
        this.photo = photo;
        this.blurred = Images.resized(small, photo.cols(), photo.rows());
        this.area = area;
    }

    /** The completed photo; pixels outside the area stay as they are. */
    Mat paint(PatchField field) {
        Mat completed = new Mat();
        opencv_imgproc.cvtColor(field.picture(), completed, opencv_imgproc.COLOR_Lab2BGR);
        Mat forms = Images.resized(completed, photo.cols(), photo.rows());
        int width = photo.cols();
        int height = photo.rows();
        byte[] original = bytes(photo);
        byte[] smooth = bytes(blurred);
        byte[] white = new byte[width * height];
        area.data().get(white);
        byte[] painted = bytes(forms);
        double across = (double) field.width / width;
        double down = (double) field.height / height;
        int[] from = new int[4];
        double[] share = new double[4];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = (y * width + x) * 3;
                if (white[y * width + x] == 0) {
                    System.arraycopy(original, at, painted, at, 3);
                } else {
                    sources(field, x, y, across, down, from, share);
                    for (int channel = 0; channel < 3; channel++) {
                        double detail = 0;
                        for (int i = 0; i < 4; i++) {
                            int source = from[i] * 3 + channel;
                            detail += share[i] * ((original[source] & 0xff) - (smooth[source] & 0xff));
                        }
                        long value = Math.round((painted[at + channel] & 0xff) + detail);
                        painted[at + channel] = (byte) Math.max(0, Math.min(255, value));
                    }
                }
            }
        }
        Mat result = new Mat(height, width, photo.type());
        result.data().put(painted);
        return result;
    }

    /** Four places to take a pixel from, by the four patches around it; mostly they are the same place. */
    private void sources(PatchField field, int x, int y, double across, double down, int[] from, double[] share) {
        double fieldX = (x + 0.5) * across - 0.5;
        double fieldY = (y + 0.5) * down - 0.5;
        int left = (int) Math.floor(fieldX);
        int top = (int) Math.floor(fieldY);
        for (int i = 0; i < 4; i++) {
            int atX = left + (i & 1);
            int atY = top + (i >> 1);
            double shareX = (i & 1) == 0 ? 1 - (fieldX - left) : fieldX - left;
            double shareY = (i >> 1) == 0 ? 1 - (fieldY - top) : fieldY - top;
            share[i] = shareX * shareY;
            int centre = field.centre(atX, atY);
            int match = field.match(atX, atY);
            long dx = Math.round((match % field.width - centre % field.width) / across);
            long dy = Math.round((double) (match / field.width - centre / field.width) / down);
            int fromX = (int) Math.max(0, Math.min(photo.cols() - 1, x + dx));
            int fromY = (int) Math.max(0, Math.min(photo.rows() - 1, y + dy));
            from[i] = fromY * photo.cols() + fromX;
        }
    }

    private static byte[] bytes(Mat picture) {
        byte[] bytes = new byte[picture.cols() * picture.rows() * 3];
        picture.data().get(bytes);
        return bytes;
    }
}
