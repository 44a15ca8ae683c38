package dev.photinus.local.adobe.image.backdrop;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC3;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC4;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC4;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.function.Consumer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * What scenes paint on: a picture of floats, so that soft gradients never show bands, and layers of drawn shapes that are put out of focus
 * before they are laid on it. Coordinates are shares of the picture's width and height.
 */
final class Canvas {
    private final int width;
    private final int height;
    private final float[] bgr;

    /** A black canvas. */
    Canvas(int width, int height) {
        this.width = width;
        this.height = height;
        this.bgr = new float[width * height * 3];
    }

    /** A colour for each place. */
    @FunctionalInterface
    interface Shader {
        /** The colour at a share of width and height. */
        Color at(double x, double y);
    }

    /** A factor or an opacity for each place. */
    @FunctionalInterface
    interface Field {
        double at(double x, double y);
    }

    /** Width divided by height. */
    double aspect() {
        return (double) width / height;
    }

    /** Covers the canvas. */
    void fill(Shader shader) {
        blend(shader, (x, y) -> 1);
    }

    /** Covers the canvas, more or less. */
    void blend(Shader shader, Field opacity) {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double across = (x + 0.5) / width;
                double down = (y + 0.5) / height;
                float share = (float) opacity.at(across, down);
                if (share > 0) {
                    mix((y * width + x) * 3, shader.at(across, down), share);
                }
            }
        }
    }

    /** Makes places lighter or darker. */
    void light(Field factor) {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                float by = (float) factor.at((x + 0.5) / width, (y + 0.5) / height);
                int at = (y * width + x) * 3;
                bgr[at] *= by;
                bgr[at + 1] *= by;
                bgr[at + 2] *= by;
            }
        }
    }

    /**
     * Lays drawn shapes on the canvas.
     *
     * @param blur radius as a share of the height; 0 for sharp
     * @param drawing draws in a coordinate system in which the picture is {@code aspect()} wide and 1 high
     */
    void layer(double blur, Consumer<Graphics2D> drawing) {
        BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D graphics = drawn.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(height, height);
        drawing.accept(graphics);
        graphics.dispose();
        lay(defocused(drawn, (int) Math.round(blur * height)));
    }

    /** The picture as BGR floats from 0 to 255. */
    Mat toMat() {
        Mat mat = new Mat(height, width, CV_32FC3);
        new FloatPointer(mat.data()).put(bgr);
        return mat;
    }

    /** Premultiplied BGRA floats. Three box filters come close to a Gaussian, at a cost that does not grow with the radius. */
    private float[] defocused(BufferedImage drawn, int radius) {
        int[] argb = ((DataBufferInt) drawn.getRaster().getDataBuffer()).getData();
        Mat bytes = new Mat(height, width, CV_8UC4);
        new IntPointer(bytes.data()).put(argb);
        Mat layer = new Mat();
        bytes.convertTo(layer, CV_32FC4);
        if (radius > 0) {
            Size box = new Size(2 * (radius / 2) + 1, 2 * (radius / 2) + 1);
            for (int pass = 0; pass < 3; pass++) {
                opencv_imgproc.blur(layer, layer, box);
            }
        }
        float[] values = new float[width * height * 4];
        new FloatPointer(layer.data()).get(values);
        return values;
    }

    private void lay(float[] layer) {
        for (int pixel = 0; pixel < width * height; pixel++) {
            float open = 1 - layer[pixel * 4 + 3] / 255;
            for (int channel = 0; channel < 3; channel++) {
                int at = pixel * 3 + channel;
                bgr[at] = bgr[at] * open + layer[pixel * 4 + channel];
            }
        }
    }

    private void mix(int at, Color color, float share) {
        bgr[at] += (color.getBlue() - bgr[at]) * share;
        bgr[at + 1] += (color.getGreen() - bgr[at + 1]) * share;
        bgr[at + 2] += (color.getRed() - bgr[at + 2]) * share;
    }
}
