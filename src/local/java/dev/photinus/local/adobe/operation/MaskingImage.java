package dev.photinus.local.adobe.operation;

import dev.photinus.local.adobe.contract.Problem;
import dev.photinus.local.adobe.image.ImageType;
import dev.photinus.local.adobe.image.Images;
import dev.photinus.local.adobe.image.UnreadableImage;
import dev.photinus.local.adobe.job.JobFailed;
import org.bytedeco.opencv.opencv_core.Mat;

/** A picture that a masking operation is given: JPEG or PNG, at most 4000 × 4000 pixels. */
record MaskingImage(Source source) {
    private static final int LARGEST_SIDE = 4000;

    record Source(String url) {}

    /** A photo as BGR; fails the job when it is none. */
    static Mat decode(byte[] image, Object... location) {
        try {
            type(image);
            return Images.decode(image, LARGEST_SIDE);
        } catch (UnreadableImage e) {
            throw new JobFailed(Problem.value(e.message(), location));
        }
    }

    /** A mask as gray; fails the job when it is none. */
    static Mat decodeGray(byte[] image, Object... location) {
        try {
            type(image);
            return Images.decodeGray(image, LARGEST_SIDE);
        } catch (UnreadableImage e) {
            throw new JobFailed(Problem.value(e.message(), location));
        }
    }

    /** JPEG or PNG. */
    static ImageType type(byte[] image) throws UnreadableImage {
        ImageType type = ImageType.of(image);
        if (type != ImageType.JPEG && type != ImageType.PNG) {
            throw new UnreadableImage("is " + type.mediaType() + "; masking reads image/jpeg and image/png");
        }
        return type;
    }
}
