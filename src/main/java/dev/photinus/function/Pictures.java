package dev.photinus.function;

import dev.photinus.adobe.HostedResults;
import dev.photinus.adobe.HostedResults.HostedResult;
import dev.photinus.function.input.Picture;
import dev.photinus.ledger.Job;
import dev.photinus.ledger.JobKey;
import dev.photinus.ledger.Jobs;
import dev.photinus.storage.ObjectStore;
import dev.photinus.storage.ObjectStore.StoredObject;
import dev.photinus.storage.Photo;
import dev.photinus.storage.PhotoInspector;
import dev.photinus.storage.PresignedUrls;
import dev.photinus.storage.S3Location;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/**
 * Finds pictures that steps work on: our own copy where there is one, since its URL can be signed anew, else what Adobe keeps.
 */
@ApplicationScoped
class Pictures {

    private final Jobs jobs;
    private final PresignedUrls urls;
    private final ObjectStore objects;
    private final PhotoInspector photos;
    private final HostedResults hosted;

    Pictures(Jobs jobs, PresignedUrls urls, ObjectStore objects, PhotoInspector photos, HostedResults hosted) {
        this.jobs = jobs;
        this.urls = urls;
        this.objects = objects;
        this.photos = photos;
        this.hosted = hosted;
    }

    /**
     * A picture that is being read.
     *
     * @param length in bytes; -1 where that is not known
     */
    record Content(InputStream bytes, String mediaType, long length) implements Closeable {

        @Override
        public void close() throws IOException {
            bytes.close();
        }
    }

    /**
     * A URL that the picture can be read from; a bearer credential.
     *
     * @throws IllegalArgumentException if the job has no such output
     */
    String url(Picture picture) {
        Place place = find(picture);
        return place instanceof InBucket own ? urls.get(own.location()) : ((AtAdobe) place).url();
    }

    /**
     * Begins to read the picture.
     *
     * @throws IllegalArgumentException if the job has no such output, or an object is not a picture
     * @throws dev.photinus.adobe.AdobeException if Adobe does not hand it out
     */
    Content open(Picture picture) {
        Place place = find(picture);
        if (place instanceof AtAdobe kept) {
            HostedResult result = hosted.open(kept.url());
            return new Content(result.bytes(), result.mediaType(), result.length());
        }
        S3Location location = ((InBucket) place).location();
        // what an uploader said of its type may be wrong, and often is nothing
        if (!(photos.inspect(location) instanceof Photo.Accepted accepted)) {
            throw new IllegalArgumentException(location.name() + " is not a picture any more");
        }
        StoredObject object = objects.open(location);
        return new Content(object.bytes(), accepted.facts().mediaType(), object.length());
    }

    private sealed interface Place {}

    private record InBucket(S3Location location) implements Place {}

    private record AtAdobe(String url) implements Place {}

    private Place find(Picture picture) {
        S3Location location = picture.location();
        if (location != null) {
            return new InBucket(location);
        }
        Job.Output made = output(Objects.requireNonNull(picture.job()), picture.outputOrFirst());
        if (made.copy() != null) {
            return new InBucket(new S3Location(made.copy().bucket(), made.copy().key()));
        }
        if (made.url() == null) {
            throw new IllegalArgumentException("The output of a job is neither at Adobe nor in the bucket");
        }
        return new AtAdobe(made.url());
    }

    private Job.Output output(JobKey job, int number) {
        List<Job.Output> outputs = jobs.find(job).outputs();
        if (number < 0 || number >= outputs.size()) {
            throw new IllegalArgumentException(
                    "The " + job.operation() + " of " + job.key() + " has no output " + number + " in the ledger");
        }
        return outputs.get(number);
    }
}
