package dev.photinus.storage;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Finds out what a photo is from its first kilobytes and its last ones, so that nothing is spent on one that cannot work. */
@ApplicationScoped
public class PhotoInspector {

    private static final Map<String, String> MEDIA_TYPE_OF_EXTENSION = Map.of(
            "jpg", "image/jpeg",
            "jpeg", "image/jpeg",
            "png", "image/png",
            "webp", "image/webp",
            "tif", "image/tiff",
            "tiff", "image/tiff");

    private final S3Client s3;
    private final StorageConfig config;

    public PhotoInspector(S3Client s3, StorageConfig config) {
        this.s3 = s3;
        this.config = config;
    }

    /**
     * Looks at a photo that Adobe is to work on. What is wrong with it, or with where it is, is an answer; only a fault of S3 is thrown.
     */
    public Photo inspect(S3Location location) {
        Photo picture = read(location);
        String misfit = picture instanceof Photo.Accepted accepted ? misfit(location, accepted.facts()) : null;
        return misfit == null ? picture : refused(location, misfit);
    }

    /**
     * Looks at a finished picture: neither its name nor its size has to please Adobe, but it must be whole. A photo that ends early
     * is its owner's; a result that does was not written to its end.
     */
    public Photo look(S3Location location) {
        Photo picture = read(location);
        String warning =
                picture instanceof Photo.Accepted accepted ? accepted.facts().warning() : null;
        return warning == null ? picture : refused(location, warning);
    }

    private Photo read(S3Location location) {
        try {
            RangedObject object = new RangedObject(s3, location);
            return new Photo.Accepted(object.location(), object.eTag(), object.size(), ImageHeader.read(object));
        } catch (BrokenImageException e) {
            return refused(location, String.valueOf(e.getMessage()));
        } catch (S3Exception e) {
            Optional<String> elsewhere = BucketAccess.inAnotherRegion(s3, location.bucket(), e);
            if (elsewhere.isPresent()) {
                return refused(location, elsewhere.get());
            }
            if (BucketAccess.isAboutKey(e)) {
                return refused(
                        location,
                        "it is encrypted with a KMS key that this stack may not use; deploy the stack with the ARN of the key"
                                + " of the bucket " + location.bucket());
            }
            return switch (e.statusCode()) {
                case 404 ->
                    refused(
                            location,
                            "there is no such object in the bucket " + location.bucket() + ": " + location.key());
                case 403 ->
                    refused(
                            location,
                            "reading it from the bucket " + location.bucket() + " is not allowed, or it is not there: "
                                    + location.key());
                case 400 -> refused(location, "S3 does not take this key or version: " + location.key());
                default -> throw e;
            };
        }
    }

    private @Nullable String misfit(S3Location location, ImageFacts facts) {
        String extension =
                location.name().substring(location.name().lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String promised = MEDIA_TYPE_OF_EXTENSION.getOrDefault(extension, facts.mediaType());
        if (!promised.equals(facts.mediaType())) {
            return "its name ends in ." + extension + ", but it is " + facts.mediaType() + "; rename it";
        }
        if (facts.width() > config.maxSide() || facts.height() > config.maxSide()) {
            return "it is %d × %d pixels; Adobe takes at most %d × %d: make it smaller"
                    .formatted(facts.width(), facts.height(), config.maxSide(), config.maxSide());
        }
        return null;
    }

    private static Photo.Refused refused(S3Location location, String reason) {
        return new Photo.Refused(location.name() + ": " + reason);
    }
}
