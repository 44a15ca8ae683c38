package dev.photinus.function.event;

import dev.photinus.function.input.Fingerprint;
import dev.photinus.storage.S3Location;

/**
 * What the execution for an uploaded photo is called. The same upload gives the same name, however often it is told of, and Step
 * Functions gives a name once: that is all that keeps a photo from being paid for twice.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html">StartExecution</a>
 */
public final class ExecutionName {

    /** Of 80 characters; there are names that are all photo and no letter, so it is only for the eye. */
    private static final int LONGEST_STEM = 40;

    private static final int HASH_DIGITS = 32;

    private ExecutionName() {}

    /**
     * @param revision the same for each event of one upload, and another one for the next upload under that key
     * @return at most 80 letters, digits, dashes and underscores
     */
    public static String of(S3Location photo, String revision) {
        String stem = photo.name().replaceAll("[^A-Za-z0-9_-]+", "-");
        String hash = Fingerprint.of(photo.bucket(), photo.key(), revision).hex();
        return stem.substring(0, Math.min(stem.length(), LONGEST_STEM)) + "-" + hash.substring(0, HASH_DIGITS);
    }
}
