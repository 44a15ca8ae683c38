package dev.photinus.ledger;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The identity of a job: a photo's content and what is asked for it. Neither an execution nor the place of a result is part of it,
 * so every execution that asks for the same finds the same job. State machines carry it from step to step.
 *
 * @param bucket of the photo
 * @param key of the photo
 * @param eTag S3's tag of the photo's bytes, without quotes; the same picture uploaded again has the same one, unless it is
 *     encrypted with a KMS key
 * @param operation the function that submits the job, such as {@code createMask}
 * @param hash of the API generation and of everything that is sent to Adobe, in hexadecimal digits
 */
@RegisterForReflection
public record JobKey(String bucket, String key, String eTag, String operation, String hash) {

    private static final String PARTITION = "photo#";
    private static final String SEPARATOR = "#";

    /** One partition a photo, so that one Query finds its jobs. */
    static String partition(String bucket, String key) {
        return PARTITION + bucket + "/" + key;
    }

    static JobKey of(String bucket, String key, String sortKey) {
        int hash = sortKey.lastIndexOf(SEPARATOR);
        int operation = sortKey.lastIndexOf(SEPARATOR, hash - 1);
        return new JobKey(
                bucket,
                key,
                sortKey.substring(0, operation),
                sortKey.substring(operation + 1, hash),
                sortKey.substring(hash + 1));
    }

    LedgerTable.Key item() {
        return new LedgerTable.Key(partition(bucket, key), String.join(SEPARATOR, eTag, operation, hash));
    }

    /** The key as one text. */
    public String text() {
        return item().pk() + "\n" + item().sk();
    }
}
