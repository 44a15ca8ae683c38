package dev.photinus.storage;

import java.io.EOFException;
import java.util.Locale;
import java.util.Set;

/**
 * Names the format of a file that Adobe doesn't take, by its first bytes.
 *
 * @see <a href="https://mp4ra.org/registered-types/brands">Brands of ISO base media files</a>
 */
final class OtherFormat {

    private static final Set<String> HEIC = Set.of(
            "heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "mif1", "mif2", "msf1", "heif", "miaf");
    private static final Set<String> AVIF = Set.of("avif", "avis");
    private static final int MOST_BRANDS = 32;

    private final ImageBytes bytes;

    private OtherFormat(ImageBytes bytes) {
        this.bytes = bytes;
    }

    /** Why a file is refused that is neither JPEG, PNG, WebP nor TIFF. */
    static String refusal(ImageBytes bytes) throws EOFException {
        return refusal(new OtherFormat(bytes).name());
    }

    /** @param format in words, which go on "it is " */
    static String refusal(String format) {
        return "it is " + format + "; Adobe takes JPEG, PNG, WebP and TIFF: export it as JPEG";
    }

    private String name() throws EOFException {
        if (bytes.has(4, "ftyp")) {
            return ofBrands();
        }
        if (starts("\0\0\0\u000cJXL ") || starts("\u00ff\n")) {
            return "JPEG XL";
        }
        if (starts("\0\0\0\u000cjP  ") || starts("\u00ffO\u00ffQ")) {
            return "JPEG 2000";
        }
        if (starts("II+\0") || starts("MM\0+")) {
            return "a BigTIFF";
        }
        if (starts("FUJIFILMCCD-RAW")
                || starts("IIU\0")
                || starts("IIRO")
                || starts("IIRS")
                || starts("MMOR")
                || starts("FOVb")
                || starts("\0MRM")
                || bytes.has(6, "HEAPCCDR")) {
            return "camera raw";
        }
        if (starts("II\u00bc")) {
            return "JPEG XR";
        }
        if (starts("GIF8")) {
            return "a GIF";
        }
        if (starts("BM")) {
            return "a BMP";
        }
        if (starts("8BPS")) {
            return "a Photoshop document";
        }
        if (bytes.has(0, "%PDF") || starts("%!PS")) {
            return "a PDF or PostScript document";
        }
        if (starts("\0\5\26\7")) {
            return "what macOS keeps about a photo (its name begins with ._), not the photo";
        }
        if (starts("PK\3\4")) {
            return "a ZIP archive";
        }
        if (isText("<svg") || isText("<?xml")) {
            return "SVG or other XML";
        }
        return isVideo() ? "a video" : "not an image";
    }

    /** HEIC and AVIF name both what they are and what they are compatible with; everything else of the kind is video. */
    private String ofBrands() throws EOFException {
        boolean heic = false;
        long brands = Math.min(bytes.u32(0) / 4, MOST_BRANDS);
        for (long i = 2; i < Math.max(brands, 3); i++) {
            String brand = i == 3 ? "" : text(4 * i); // the third is a version
            if (AVIF.contains(brand)) {
                return "an AVIF picture";
            }
            if (brand.equals("crx ")) {
                return "camera raw (CR3)";
            }
            heic |= HEIC.contains(brand);
        }
        return heic ? "a HEIC picture" : "a video";
    }

    private boolean isVideo() throws EOFException {
        return starts("\u001aE\u00df\u00a3")
                || starts("\0\0\1\u00ba")
                || (starts("RIFF") && bytes.has(8, "AVI "))
                || bytes.has(4, "moov")
                || bytes.has(4, "mdat")
                || bytes.has(4, "wide");
    }

    private boolean starts(String text) throws EOFException {
        return bytes.has(0, text);
    }

    private boolean isText(String start) throws EOFException {
        return bytes.size() >= start.length()
                && (text(0) + text(4)).toLowerCase(Locale.ROOT).startsWith(start);
    }

    /** Four characters; fewer at the file's end. */
    private String text(long offset) throws EOFException {
        StringBuilder text = new StringBuilder();
        for (long i = offset; i < Math.min(offset + 4, bytes.size()); i++) {
            text.append((char) bytes.at(i));
        }
        return text.toString();
    }
}
