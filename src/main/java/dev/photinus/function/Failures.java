package dev.photinus.function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.photinus.function.event.FailedPhoto;
import dev.photinus.function.event.Place;
import dev.photinus.function.input.Fingerprint;
import dev.photinus.function.input.Places;
import dev.photinus.function.input.StackBuckets;
import dev.photinus.function.input.Workflow;
import dev.photinus.storage.ObjectStore;
import dev.photinus.storage.S3Location;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What the bucket tells under {@code failed/} of photos that failed, each as long as it has not been finished since. */
@ApplicationScoped
class Failures {

    private static final String FOLDER = "failed/";
    private static final String SUFFIX = ".json";
    private static final int LONGEST_KEY = 1024;

    private final ObjectStore objects;
    private final StackBuckets buckets;
    private final ObjectMapper json;

    Failures(ObjectStore objects, StackBuckets buckets, ObjectMapper json) {
        this.objects = objects;
        this.buckets = buckets;
        this.json = json;
    }

    /**
     * Keeps what is known of a photo that failed.
     *
     * @param execution the name of it, for one whose photo is not known
     * @return where
     */
    Place keep(FailedPhoto failed, String execution) {
        S3Location place = place(failed.workflow(), failed.photo(), execution);
        try {
            byte[] bytes = json.writerWithDefaultPrettyPrinter().writeValueAsBytes(failed);
            objects.put(place, "application/json", bytes);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is known of a failed photo cannot be written as JSON", e);
        }
        return Place.of(place);
    }

    /** Forgets it, if there was anything: the photo is finished. */
    void forget(String workflow, @Nullable Place photo, String execution) {
        S3Location place = place(workflow, photo, execution);
        if (objects.exists(place)) { // or a bucket with versions would remember that there was nothing
            objects.delete(place);
        }
    }

    private S3Location place(String workflow, @Nullable Place photo, String execution) {
        return new S3Location(buckets.own(), fitting(workflow, path(workflow, photo, execution)));
    }

    /** In the same folders as results are in {@code finished/}, under the photo's whole name. */
    private String path(String workflow, @Nullable Place photo, String execution) {
        if (photo == null) {
            return workflow + "/" + execution;
        }
        if (!buckets.isOwn(photo.bucket())) {
            return Places.fromElsewhere(workflow, asFolder(photo.bucket())) + photo.key();
        }
        return photo.key().startsWith(Workflow.INCOMING)
                ? photo.key().substring(Workflow.INCOMING.length())
                : Places.fromElsewhere(workflow, photo.bucket()) + photo.key();
    }

    /** An input that was refused may call anything a bucket. */
    private static String asFolder(String bucket) {
        return bucket.matches("[A-Za-z0-9._-]{3,255}")
                ? bucket
                : Fingerprint.of(bucket).shortened();
    }

    private static String fitting(String workflow, String path) {
        String key = FOLDER + path + SUFFIX;
        return key.getBytes(StandardCharsets.UTF_8).length <= LONGEST_KEY
                ? key
                : FOLDER + workflow + "/" + Fingerprint.of(path).shortened() + SUFFIX;
    }
}
