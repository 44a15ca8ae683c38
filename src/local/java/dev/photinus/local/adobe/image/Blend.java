package dev.photinus.local.adobe.image;

import org.bytedeco.opencv.opencv_core.Mat;

/** Alpha blending in whole numbers: where the alpha is 0 or 255, pixels are copied as they are. */
final class Blend {
    private Blend() {}

    /** {@code over} on {@code under}, both BGR, by an 8-bit alpha. */
    static Mat of(Mat under, Mat over, Mat alpha) {
        int width = under.cols();
        Mat blended = new Mat(under.rows(), width, under.type());
        byte[] below = new byte[width * 3];
        byte[] above = new byte[width * 3];
        byte[] share = new byte[width];
        for (int y = 0; y < under.rows(); y++) {
            under.ptr(y).get(below);
            over.ptr(y).get(above);
            alpha.ptr(y).get(share);
            for (int x = 0; x < width; x++) {
                int a = share[x] & 0xff;
                for (int i = x * 3; i < x * 3 + 3; i++) {
                    int sum = (below[i] & 0xff) * (255 - a) + (above[i] & 0xff) * a;
                    below[i] = (byte) ((sum + 127) / 255);
                }
            }
            blended.ptr(y).put(below);
        }
        return blended;
    }
}
