package dev.photinus.storage;

import java.io.EOFException;

/**
 * JPEG: the segments up to the first scan, and the end marker.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, annex B</a>
 */
final class JpegHeader {

    private static final int START_OF_SCAN = 0xda;
    private static final int END_OF_IMAGE = 0xd9;
    private static final int APP1 = 0xe1;

    /** How far from the end the end marker is looked for: phones append videos and depth maps behind it, but small ones. */
    private static final int TAIL = 64 * 1024;

    private JpegHeader() {}

    static ImageFacts read(ImageBytes bytes) throws BrokenImageException, EOFException {
        long width = 0;
        long height = 0;
        int orientation = 1;
        long offset = 2;
        while (true) {
            int marker = marker(bytes, offset);
            if (marker == 0xff) {
                offset++; // a fill byte
                continue;
            }
            long body = offset + 4;
            if (marker == START_OF_SCAN) {
                break;
            }
            if (isFrame(marker)) {
                height = bytes.u16(body + 1);
                width = bytes.u16(body + 3);
            } else if (marker == APP1 && bytes.has(body, "Exif\0\0")) {
                orientation = TiffHeader.orientation(bytes, body + 6);
            }
            offset += 2 + Math.max(2, bytes.u16(offset + 2));
        }
        if (!hasEnd(bytes, offset)) {
            throw new BrokenImageException("the file is cut off in the middle of the picture; copy it again");
        }
        return ImageFacts.stored("image/jpeg", width, height, orientation);
    }

    private static int marker(ImageBytes bytes, long offset) throws BrokenImageException, EOFException {
        if (bytes.at(offset) != 0xff) {
            throw new BrokenImageException("it begins like a JPEG, but its header is damaged");
        }
        return bytes.at(offset + 1);
    }

    /** SOF0 to SOF15, among which DHT, JPG and DAC have their codes. */
    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    /**
     * Within a scan, 0xff is followed by nothing but 0 and restart markers, so that an end marker behind its start is one
     * (thumbnails, which have one too, stand before it).
     */
    private static boolean hasEnd(ImageBytes bytes, long scan) throws EOFException {
        long first = Math.max(scan, bytes.size() - TAIL);
        for (long i = bytes.size() - 2; i >= first; i--) {
            if (bytes.at(i) == 0xff && bytes.at(i + 1) == END_OF_IMAGE) {
                return true;
            }
        }
        return false;
    }
}
