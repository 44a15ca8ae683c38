package dev.photinus.storage;

import java.io.EOFException;

/**
 * Reads a TIFF's first picture, and refuses camera raw, which is TIFF by its first bytes: its first picture is a preview.
 *
 * @see <a href="https://helpx.adobe.com/camera-raw/digital-negative.html">DNG specification</a>
 * @see <a href="https://libopenraw.freedesktop.org/formats/">Raw formats</a>
 */
final class TiffHeader {

    private static final int SUBFILE_TYPE = 254;
    private static final int IMAGE_WIDTH = 256;
    private static final int IMAGE_LENGTH = 257;
    private static final int COMPRESSION = 259;
    private static final int PHOTOMETRIC = 262;
    private static final int STRIP_OFFSETS = 273;
    private static final int STRIP_BYTE_COUNTS = 279;
    private static final int TILE_OFFSETS = 324;
    private static final int TILE_BYTE_COUNTS = 325;
    private static final int CFA_PATTERN = 33422;
    private static final int DNG_VERSION = 50706;

    private static final int REDUCED = 1;
    private static final int COLOR_FILTER_ARRAY = 32803;
    private static final int LINEAR_RAW = 34892;

    /** Of a picture with more strips than that, the last one alone has to be there. */
    private static final int MOST_STRIPS = 8192;

    private final ImageBytes bytes;
    private final TiffDirectory first;

    private TiffHeader(ImageBytes bytes) throws EOFException {
        this.bytes = bytes;
        this.first = TiffDirectory.first(bytes, 0);
    }

    static ImageFacts read(ImageBytes bytes) throws BrokenImageException, EOFException {
        TiffHeader tiff = new TiffHeader(bytes);
        if (tiff.isRaw()) {
            throw new BrokenImageException(OtherFormat.refusal("camera raw (DNG, NEF, CR2, ARW, PEF or the like)"));
        }
        if ((tiff.first.value(SUBFILE_TYPE, 0) & REDUCED) != 0) {
            throw new BrokenImageException(
                    "its first picture is a reduced preview: export it as a TIFF without one, or as JPEG");
        }
        long end = Math.max(tiff.end(STRIP_OFFSETS, STRIP_BYTE_COUNTS), tiff.end(TILE_OFFSETS, TILE_BYTE_COUNTS));
        if (end > bytes.size()) {
            throw new BrokenImageException("the file is cut off in the middle of the picture; copy it again");
        }
        return ImageFacts.stored(
                "image/tiff",
                tiff.first.value(IMAGE_WIDTH, 0),
                tiff.first.value(IMAGE_LENGTH, 0),
                tiff.first.orientation(),
                null);
    }

    private boolean isRaw() throws EOFException {
        if (bytes.has(8, "CR\2") || bytes.has(8, "IIII") || first.has(DNG_VERSION) || isSensorData(first)) {
            return true;
        }
        for (TiffDirectory directory : first.subDirectories()) {
            if (isReadableSensorData(directory)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isReadableSensorData(TiffDirectory directory) {
        try {
            return isSensorData(directory);
        } catch (EOFException e) {
            return false; // a decoder never gets there
        }
    }

    private static boolean isSensorData(TiffDirectory directory) throws EOFException {
        long photometric = directory.value(PHOTOMETRIC, 0);
        return photometric == COLOR_FILTER_ARRAY
                || photometric == LINEAR_RAW
                || directory.has(CFA_PATTERN)
                || isCameraCompression(directory.value(COMPRESSION, 1));
    }

    /** Sony's and Samsung's, Nikon's, Pentax's, Kodak's. */
    private static boolean isCameraCompression(long compression) {
        return compression == 32767
                || compression == 32769
                || compression == 32770
                || compression == 32772
                || compression == 34713
                || compression == 65000
                || compression == 65535;
    }

    /** Where the data of strips or tiles end; 0 where there are none. They may stand in any order. */
    private long end(int offsets, int byteCounts) throws EOFException {
        long count = Math.min(first.count(offsets), first.count(byteCounts));
        long end = 0;
        for (long i = count > MOST_STRIPS ? count - 1 : 0; i < count; i++) {
            end = Math.max(end, first.value(offsets, i, 0) + first.value(byteCounts, i, 0));
        }
        return end;
    }
}
