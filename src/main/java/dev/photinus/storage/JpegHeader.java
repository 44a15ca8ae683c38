package dev.photinus.storage;

import java.io.EOFException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JPEG's segments up to the first scan. Bytes between segments are skipped and anything may follow the picture, as in
 * decoders: phones append videos, depth maps and padding.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, annex B</a>
 */
final class JpegHeader {

    static final String NO_END = "its end marker is missing, so the lower part of the picture may be, too";

    private static final int TEM = 0x01;
    private static final int RESTART_0 = 0xd0;
    private static final int START_OF_IMAGE = 0xd8;
    private static final int END_OF_IMAGE = 0xd9;
    private static final int START_OF_SCAN = 0xda;
    private static final int APP1 = 0xe1;

    /** How much of the file's end is searched for the end marker, in bytes. */
    private static final int TAIL = 64 * 1024;

    private final ImageBytes bytes;
    private long width;
    private long height;
    private int orientation;

    private JpegHeader(ImageBytes bytes) {
        this.bytes = bytes;
    }

    static ImageFacts read(ImageBytes bytes) throws BrokenImageException, EOFException {
        JpegHeader header = new JpegHeader(bytes);
        long scan = header.readSegments();
        return ImageFacts.stored("image/jpeg", header.width, header.height, header.orientation, header.warning(scan));
    }

    /** Reads up to the first scan and returns where its data begins. */
    private long readSegments() throws BrokenImageException, EOFException {
        long offset = 2;
        while (true) {
            int marker = bytes.at(offset) == 0xff ? bytes.at(offset + 1) : -1;
            if (marker == -1 || marker == 0xff) {
                offset++; // stray and fill bytes
            } else if (marker == 0 || isWithoutLength(marker)) {
                offset += 2;
            } else if (marker == END_OF_IMAGE) {
                throw new BrokenImageException("it begins like a JPEG, but has no picture in it: export it again");
            } else {
                long body = offset + 4;
                offset += 2 + Math.max(2, bytes.u16(offset + 2));
                if (marker == START_OF_SCAN) {
                    bytes.at(offset);
                    return offset;
                }
                readSegment(marker, body);
            }
        }
    }

    private static boolean isWithoutLength(int marker) {
        return marker == TEM || (marker >= RESTART_0 && marker <= START_OF_IMAGE);
    }

    private void readSegment(int marker, long body) throws EOFException {
        if (isFrame(marker) && width == 0) {
            height = bytes.u16(body + 1);
            width = bytes.u16(body + 3);
        } else if (marker == APP1 && orientation == 0 && bytes.has(body, "Exif\0\0")) {
            orientation = TiffDirectory.orientation(bytes, body + 6);
        }
    }

    /** SOF0 to SOF15, among which DHT, JPG and DAC have their codes. */
    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    /**
     * Checks whether the file ends within picture data: its last bytes have no end marker, and read like a scan, in which 0xff
     * is followed by 0, a restart marker or, in a progressive JPEG, the next scan's tables. What was appended reads otherwise.
     */
    private @Nullable String warning(long scan) throws EOFException {
        long last = bytes.size() - 1;
        while (last >= scan && last > bytes.size() - TAIL && bytes.at(last) == 0) {
            last--; // padding
        }
        if (last <= bytes.size() - TAIL) {
            return null;
        }
        for (long i = last - 1; i >= Math.max(scan, bytes.size() - TAIL); i--) {
            if (bytes.at(i) == 0xff) {
                int next = bytes.at(i + 1);
                if (next == END_OF_IMAGE || !standsInScan(next)) {
                    return null;
                }
            }
        }
        return NO_END;
    }

    private static boolean standsInScan(int next) {
        return next == 0
                || (next >= RESTART_0 && next < START_OF_IMAGE)
                || next == START_OF_SCAN
                || next == 0xc4 // DHT
                || next == 0xcc // DAC
                || (next >= 0xdb && next <= 0xdd); // DQT, DNL, DRI
    }
}
