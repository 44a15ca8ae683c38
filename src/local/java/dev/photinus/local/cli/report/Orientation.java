package dev.photinus.local.cli.report;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.nio.file.Path;

/** How a stored picture has to be turned to stand upright: the eight values of EXIF's tag 0x0112, in its order. */
enum Orientation {
    UPRIGHT,
    MIRRORED,
    UPSIDE_DOWN,
    UPSIDE_DOWN_MIRRORED,
    MIRRORED_ON_ITS_LEFT_SIDE,
    ON_ITS_LEFT_SIDE,
    MIRRORED_ON_ITS_RIGHT_SIDE,
    ON_ITS_RIGHT_SIDE;

    static Orientation of(Path picture) throws IOException {
        try {
            var exif =
                    ImageMetadataReader.readMetadata(picture.toFile()).getFirstDirectoryOfType(ExifIFD0Directory.class);
            Integer value = exif == null ? null : exif.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
            return value == null || value < 1 || value > 8 ? UPRIGHT : values()[value - 1];
        } catch (ImageProcessingException e) {
            return UPRIGHT;
        }
    }

    boolean swapsSides() {
        return compareTo(MIRRORED_ON_ITS_LEFT_SIDE) >= 0;
    }

    /** What brings a stored picture of this width and height upright, into the corner at 0, 0. */
    AffineTransform transform(double width, double height) {
        return switch (this) {
            case UPRIGHT -> new AffineTransform();
            case MIRRORED -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case UPSIDE_DOWN -> new AffineTransform(-1, 0, 0, -1, width, height);
            case UPSIDE_DOWN_MIRRORED -> new AffineTransform(1, 0, 0, -1, 0, height);
            case MIRRORED_ON_ITS_LEFT_SIDE -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case ON_ITS_LEFT_SIDE -> new AffineTransform(0, 1, -1, 0, height, 0);
            case MIRRORED_ON_ITS_RIGHT_SIDE -> new AffineTransform(0, -1, -1, 0, height, width);
            case ON_ITS_RIGHT_SIDE -> new AffineTransform(0, -1, 1, 0, 0, width);
        };
    }
}
