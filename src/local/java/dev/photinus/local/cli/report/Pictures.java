package dev.photinus.local.cli.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a photo's card in the report shows. Null where there is no picture, or none that can be shown.
 *
 * @param masks one for each of the masks that were used, in the same order
 * @param cutout on a checkerboard
 * @param after one for each of the photo's outputs, in the same order
 */
public record Pictures(
        @Nullable Preview before,
        List<@Nullable Preview> masks,
        @Nullable Preview cutout,
        List<@Nullable Preview> after) {

    public static final Pictures NONE = new Pictures(null, List.of(), null, List.of());
}
