package dev.photinus.local.cli.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/** Makes previews of pictures of any size in little memory. */
public final class PreviewMaker {

    private static final float QUALITY = 0.82f;
    /** Enough for every photo that Adobe takes (6000 × 6000), and an end to what only pretends to be one. */
    private static final long LARGEST_PIXELS = 100_000_000;

    private final int longSide;

    /**
     * A maker of previews of one size.
     *
     * @param longSide in pixels
     */
    public PreviewMaker(int longSide) {
        this.longSide = longSide;
    }

    /** Previews that are large when there are few photos and smaller when there are many, so that the page stays light. */
    public static PreviewMaker forPhotos(int photos) {
        return new PreviewMaker(photos <= 24 ? 640 : photos <= 100 ? 480 : photos <= 400 ? 320 : 200);
    }

    /** The preview, or null when the file is no picture that the JDK can read: a report without it is better than none. */
    public @Nullable Preview of(@Nullable Path picture) {
        if (picture == null) {
            return null;
        }
        try {
            BufferedImage image = read(picture);
            return image == null ? null : encode(upright(image, Orientation.of(picture)));
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    private @Nullable BufferedImage read(Path picture) throws IOException {
        try (ImageInputStream input = ImageIO.createImageInputStream(picture.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return null;
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input, true, true);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                if (pixels > LARGEST_PIXELS) {
                    return null;
                }
                // Only every nth pixel is kept in memory; twice the size that is wanted leaves enough for smooth
                // scaling.
                int step = Math.max(1, Math.max(reader.getWidth(0), reader.getHeight(0)) / (2 * longSide));
                ImageReadParam param = reader.getDefaultReadParam();
                param.setSourceSubsampling(step, step, 0, 0);
                return reader.read(0, param);
            } finally {
                reader.dispose();
            }
        }
    }

    private BufferedImage upright(BufferedImage image, Orientation orientation) {
        double scale = Math.min(1, longSide / (double) Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        boolean turned = orientation.swapsSides();
        BufferedImage result =
                new BufferedImage(turned ? height : width, turned ? width : height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = result.createGraphics();
        try {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, result.getWidth(), result.getHeight());
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            AffineTransform transform = orientation.transform(width, height);
            transform.scale(width / (double) image.getWidth(), height / (double) image.getHeight());
            graphics.drawImage(image, transform, null);
        } finally {
            graphics.dispose();
        }
        return result;
    }

    private static Preview encode(BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var output = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(output);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return new Preview(bytes.toByteArray(), image.getWidth(), image.getHeight());
    }
}
