package dev.photinus.local.adobe.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.junit.jupiter.api.Test;

class StudioShapeTest {
    private static final int SIDE = 200;
    private static final Point CENTRE = new Point(100, 90);

    @Test
    void aSoftShadowIsGround() {
        assertThat(subject(thing(0, 0), 100, 150)).isZero();
    }

    @Test
    void aGapThatShowsTheGroundStaysOpen() {
        assertThat(subject(thing(20, 215), 100, 90)).isZero();
    }

    @Test
    void aGrayLabelThatTheThingSurroundsBelongsToIt() {
        assertThat(subject(thing(20, 150), 100, 90)).isEqualTo(255);
    }

    @Test
    void aPictureOfTwoGroundsHasNoPlainOne() {
        boolean plain = OpenCv.scoped(() -> {
            Mat picture = ground();
            opencv_imgproc.rectangle(
                    picture,
                    new Point(0, 120),
                    new Point(SIDE, SIDE),
                    new Scalar(40, 60, 90, 0),
                    opencv_imgproc.FILLED,
                    opencv_imgproc.LINE_8,
                    0);
            return new PlainGround(new LabPicture(picture)).isPlain();
        });

        assertThat(plain).isFalse();
    }

    /** What {@link StudioShape} says of a pixel: 255 for subject. */
    private static int subject(OpenCv.Work<Mat, RuntimeException> picture, int x, int y) {
        return OpenCv.scoped(() -> {
            Mat small = picture.run();
            PlainGround ground = new PlainGround(new LabPicture(small));
            assertThat(ground.isPlain()).isTrue();
            Mat mask = new StudioShape(small, ground).mask();
            assertThat(mask.ptr(90, 65).get() & 0xff).as("the thing itself").isEqualTo(255);
            return mask.ptr(y, x).get() & 0xff;
        });
    }

    /** A red disc with something gray in its middle and a soft shadow below it. */
    private static OpenCv.Work<Mat, RuntimeException> thing(int radius, int gray) {
        return () -> {
            Mat picture = ground();
            Mat shade = new Mat(SIDE, SIDE, CV_8UC3, new Scalar(255, 255, 255, 0));
            disc(shade, new Point(100, 140), 30, new Scalar(140, 140, 140, 0));
            opencv_imgproc.GaussianBlur(shade, shade, new Size(31, 31), 0);
            opencv_core.multiply(picture, shade, picture, 1 / 255.0, -1);
            disc(picture, CENTRE, 50, new Scalar(40, 40, 190, 0));
            if (radius > 0) {
                disc(picture, CENTRE, radius, new Scalar(gray, gray, gray, 0));
            }
            return picture;
        };
    }

    /** Light gray, darker towards the bottom. */
    private static Mat ground() {
        Mat picture = new Mat(SIDE, SIDE, CV_8UC3);
        for (int y = 0; y < SIDE; y++) {
            int gray = 225 - y / 8;
            opencv_imgproc.line(picture, new Point(0, y), new Point(SIDE, y), new Scalar(gray, gray, gray, 0));
        }
        return picture;
    }

    private static void disc(Mat picture, Point centre, int radius, Scalar color) {
        opencv_imgproc.circle(picture, centre, radius, color, opencv_imgproc.FILLED, opencv_imgproc.LINE_8, 0);
    }
}
