package dev.photinus.storage;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes TIFFs, whose directories, pixels and byte order may be arranged in any way. */
final class Tiff {

    private static final int LONG = 4;

    private final boolean littleEndian;
    private final SortedMap<Integer, long[]> entries = new TreeMap<>();
    private final List<SortedMap<Integer, long[]>> subDirectories = new ArrayList<>();
    private byte[] pixels = new byte[0];

    Tiff(boolean littleEndian) {
        this.littleEndian = littleEndian;
    }

    Tiff with(int tag, long... values) {
        entries.put(tag, values);
        return this;
    }

    Tiff withSubDirectory(int tag, long value) {
        SortedMap<Integer, long[]> directory = new TreeMap<>();
        directory.put(tag, new long[] {value});
        subDirectories.add(directory);
        return this;
    }

    /** An RGB picture in strips of one row, the last row first where {@code reversed}. */
    Tiff withPicture(int width, int height, boolean reversed) {
        pixels = new byte[3 * width * height];
        long[] offsets = new long[height];
        long[] counts = new long[height];
        for (int row = 0; row < height; row++) {
            offsets[row] = 8 + 3L * width * (reversed ? height - 1 - row : row);
            counts[row] = 3L * width;
        }
        return with(256, width)
                .with(257, height)
                .with(258, 8, 8, 8)
                .with(259, 1)
                .with(262, 2)
                .with(273, offsets)
                .with(277, 3)
                .with(278, 1)
                .with(279, counts);
    }

    byte[] bytes() {
        ByteBuffer file =
                ByteBuffer.allocate(64 * 1024).order(littleEndian ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        file.put((byte) (littleEndian ? 'I' : 'M')).put((byte) (littleEndian ? 'I' : 'M'));
        file.putShort((short) 42).putInt(0).put(pixels);
        long[] offsets = new long[subDirectories.size()];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = write(file, subDirectories.get(i));
        }
        if (offsets.length > 0) {
            entries.put(330, offsets);
        }
        file.putInt(4, write(file, entries));
        byte[] written = new byte[file.position()];
        file.get(0, written);
        return written;
    }

    /** Writes values and directory, and returns where the directory begins. */
    private static int write(ByteBuffer file, SortedMap<Integer, long[]> directory) {
        SortedMap<Integer, Integer> places = new TreeMap<>();
        align(file);
        directory.forEach((tag, values) -> {
            places.put(tag, file.position());
            if (values.length > 1) {
                for (long value : values) {
                    file.putInt((int) value);
                }
            }
        });
        int offset = file.position();
        file.putShort((short) directory.size());
        directory.forEach((tag, values) -> file.putShort(tag.shortValue())
                .putShort((short) LONG)
                .putInt(values.length)
                .putInt(values.length > 1 ? places.getOrDefault(tag, 0) : (int) values[0]));
        file.putInt(0);
        return offset;
    }

    private static void align(ByteBuffer file) {
        if (file.position() % 2 == 1) {
            file.put((byte) 0);
        }
    }
}
