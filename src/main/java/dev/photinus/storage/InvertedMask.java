package dev.photinus.storage;

import ar.com.hjg.pngj.FilterType;
import ar.com.hjg.pngj.IImageLine;
import ar.com.hjg.pngj.ImageInfo;
import ar.com.hjg.pngj.ImageLineByte;
import ar.com.hjg.pngj.PngReaderByte;
import ar.com.hjg.pngj.PngWriter;
import ar.com.hjg.pngj.PngjException;
import ar.com.hjg.pngj.chunks.PngChunkPLTE;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Swaps black and white of a mask, row by row: a mask may have 36 million pixels, and a function little memory.
 *
 * @see <a href="https://www.w3.org/TR/png-3/">PNG, third edition</a>
 */
public final class InvertedMask {

    private static final int FAST = 2;
    /** Adam7 hands out its rows at the end, all at once. */
    private static final long MOST_INTERLACED = 4_000_000;

    private InvertedMask() {}

    /**
     * Writes the inverted mask as a PNG of 256 greys. What is transparent counts as black, as nobody selected it.
     *
     * @param png of any colour type; coloured pixels count by their brightness
     * @throws BrokenImageException if it is no PNG, cut off, or too large for being interlaced
     */
    public static void write(InputStream png, OutputStream inverted) throws BrokenImageException {
        try {
            PngReaderByte reader = new PngReaderByte(png);
            ImageInfo mask = reader.imgInfo;
            if (reader.isInterlaced() && (long) mask.cols * mask.rows > MOST_INTERLACED) {
                throw new BrokenImageException("it is interlaced, and too large for that: save it without interlacing");
            }
            Brightness brightness = new Brightness(mask, reader.getMetadata().getPLTE());
            ImageInfo greys = new ImageInfo(mask.cols, mask.rows, 8, false, true, false);
            PngWriter writer = new PngWriter(inverted, greys);
            writer.setCompLevel(FAST);
            writer.setFilterType(FilterType.FILTER_UP);
            ImageLineByte row = new ImageLineByte(greys);
            for (int i = 0; i < mask.rows; i++) {
                invert(reader.readRow(), brightness, row.getScanline());
                writer.writeRow(row);
            }
            writer.end();
            reader.end();
        } catch (PngjException e) {
            throw new BrokenImageException("it cannot be read as a PNG: " + e.getMessage());
        }
    }

    private static void invert(IImageLine from, Brightness brightness, byte[] to) {
        byte[] samples = ((ImageLineByte) from).getScanline();
        for (int x = 0; x < to.length; x++) {
            to[x] = (byte) (255 - brightness.at(samples, x));
        }
    }

    /** How bright a pixel is, 0 to 255, in each of PNG's colour types. */
    private static final class Brightness {

        private final ImageInfo image;
        private final @Nullable PngChunkPLTE palette;
        private final IntUnaryOperator scale;

        Brightness(ImageInfo image, @Nullable PngChunkPLTE palette) {
            this.image = image;
            this.palette = palette;
            int highest = (1 << Math.min(8, image.bitDepth)) - 1;
            this.scale = sample -> sample * 255 / highest;
        }

        int at(byte[] samples, int x) {
            int at = x * image.channels;
            if (image.indexed) {
                int entry = palette == null ? 0 : palette.getEntry(samples[at] & 0xff);
                return luma(entry >> 16 & 0xff, entry >> 8 & 0xff, entry & 0xff);
            }
            int colours = image.alpha ? image.channels - 1 : image.channels;
            int brightness = colours == 1
                    ? sample(samples, at)
                    : luma(sample(samples, at), sample(samples, at + 1), sample(samples, at + 2));
            return image.alpha ? brightness * sample(samples, at + colours) / 255 : brightness;
        }

        private int sample(byte[] samples, int at) {
            return scale.applyAsInt(samples[at] & 0xff);
        }

        private static int luma(int red, int green, int blue) {
            return (red * 299 + green * 587 + blue * 114) / 1000;
        }
    }
}
