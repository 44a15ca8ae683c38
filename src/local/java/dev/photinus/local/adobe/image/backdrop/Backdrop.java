package dev.photinus.local.adobe.image.backdrop;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC3;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import java.util.Random;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * A background for a portrait or a product: painted from a prompt's words, always the same for the same prompt, negative prompt, seed and
 * size, so that the portraits of a company match.
 */
public final class Backdrop {
    /** Backgrounds are out of focus: they are painted small and enlarged; only the grain is full size. */
    private static final int WORKING_SIDE = 576;

    private static final int GRAIN_TILE = 256;
    private static final float GRAIN = 1.6f;

    private final Look look;
    private final long seed;

    private Backdrop(Look look, long seed) {
        this.look = look;
        this.seed = seed;
    }

    /** The backdrop for a prompt; empty texts are fine. */
    public static Backdrop of(String prompt, String negativePrompt, long seed) {
        long words = prompt.strip().hashCode() * 31L + negativePrompt.strip().hashCode();
        return new Backdrop(Look.of(prompt, negativePrompt), seed * 0x9E3779B97F4A7C15L + words);
    }

    /** Paints it as 8-bit BGR. */
    public Mat paint(int width, int height) {
        double scale = Math.min(1, (double) WORKING_SIDE / Math.max(width, height));
        Canvas canvas =
                new Canvas(Math.max(8, (int) Math.round(width * scale)), Math.max(8, (int) Math.round(height * scale)));
        Random random = new Random(seed);
        for (SceneKind kind : look.scenes()) {
            kind.scene().paint(canvas, look.palette(), new Random(random.nextLong()));
        }
        canvas.light(falloff(random));
        Mat large = new Mat();
        opencv_imgproc.resize(canvas.toMat(), large, new Size(width, height), 0, 0, opencv_imgproc.INTER_CUBIC);
        Mat picture = new Mat();
        opencv_core.add(large, grain(width, height, random), large);
        large.convertTo(picture, CV_8UC3);
        return picture;
    }

    /** A pool of light behind the head, dimmer corners. */
    private static Canvas.Field falloff(Random random) {
        double centre = 0.5 + (random.nextDouble() - 0.5) * 0.16;
        return (x, y) -> {
            double across = (x - centre) / 0.86;
            double down = (y - 0.40) / 0.92;
            double distance = Math.sqrt(across * across + down * down);
            double edge = Math.min(1, Math.max(0, (distance - 0.18) / 0.72));
            return 1.05 - 0.30 * edge * edge * (3 - 2 * edge);
        };
    }

    /** Fine noise that hides the steps between 8-bit levels. */
    private static Mat grain(int width, int height, Random random) {
        float[] noise = new float[GRAIN_TILE * GRAIN_TILE * 3];
        for (int i = 0; i < noise.length; i += 3) {
            float gray = (float) random.nextGaussian() * GRAIN;
            noise[i] = gray + (random.nextFloat() - 0.5f);
            noise[i + 1] = gray + (random.nextFloat() - 0.5f);
            noise[i + 2] = gray + (random.nextFloat() - 0.5f);
        }
        Mat tile = new Mat(GRAIN_TILE, GRAIN_TILE, CV_32FC3);
        new FloatPointer(tile.data()).put(noise);
        Mat grain = new Mat();
        opencv_core.copyMakeBorder(
                tile,
                grain,
                0,
                Math.max(0, height - GRAIN_TILE),
                0,
                Math.max(0, width - GRAIN_TILE),
                opencv_core.BORDER_WRAP);
        return new Mat(grain, new Rect(0, 0, width, height));
    }
}
