package dev.photinus.function;

import dev.photinus.function.input.Fingerprint;
import dev.photinus.function.input.StackBuckets;
import dev.photinus.ledger.JobKey;
import dev.photinus.storage.S3Location;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Where the results of jobs are kept: in a place named after the job, which no other job writes to. */
@ApplicationScoped
class Intermediates {

    private static final String FOLDER = "intermediate/";
    private static final int DIGITS = 32; // 128 bits

    private static final Map<String, String> EXTENSION = Map.of(
            "image/jpeg", ".jpg",
            "image/png", ".png",
            "image/webp", ".webp",
            "image/tiff", ".tif",
            "image/vnd.adobe.photoshop", ".psd");

    private final StackBuckets buckets;

    Intermediates(StackBuckets buckets) {
        this.buckets = buckets;
    }

    /**
     * The place of a job's output, in the stack's own bucket.
     *
     * @param output from 0
     */
    S3Location of(JobKey job, int output, String mediaType) {
        return new S3Location(
                buckets.own(),
                FOLDER + Fingerprint.of(job.text()).hex().substring(0, DIGITS) + "/" + output + extension(mediaType));
    }

    /** The extension of a type that Adobe makes, with its dot; empty for others. */
    static String extension(String mediaType) {
        return EXTENSION.getOrDefault(mediaType, "");
    }

    /** The type of what is kept under such a key. */
    static String mediaType(String key) {
        return EXTENSION.entrySet().stream()
                .filter(type -> key.endsWith(type.getValue()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("application/octet-stream");
    }
}
