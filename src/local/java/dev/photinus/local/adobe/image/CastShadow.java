package dev.photinus.local.adobe.image;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;

import java.util.ArrayDeque;
import java.util.Deque;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * The shadow that an object casts on what it stands on: ground of about the same hue as the ground of the same row, darker, and joined to the
 * object's lower part. Without it the object would be gone and its shadow still there.
 */
final class CastShadow {
    private static final int WORKING_SIDE = 320;
    /** How different in colour shaded ground may be from lit ground, in Lab's a and towards blue in b. */
    private static final double SAME_GROUND = 9;

    private static final double BLUER = 20;
    /** Share of the lit ground's lightness below which ground is in shadow. */
    private static final double DARK = 0.93;

    /** Share of it below which something is dark by itself. */
    private static final double BLACK = 0.3;
    /** Share of the ground's pixels that are taken to be lit. */
    private static final double LIT = 0.3;
    /** How many rows above and below count as the same height. */
    private static final int BAND = 3;

    private static final int ENOUGH = 20;
    /** How near a shadow begins, in pixels, and at which lower share of the object's height. */
    private static final int NEAR = 3;

    private static final double CONTACT = 0.3;
    /** Distance to keep from other things, in pixels. */
    private static final int MARGIN = 5;
    /** How far it reaches at most, in sizes of the object. */
    private static final double FARTHEST = 1.4;
    /** A dark stripe that is thinner than this share of the object's width is a pattern of the ground. */
    private static final double THIN = 0.2;

    private CastShadow() {}

    /** White where the shadow lies, with the object itself if there is one; in the photo's size. */
    static Mat of(Mat photo, Mat object) {
        double scale = Math.min(1, (double) WORKING_SIDE / Math.max(photo.cols(), photo.rows()));
        int width = Math.max(8, (int) Math.round(photo.cols() * scale));
        int height = Math.max(8, (int) Math.round(photo.rows() * scale));
        LabPicture picture = new LabPicture(Images.resized(photo, width, height));
        Mat small = new Mat();
        opencv_imgproc.threshold(Images.resized(object, width, height), small, 24, 255, opencv_imgproc.THRESH_BINARY);
        byte[] mask = new byte[width * height];
        Mat edge = new Mat();
        opencv_imgproc.dilate(small, edge, kernel(3)); // what is half object and half ground is neither
        edge.data().get(mask);
        Rect box = opencv_imgproc.boundingRect(small);
        byte[] shadow = new Search(picture, mask).found(box);
        Mat found = new Mat(height, width, CV_8UC1);
        found.data().put(shadow);
        opencv_imgproc.morphologyEx(found, found, opencv_imgproc.MORPH_OPEN, kernel((int) (THIN * box.width())));
        found = joined(found, small, box);
        opencv_imgproc.dilate(found, found, kernel(9));
        if (opencv_core.countNonZero(found) > 0) {
            opencv_core.max(found, edge, found);
            opencv_imgproc.morphologyEx(found, found, opencv_imgproc.MORPH_CLOSE, kernel(2 * MARGIN + 3));
        }
        Mat large = new Mat();
        opencv_imgproc.resize(found, large, photo.size(), 0, 0, opencv_imgproc.INTER_LINEAR);
        opencv_imgproc.threshold(large, large, 127, 255, opencv_imgproc.THRESH_BINARY);
        return large;
    }

    /** The part that touches the object most where it stands: light comes from one side, and thinning may have cut others off. */
    private static Mat joined(Mat shadow, Mat object, Rect box) {
        int reach = Math.max(NEAR, (int) (THIN * box.width()));
        int height = Math.max(1, (int) (CONTACT * box.height()));
        Rect foot = new Rect(box.x(), box.y() + box.height() - height, box.width(), height);
        Mat seed = new Mat(object.size(), CV_8UC1, new Scalar(0));
        new Mat(object, foot).copyTo(new Mat(seed, foot));
        opencv_imgproc.dilate(seed, seed, kernel(2 * NEAR + 1));
        Mat sideways = opencv_imgproc.getStructuringElement(opencv_imgproc.MORPH_RECT, new Size(2 * reach + 1, 1));
        opencv_imgproc.dilate(seed, seed, sideways);
        return MaskParts.touchingMost(shadow, seed);
    }

    private static Mat kernel(int side) {
        int odd = Math.max(3, side | 1);
        return opencv_imgproc.getStructuringElement(opencv_imgproc.MORPH_ELLIPSE, new Size(odd, odd));
    }

    /** The search in the reduced copy. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Search(LabPicture picture, byte[] mask) {
        byte[] found(Rect box) {
            byte[] shadow = new byte[mask.length];
            Deque<Integer> open = new ArrayDeque<>();
            int reach = (int) (FARTHEST * Math.max(box.width(), box.height()));
            int left = Math.max(0, box.x() - reach);
            int right = Math.min(picture.width, box.x() + box.width() + reach);
            int contact = box.y() + (int) ((1 - CONTACT) * box.height());
            int top = box.y() + box.height() / 2;
            int bottom = Math.min(picture.height, box.y() + box.height() + Math.max(3, box.height() / 4));
            boolean[] dark = new boolean[mask.length];
            for (int y = top; y < bottom; y++) {
                for (int x = left; x < right; x++) {
                    int at = y * picture.width + x;
                    dark[at] = mask[at] == 0 && isDark(x, y, left, right) && !nearAnother(x, y);
                    if (dark[at] && y >= contact && nearObject(x, y)) {
                        shadow[at] = -1;
                        open.add(at);
                    }
                }
            }
            while (!open.isEmpty()) {
                int at = open.remove();
                for (int next : new int[] {at - 1, at + 1, at - picture.width, at + picture.width}) {
                    if (next >= 0 && next < dark.length && dark[next] && shadow[next] == 0) {
                        shadow[next] = -1;
                        open.add(next);
                    }
                }
            }
            return shadow;
        }

        private boolean nearObject(int x, int y) {
            for (int dy = -NEAR; dy <= NEAR; dy++) {
                for (int dx = -NEAR; dx <= NEAR; dx++) {
                    int atX = x + dx;
                    int atY = y + dy;
                    boolean inside = atX >= 0 && atY >= 0 && atX < picture.width && atY < picture.height;
                    if (inside && mask[atY * picture.width + atX] != 0) {
                        return true;
                    }
                }
            }
            return false;
        }

        /** Whether something lies close that is neither the object nor ground: the shade in front of it may be its own. */
        private boolean nearAnother(int x, int y) {
            int here = (y * picture.width + x) * 3;
            for (int i = 0; i < 8; i++) {
                int atX = x + (int) Math.round(MARGIN * Math.cos(i * Math.PI / 4));
                int atY = y + (int) Math.round(MARGIN * Math.sin(i * Math.PI / 4));
                boolean inside = atX >= 0 && atY >= 0 && atX < picture.width && atY < picture.height;
                int there = atY * picture.width + atX;
                if (inside && mask[there] == 0 && !sameGround(here, there * 3) && !sameGround(there * 3, here)) {
                    return true;
                }
            }
            return false;
        }

        /** Compares with ground of the same colour at about the same height: the lighter part of it is taken to be lit. */
        private boolean isDark(int x, int y, int left, int right) {
            float[] lab = picture.lab;
            int at = (y * picture.width + x) * 3;
            int[] lightness = new int[101];
            int count = 0;
            for (int row = Math.max(0, y - BAND); row <= Math.min(picture.height - 1, y + BAND); row += 2) {
                for (int column = left; column < right; column += 2) {
                    int other = row * picture.width + column;
                    if (mask[other] == 0 && sameGround(at, other * 3)) {
                        lightness[Math.round(Math.max(0, Math.min(100, lab[other * 3])))]++;
                        count++;
                    }
                }
            }
            int lit = 100;
            for (int lighter = 0; lit > 0 && lighter < count * LIT; lit--) {
                lighter += lightness[lit];
            }
            return count > ENOUGH && lab[at] < lit * DARK && lab[at] > lit * BLACK;
        }

        /** Skies light the shade: it is bluer than the same ground in the sun, never warmer. */
        private boolean sameGround(int shaded, int lit) {
            float[] lab = picture.lab;
            float bluer = lab[lit + 2] - lab[shaded + 2];
            return Math.abs(lab[lit + 1] - lab[shaded + 1]) < SAME_GROUND && bluer > -BLUER / 4 && bluer < BLUER;
        }
    }
}
