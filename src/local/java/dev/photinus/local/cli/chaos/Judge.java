package dev.photinus.local.cli.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.photinus.local.cli.cloud.PhotoBucket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Says what became of a photo: what is told of it must be in the bucket, too. */
final class Judge {

    private static final JsonMapper JSON = new JsonMapper();

    private final PhotoBucket bucket;
    private final Path file;
    private final Leaks leaks;

    /** @param file that objects are taken into, one after the other */
    Judge(PhotoBucket bucket, Path file, Leaks leaks) {
        this.bucket = bucket;
        this.file = file;
        this.leaks = leaks;
    }

    /**
     * @param output of the execution
     * @throws IOException if the bucket does not hold what it says; the message says what is wrong
     */
    End finished(ChaosPhoto photo, JsonNode output) throws IOException {
        if (isThere(photo.failureKey())) {
            throw new IOException("It is finished, and " + photo.failureKey() + " tells of a failure");
        }
        JsonNode results = output.path("results");
        if (results.isEmpty()) {
            throw new IOException("It is told to be finished, without a result");
        }
        for (JsonNode result : results) {
            String key = result.path("key").asText();
            bucket.get(bucket.name(), key, file);
            if (ImageIO.read(file.toFile()) == null) {
                throw new IOException(key + " is not a picture");
            }
        }
        List<String> jobs = new ArrayList<>();
        output.path("jobs").forEach(job -> jobs.add(job.path("jobId").asText()));
        return new End.Finished(jobs);
    }

    private boolean isThere(String key) throws IOException {
        try {
            bucket.get(bucket.name(), key, file);
            return true;
        } catch (NoSuchKeyException e) {
            return false;
        }
    }

    /**
     * @param detail of the event
     * @throws IOException if the bucket does not hold what the event says; the message says what is wrong
     */
    End failed(ChaosPhoto photo, JsonNode detail) throws IOException {
        bucket.get(bucket.name(), photo.failureKey(), file);
        String text = Files.readString(file);
        leaks.search("failed/", text);
        JsonNode kept = JSON.readTree(text);
        String error = kept.path("error").asText();
        String reason = kept.path("reason").asText();
        if (!error.equals(detail.path("error").asText())
                || !reason.equals(detail.path("reason").asText())) {
            throw new IOException("The event tells another reason than " + photo.failureKey());
        }
        return new End.Failed(error, reason);
    }
}
