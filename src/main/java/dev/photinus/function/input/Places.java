package dev.photinus.function.input;

import dev.photinus.storage.S3Location;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a workflow puts what it makes. */
public final class Places {

    private static final String PNG = "image/png";
    private static final String FINISHED = "finished/";
    private static final Pattern DEFAULTS =
            Pattern.compile("(?s)finished/(" + Workflow.names().replace(", ", "|") + ")(-from)?/.*");

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
     * The folder for results of photos that are no uploads of the workflow: in another bucket than the stack's own, or elsewhere
     * in that one. No workflow's name ends so, and no bucket's name has a slash: no two photos share a place.
     */
    public static String fromElsewhere(String workflow, String bucket) {
        return workflow + "-from/" + bucket + "/";
    }

    /** PNG stays PNG; everything else becomes JPEG. */
    static String finishedType(String photoType) {
        return photoType.equals(PNG) ? PNG : "image/jpeg";
    }

    private static String defaultKey(String workflow, S3Location photo, String mediaType, StackBuckets buckets) {
        return folder(workflow, photo, buckets) + ResultNames.of(name(workflow, photo, buckets), mediaType.equals(PNG));
    }

    private static String folder(String workflow, S3Location photo, StackBuckets buckets) {
        return isUpload(workflow, photo, buckets) ? workflow + "/" : fromElsewhere(workflow, photo.bucket());
    }

    private static String name(String workflow, S3Location photo, StackBuckets buckets) {
        return isUpload(workflow, photo, buckets) ? Workflow.nameOf(workflow, photo.key()) : photo.key();
    }

    private static boolean isUpload(String workflow, S3Location photo, StackBuckets buckets) {
        return buckets.isOwn(photo.bucket()) && photo.key().startsWith(Workflow.INCOMING + workflow + "/");
    }

    /**
     * Where a result's companion goes whose type is its own, without extension: beside the result, under a name that no other
     * photo's has by default.
     */
    static S3Location base(S3Location finished, @Nullable Output asked) {
        String key = finished.key();
        boolean explicit = asked != null && asked.key() != null;
        return new S3Location(finished.bucket(), explicit ? ResultNames.stem(key) : ResultNames.base(key));
    }

    /** Every place that results are written to where the first is asked for by a key; empty where none is. */
    static List<S3Location> asked(@Nullable Output output, int variations, boolean cutout, StackBuckets buckets) {
        if (output == null || output.key() == null) {
            return List.of();
        }
        S3Location first = new S3Location(output.bucket() == null ? buckets.own() : output.bucket(), output.key());
        List<S3Location> places = new ArrayList<>(numbered(first, variations));
        if (cutout) {
            places.add(base(first, output).withSuffix("-cutout.png"));
        }
        return places;
    }

    /** Whether a key that is asked for is outside of the folders of places by default, or is the photo's own there. */
    static boolean isFreeFor(String workflow, S3Location photo, Output asked, StackBuckets buckets) {
        String key = String.valueOf(asked.key());
        if ((asked.bucket() != null && !buckets.isOwn(asked.bucket()))
                || !DEFAULTS.matcher(key).matches()) {
            return true;
        }
        return Stream.of("image/jpeg", PNG)
                .anyMatch(type -> key.equals(FINISHED + defaultKey(workflow, photo, type, buckets)));
    }

    /** One keeps its name; several get {@code -1}, {@code -2} … before the extension. */
    static List<S3Location> numbered(S3Location location, int count) {
        if (count == 1) {
            return List.of(location);
        }
        String stem = ResultNames.stem(location.key());
        String extension = location.key().substring(stem.length());
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> new S3Location(location.bucket(), stem + "-" + i + extension))
                .toList();
    }
}
