package dev.photinus.function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.photinus.function.input.Fingerprint;
import dev.photinus.function.input.Picture;
import dev.photinus.ledger.JobKey;
import dev.photinus.storage.ObjectStore;
import dev.photinus.storage.S3Location;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Map;

/** Derives the keys of jobs from what is asked. */
@ApplicationScoped
class JobKeys {

    private final ObjectStore objects;
    private final ObjectMapper json;

    JobKeys(ObjectStore objects, ObjectMapper json) {
        this.objects = objects;
        this.json = json;
    }

    /**
     * A key, and what it stands on.
     *
     * @param objects that the request names, with the ETags that are part of the key
     */
    record Identified(JobKey key, Map<S3Location, String> objects) {}

    /** @throws java.util.NoSuchElementException if an object is not there whose ETag has to be looked up */
    <B> Identified of(JobRequest<B> request) throws IOException {
        PictureIdentities names = new PictureIdentities(objects);
        String body = text(request.body().with(names));
        String hash = Fingerprint.of(
                        request.generation().name(),
                        body,
                        request.again() ? request.caller().execution() : "")
                .hex();
        return new Identified(key(request.photo(), names, request.operation(), hash), names.objects());
    }

    /** The key of something that is made of a picture, without asking Adobe for a job. */
    JobKey of(Picture picture, JobKey job, String operation) {
        PictureIdentities names = new PictureIdentities(objects);
        String hash = Fingerprint.of(names.url(picture)).hex();
        return new JobKey(job.bucket(), job.key(), job.eTag(), operation, hash);
    }

    private static JobKey key(Picture photo, PictureIdentities names, String operation, String hash) {
        JobKey source = photo.job();
        if (source != null) {
            return new JobKey(source.bucket(), source.key(), source.eTag(), operation, hash);
        }
        return new JobKey(
                String.valueOf(photo.bucket()), String.valueOf(photo.key()), names.eTag(photo), operation, hash);
    }

    private String text(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A request to Adobe is no JSON", e);
        }
    }
}
