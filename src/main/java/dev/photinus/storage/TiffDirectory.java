package dev.photinus.storage;

import java.io.EOFException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A directory of a TIFF, with the entries that describe one picture. EXIF data is a TIFF, too, in whatever format it is embedded.
 *
 * @see <a href="https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf">TIFF 6.0</a>
 */
final class TiffDirectory {

    private static final int ORIENTATION = 274;
    private static final int SUB_DIRECTORIES = 330;
    private static final int BYTE = 1;
    private static final int SHORT = 3;

    /** Real files have up to five; a file could name millions. */
    private static final int MOST_SUB_DIRECTORIES = 8;

    /** Real directories have up to a hundred. */
    private static final int MOST_ENTRIES = 1024;

    private final ImageBytes bytes;
    private final long start;
    private final boolean littleEndian;

    /** Where the entry of each tag is. */
    private final Map<Integer, Long> entries = new HashMap<>();

    private boolean cutOff;

    private TiffDirectory(ImageBytes bytes, long start, boolean littleEndian) {
        this.bytes = bytes;
        this.start = start;
        this.littleEndian = littleEndian;
    }

    /** The first directory of the TIFF that begins at an offset. */
    static TiffDirectory first(ImageBytes bytes, long start) throws EOFException {
        TiffDirectory header = new TiffDirectory(bytes, start, bytes.has(start, "II"));
        return header.at(header.u32(start + 4));
    }

    private TiffDirectory at(long relative) throws EOFException {
        TiffDirectory directory = new TiffDirectory(bytes, start, littleEndian);
        directory.readEntries(start + relative);
        return directory;
    }

    private void readEntries(long offset) throws EOFException {
        int count = Math.min(u16(offset), MOST_ENTRIES);
        try {
            for (int i = 0; i < count; i++) {
                long entry = offset + 2 + 12L * i;
                entries.putIfAbsent(u16(entry), entry);
            }
        } catch (EOFException e) {
            cutOff = true; // what stands before it counts
        }
    }

    /** EXIF's orientation, 1 to 8, in the TIFF that begins at an offset; 0 where none can be read. */
    static int orientation(ImageBytes bytes, long start) {
        try {
            return first(bytes, start).orientation();
        } catch (EOFException e) {
            return 0;
        }
    }

    /** 1 to 8; 0 without one. */
    int orientation() throws EOFException {
        long orientation = value(ORIENTATION, 0);
        return orientation <= 8 ? (int) orientation : 0;
    }

    /** The directories of further versions of this picture, as far as they can be read: the picture is whole without them. */
    List<TiffDirectory> subDirectories() {
        List<TiffDirectory> directories = new ArrayList<>();
        try {
            long count = Math.min(count(SUB_DIRECTORIES), MOST_SUB_DIRECTORIES);
            for (long i = 0; i < count; i++) {
                directories.add(at(value(SUB_DIRECTORIES, i, 0)));
            }
        } catch (EOFException e) {
            return directories;
        }
        return directories;
    }

    boolean has(int tag) throws EOFException {
        return entry(tag) >= 0;
    }

    /** How many values a tag has; 0 without the tag. */
    long count(int tag) throws EOFException {
        long entry = entry(tag);
        return entry < 0 ? 0 : u32(entry + 4);
    }

    /** The first value of a tag. */
    long value(int tag, long otherwise) throws EOFException {
        return value(tag, 0, otherwise);
    }

    /** One of a tag's values: they stand in the entry where they fit into four bytes, elsewhere in the file if not. */
    long value(int tag, long index, long otherwise) throws EOFException {
        long entry = entry(tag);
        if (entry < 0) {
            return otherwise;
        }
        int width = width(u16(entry + 2));
        long values = u32(entry + 4) * width <= 4 ? entry + 8 : start + u32(entry + 8);
        long value = values + width * index;
        return width == 1 ? bytes.at(value) : width == 2 ? u16(value) : u32(value);
    }

    private static int width(int type) {
        return type == BYTE ? 1 : type == SHORT ? 2 : 4;
    }

    /** Where the entry for a tag is; -1 without one. */
    private long entry(int tag) throws EOFException {
        Long entry = entries.get(tag);
        if (entry == null && cutOff) {
            throw new EOFException();
        }
        return entry == null ? -1 : entry;
    }

    private int u16(long at) throws EOFException {
        int value = bytes.u16(at);
        return littleEndian ? Short.toUnsignedInt(Short.reverseBytes((short) value)) : value;
    }

    private long u32(long at) throws EOFException {
        long value = bytes.u32(at);
        return littleEndian ? Integer.toUnsignedLong(Integer.reverseBytes((int) value)) : value;
    }
}
