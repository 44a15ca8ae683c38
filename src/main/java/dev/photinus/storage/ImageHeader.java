package dev.photinus.storage;

import java.io.EOFException;

/** Tells the formats that Adobe takes from their first bytes, and hands each to its reader. */
final class ImageHeader {

    private ImageHeader() {}

    /**
     * Reads what the header says, and looks at both ends of the file.
     *
     * @throws BrokenImageException if this is no image, in another format, or cut off
     */
    static ImageFacts read(ImageBytes bytes) throws BrokenImageException {
        if (bytes.size() == 0) {
            throw new BrokenImageException("the file is empty (0 bytes)");
        }
        try {
            if (bytes.has(0, "\u00ff\u00d8\u00ff")) {
                return JpegHeader.read(bytes);
            }
            if (bytes.has(0, PngHeader.SIGNATURE)) {
                return PngHeader.read(bytes);
            }
            if (bytes.has(0, "RIFF") && bytes.has(8, "WEBP")) {
                return WebpHeader.read(bytes);
            }
            if (bytes.has(0, "II*\0") || bytes.has(0, "MM\0*")) {
                return TiffHeader.read(bytes);
            }
            throw new BrokenImageException(OtherFormat.refusal(bytes));
        } catch (RangedObject.TooMuchException e) {
            throw new BrokenImageException(
                    "its header has no end within 8 MB; save it again, without what was added to it");
        } catch (EOFException e) {
            throw new BrokenImageException("the file is cut off in the middle of its header; copy it again");
        }
    }
}
