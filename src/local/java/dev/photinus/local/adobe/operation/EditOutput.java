package dev.photinus.local.adobe.operation;

import dev.photinus.local.adobe.contract.Family;
import dev.photinus.local.adobe.contract.InputUrl;
import dev.photinus.local.adobe.contract.Refusal;
import dev.photinus.local.adobe.image.Images;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

/** One output of an edit: where to, as what, how well. */
record EditOutput(Destination destination, String mediaType, @Nullable String quality, @Nullable String compression) {

    /** A pre-signed PUT, or storage at Adobe for a number of seconds. */
    record Destination(
            @Nullable String url,
            @Nullable String storageType,
            @Nullable Integer validityPeriod,
            @Nullable String embedded,
            @Nullable String creativeCloudPath,
            @Nullable String creativeCloudProjectId) {}

    void check(int index) {
        if (!mediaType.equals("image/jpeg") && !mediaType.equals("image/png")) {
            throw Refusal.notPlayed("outputs of type " + mediaType);
        }
        if (destination.url() != null) {
            InputUrl.checked(Family.PHOTOSHOP, destination.url(), "body", "outputs", index, "destination", "url");
        } else if (destination.validityPeriod() == null) {
            throw Refusal.notPlayed("outputs into Creative Cloud or into the status itself");
        }
    }

    byte[] encode(Mat picture) {
        return mediaType.equals("image/jpeg")
                ? Images.encodeJpeg(picture, jpegQuality(quality == null ? "maximum" : quality))
                : Images.encodePng(picture, pngLevel(compression == null ? "default" : compression));
    }

    private static int jpegQuality(String name) {
        return switch (name) {
            case "very_poor" -> 20;
            case "poor" -> 35;
            case "low" -> 50;
            case "medium" -> 70;
            case "high" -> 85;
            case "maximum" -> 95;
            default -> 98; // photoshop_max
        };
    }

    private static int pngLevel(String name) {
        return switch (name) {
            case "none" -> 0;
            case "very_low" -> 1;
            case "low" -> 2;
            case "medium_low" -> 3;
            case "medium" -> 4;
            case "medium_high" -> 5;
            case "high" -> 7;
            case "very_high" -> 8;
            case "maximum" -> 9;
            default -> 6;
        };
    }
}
