package dev.photinus.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/** Two pictures, compared where a mask is white and where it is black: brightness and contrast may differ, what is shown may not. */
final class Comparison {

    private final String name;
    private final Mat before;
    private final Mat after;

    private Comparison(String name, Mat before, Mat after) {
        this.name = name;
        this.before = before;
        this.after = after;
    }

    /** Both in the size of the second one. */
    static Comparison of(Path before, Path after) {
        Mat finished = opencv_imgcodecs.imread(after.toString());
        Mat original = opencv_imgcodecs.imread(before.toString());
        assertThat(finished.empty()).as("%s can be read", after).isFalse();
        return new Comparison(String.valueOf(before.getFileName()), resized(original, finished.size()), finished);
    }

    Comparison showsTheSameWithin(Path mask) {
        assertThat(correlation(inner(read(mask))))
                .as("%s: what the mask shows", name)
                .isGreaterThan(0.95);
        return this;
    }

    Comparison showsTheSameOutside(Path mask) {
        assertThat(correlation(outer(read(mask))))
                .as("%s: what the mask does not show", name)
                .isGreaterThan(0.97);
        return this;
    }

    Comparison showsAnotherWithin(Path mask) {
        assertThat(correlation(inner(read(mask))))
                .as("%s: what the mask shows", name)
                .isLessThan(0.6);
        return this;
    }

    Comparison showsAnotherOutside(Path mask) {
        assertThat(correlation(outer(read(mask))))
                .as("%s: what the mask does not show", name)
                .isLessThan(0.6);
        return this;
    }

    private Mat read(Path mask) {
        return resized(opencv_imgcodecs.imread(mask.toString(), opencv_imgcodecs.IMREAD_GRAYSCALE), after.size());
    }

    private static Mat resized(Mat image, Size size) {
        Mat resized = new Mat();
        opencv_imgproc.resize(image, resized, size);
        return resized;
    }

    /** Well within the mask: at its edge the two may mix. */
    private static Mat inner(Mat mask) {
        Mat inner = new Mat();
        Mat kernel = opencv_imgproc.getStructuringElement(opencv_imgproc.MORPH_ELLIPSE, new Size(41, 41));
        opencv_imgproc.threshold(mask, inner, 250, 255, opencv_imgproc.THRESH_BINARY);
        opencv_imgproc.erode(inner, inner, kernel);
        return inner;
    }

    private static Mat outer(Mat mask) {
        Mat inverse = new Mat();
        opencv_core.bitwise_not(mask, inverse);
        return inner(inverse);
    }

    /** Of the grey values under a mask: 1 where one picture is the other, brighter or with more contrast. */
    private double correlation(Mat mask) {
        List<Mat> deviations =
                Stream.of(before, after).map(image -> deviation(image, mask)).toList();
        double product = deviations.get(0).dot(deviations.get(1));
        return product
                / Math.sqrt(deviations.get(0).dot(deviations.get(0))
                        * deviations.get(1).dot(deviations.get(1)));
    }

    private static Mat deviation(Mat image, Mat mask) {
        Mat grey = new Mat();
        opencv_imgproc.cvtColor(image, grey, opencv_imgproc.COLOR_BGR2GRAY);
        grey.convertTo(grey, opencv_core.CV_32F);
        Mat mean = new Mat(grey.size(), grey.type(), opencv_core.mean(grey, mask));
        Mat deviation = new Mat(grey.size(), grey.type(), Scalar.all(0));
        opencv_core.subtract(grey, mean, deviation, mask, -1);
        return deviation;
    }
}
