package dev.photinus.function;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.photinus.function.input.BatchItem;
import dev.photinus.function.input.InvalidInputException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * What is told of a batch at its end; in its file, a list of {@link FailedPhoto}s follows.
 *
 * @param batch name of the batch's execution
 * @param photos all of them
 * @param finished made by this batch
 * @param skipped finished before: the same photo with the same settings
 * @param failed with a reason each
 * @param notStarted because the batch stopped before
 * @param jobs that Adobe has accepted, by operation: what this batch has cost
 * @param seconds from the batch's start
 */
@RegisterForReflection
public record Summary(
        String batch,
        String workflow,
        long photos,
        long finished,
        long skipped,
        long failed,
        long notStarted,
        Map<String, Long> jobs,
        double seconds) {

    /** The name of the list in the file. */
    static final String FAILED = "failedPhotos";

    /**
     * A photo that nothing came of.
     *
     * @param reason in words
     * @param error that Retry and Catch know it by, such as {@code Photinus.PhotoRefused}
     * @param item what it takes to run it again
     */
    @RegisterForReflection
    public record FailedPhoto(String reason, String error, BatchItem item) {}

    /** Takes failed photos as they are read. */
    @FunctionalInterface
    public interface FailedPhotos {
        void take(FailedPhoto photo) throws IOException;
    }

    /**
     * Reads the failed photos of a summary, one by one; the rest of it is passed over.
     *
     * @throws InvalidInputException if it is no batch's summary
     */
    public static void readFailed(ObjectMapper json, InputStream bytes, FailedPhotos failed)
            throws IOException, InvalidInputException {
        try (JsonParser parser = json.createParser(bytes)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    boolean found = parser.currentName().equals(FAILED);
                    if (parser.nextToken() == JsonToken.START_ARRAY && found) {
                        parser.clearCurrentToken(); // so that what is read next is the first of them
                        MappingIterator<FailedPhoto> photos =
                                json.readerFor(FailedPhoto.class).readValues(parser);
                        while (photos.hasNextValue()) {
                            failed.take(photos.nextValue());
                        }
                        return;
                    }
                    parser.skipChildren();
                }
            }
        }
        throw new InvalidInputException("it is not the summary of a batch: it has no list \"" + FAILED + "\"");
    }
}
