package dev.photinus.function.input;

import dev.photinus.storage.S3Location;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Where a workflow puts what it makes. */
public final class Places {

    private static final String PNG = "image/png";
    private static final String FINISHED = "finished/";

    private Places() {}

    /**
     * The place of a finished picture: as asked for, else in the stack's own bucket, under {@code finished/} and the photo's own
     * name; a type that is not written gets the extension of the one that is.
     */
    static S3Location finished(
            String workflow, S3Location source, @Nullable Output asked, String mediaType, StackBuckets buckets) {
        String bucket = asked == null || asked.bucket() == null ? buckets.own() : asked.bucket();
        String key = asked == null || asked.key() == null
                ? FINISHED + defaultKey(workflow, source, mediaType, buckets)
                : asked.key();
        return new S3Location(bucket, key);
    }

    /**
     * The folder of what is told of photos in another bucket than the stack's own. No workflow's name ends so, and no bucket's
     * name has a slash: photos of the same key in two buckets never share a place.
     */
    public static String fromElsewhere(String workflow, String bucket) {
        return workflow + "-from/" + bucket + "/";
    }

    /** PNG stays PNG; everything else becomes JPEG. */
    static String finishedType(String photoType) {
        return photoType.equals(PNG) ? PNG : "image/jpeg";
    }

    /** A folder in the stack's own bucket for what is made on the way to a finished picture; another one for each. */
    static S3Location intermediate(String workflow, S3Location finished, StackBuckets buckets) {
        return new S3Location(
                buckets.own(),
                "intermediate/" + workflow + "/"
                        + Fingerprint.of(finished.bucket() + "/" + finished.key())
                                .shortened() + "/");
    }

    private static String defaultKey(String workflow, S3Location photo, String mediaType, StackBuckets buckets) {
        if (!buckets.isOwn(photo.bucket())) {
            return fromElsewhere(workflow, photo.bucket()) + withExtension(photo.key(), mediaType);
        }
        return workflow + "/" + withExtension(Workflow.nameOf(workflow, photo.key()), mediaType);
    }

    private static String withExtension(String name, String mediaType) {
        String stem = withoutExtension(name);
        String extension = name.substring(stem.length());
        boolean own = mediaType.equals(PNG) ? extension.equalsIgnoreCase(".png") : extension.matches("(?i)\\.jpe?g");
        return own ? name : stem + (mediaType.equals(PNG) ? ".png" : ".jpg");
    }

    static S3Location withoutExtension(S3Location location) {
        return new S3Location(location.bucket(), withoutExtension(location.key()));
    }

    private static String withoutExtension(String key) {
        int dot = key.lastIndexOf('.');
        return dot <= key.lastIndexOf('/') ? key : key.substring(0, dot);
    }

    /** One keeps its name; several get {@code -1}, {@code -2} … before the extension. */
    static List<S3Location> numbered(S3Location location, int count) {
        if (count == 1) {
            return List.of(location);
        }
        String stem = withoutExtension(location.key());
        String extension = location.key().substring(stem.length());
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> new S3Location(location.bucket(), stem + "-" + i + extension))
                .toList();
    }
}
