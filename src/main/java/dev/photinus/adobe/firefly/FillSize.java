package dev.photinus.adobe.firefly;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The sizes that Firefly fills, and only these. Without one it answers with a square, whatever the photo's shape.
 *
 * @see <a href="https://developer.adobe.com/firefly-services/docs/firefly-api/guides/concepts/image-sizes/">Firefly: sizes</a>
 */
public enum FillSize {
    SQUARE(2048, 2048),
    SQUARE_SMALL(1024, 1024),
    LANDSCAPE(2304, 1792),
    LANDSCAPE_SMALL(1152, 896),
    PORTRAIT(1792, 2304),
    PORTRAIT_SMALL(896, 1152),
    WIDE(2688, 1536),
    WIDE_SMALL(1344, 768);

    private final int width;
    private final int height;

    FillSize(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** In pixels. */
    public FillRequest.Size size() {
        return new FillRequest.Size(width, height);
    }

    /**
     * The size nearest to a photo's shape; of two as near (a camera's 3:2 lies just between 9:7 and 7:4) the squarer one; of two of
     * the same shape the smaller one where it holds all of the photo's pixels, else the larger one.
     *
     * @param photoWidth of the photo as it is looked at, in pixels, at least 1
     * @param photoHeight likewise
     */
    public static FillSize nearest(int photoWidth, int photoHeight) {
        return Arrays.stream(values())
                .min(Comparator.comparingDouble((FillSize size) -> size.distance(photoWidth, photoHeight))
                        .thenComparingDouble(size -> size.distance(1, 1))
                        .thenComparingInt(size -> size.preference(photoWidth)))
                .orElseThrow();
    }

    /** In terms of the ratio, so that twice as wide is as far away as half as wide. */
    private double distance(int photoWidth, int photoHeight) {
        double ratio = (double) width / height / ((double) photoWidth / photoHeight);
        return Math.round(Math.abs(Math.log(ratio)) * 1e6) / 1e6;
    }

    private int preference(int photoWidth) {
        return width >= photoWidth ? width : Integer.MAX_VALUE - width;
    }
}
