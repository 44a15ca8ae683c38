package dev.photinus.storage;

import java.io.EOFException;

/**
 * TIFF: the first directory. EXIF's data is a TIFF too, whatever picture it stands in.
 *
 * @see <a href="https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf">TIFF 6.0</a>
 */
final class TiffHeader {

    private static final int IMAGE_WIDTH = 256;
    private static final int IMAGE_LENGTH = 257;
    private static final int STRIP_OFFSETS = 273;
    private static final int ORIENTATION = 274;
    private static final int STRIP_BYTE_COUNTS = 279;
    private static final int TILE_OFFSETS = 324;
    private static final int TILE_BYTE_COUNTS = 325;
    private static final int SHORT = 3;

    private final ImageBytes bytes;
    private final long start;
    private final boolean littleEndian;

    private TiffHeader(ImageBytes bytes, long start) throws EOFException {
        this.bytes = bytes;
        this.start = start;
        this.littleEndian = bytes.has(start, "II");
    }

    static ImageFacts read(ImageBytes bytes) throws BrokenImageException, EOFException {
        TiffHeader tiff = new TiffHeader(bytes, 0);
        long end = Math.max(
                tiff.last(STRIP_OFFSETS) + tiff.last(STRIP_BYTE_COUNTS),
                tiff.last(TILE_OFFSETS) + tiff.last(TILE_BYTE_COUNTS));
        if (end > bytes.size()) {
            throw new BrokenImageException("the file is cut off in the middle of the picture; copy it again");
        }
        return ImageFacts.stored("image/tiff", tiff.first(IMAGE_WIDTH, 0), tiff.first(IMAGE_LENGTH, 0), (int)
                tiff.first(ORIENTATION, 1));
    }

    /** EXIF's orientation, in the TIFF that begins at an offset; 1 where it says nothing that can be read. */
    static int orientation(ImageBytes bytes, long start) {
        try {
            return (int) new TiffHeader(bytes, start).first(ORIENTATION, 1);
        } catch (EOFException e) {
            return 1;
        }
    }

    private long first(int tag, long otherwise) throws EOFException {
        long entry = entry(tag);
        return entry < 0 ? otherwise : value(entry, 0);
    }

    private long last(int tag) throws EOFException {
        long entry = entry(tag);
        return entry < 0 ? 0 : value(entry, u32(entry + 4) - 1);
    }

    /** Where the directory's entry for a tag is; -1 without one. */
    private long entry(int tag) throws EOFException {
        long directory = start + u32(start + 4);
        int entries = u16(directory);
        for (int i = 0; i < entries; i++) {
            long entry = directory + 2 + 12L * i;
            if (u16(entry) == tag) {
                return entry;
            }
        }
        return -1;
    }

    /** One of an entry's values: they stand in the entry where they fit into four bytes, elsewhere in the file if not. */
    private long value(long entry, long index) throws EOFException {
        int width = u16(entry + 2) == SHORT ? 2 : 4;
        long values = u32(entry + 4) * width <= 4 ? entry + 8 : start + u32(entry + 8);
        return width == 2 ? u16(values + 2 * index) : u32(values + 4 * index);
    }

    private int u16(long offset) throws EOFException {
        int value = bytes.u16(offset);
        return littleEndian ? Short.toUnsignedInt(Short.reverseBytes((short) value)) : value;
    }

    private long u32(long offset) throws EOFException {
        long value = bytes.u32(offset);
        return littleEndian ? Integer.toUnsignedLong(Integer.reverseBytes((int) value)) : value;
    }
}
