package dev.photinus.local.adobe.image;

import static org.bytedeco.opencv.global.opencv_core.CV_32S;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;

import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/** The connected white parts of a mask; part 0 is the black rest. */
final class MaskParts {
    private final Mat labels = new Mat();
    private final Mat facts = new Mat();
    private final int count;

    MaskParts(Mat mask) {
        count = opencv_imgproc.connectedComponentsWithStats(mask, labels, facts, new Mat(), 8, CV_32S);
    }

    /** The part of a mask that shares the most pixels with another mask of the same size; black when none does. */
    static Mat touchingMost(Mat mask, Mat other) {
        MaskParts parts = new MaskParts(mask);
        int[] numbers = parts.numbers();
        byte[] white = new byte[numbers.length];
        other.data().get(white);
        int[] shared = new int[parts.count];
        for (int i = 0; i < numbers.length; i++) {
            shared[numbers[i]] += white[i] != 0 && numbers[i] > 0 ? 1 : 0;
        }
        int most = 0;
        for (int part = 1; part < parts.count; part++) {
            most = shared[part] > shared[most] ? part : most;
        }
        boolean[] wanted = new boolean[parts.count];
        wanted[most] = most > 0;
        return parts.picked(wanted);
    }

    /** Number of parts, the black rest included. */
    int count() {
        return count;
    }

    /** One of OpenCV's {@code CC_STAT} figures. */
    int fact(int part, int column) {
        return facts.ptr(part).getInt(4L * column);
    }

    boolean touchesBorder(int part) {
        int left = fact(part, opencv_imgproc.CC_STAT_LEFT);
        int top = fact(part, opencv_imgproc.CC_STAT_TOP);
        return left == 0
                || top == 0
                || left + fact(part, opencv_imgproc.CC_STAT_WIDTH) == labels.cols()
                || top + fact(part, opencv_imgproc.CC_STAT_HEIGHT) == labels.rows();
    }

    /** The part that each pixel belongs to, row by row. */
    int[] numbers() {
        int[] numbers = new int[labels.rows() * labels.cols()];
        new IntPointer(labels.data()).get(numbers);
        return numbers;
    }

    /** A mask of the wanted parts only. */
    Mat picked(boolean[] wanted) {
        int[] parts = numbers();
        byte[] picked = new byte[parts.length];
        for (int i = 0; i < parts.length; i++) {
            picked[i] = (byte) (wanted[parts[i]] ? 255 : 0);
        }
        Mat mask = new Mat(labels.rows(), labels.cols(), CV_8UC1);
        mask.data().put(picked);
        return mask;
    }
}
