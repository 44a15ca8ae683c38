package dev.photinus.function;

import dev.photinus.adobe.firefly.FillRequest;
import dev.photinus.function.input.Picture;
import dev.photinus.ledger.JobKey;
import dev.photinus.storage.ObjectStore;
import dev.photinus.storage.S3Location;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;

/** Names pictures by their content: an object by its ETag, another job's output by that job's key. */
final class PictureIdentities implements PictureNames {

    private final ObjectStore objects;
    private final Map<S3Location, String> seen = new HashMap<>();

    PictureIdentities(ObjectStore objects) {
        this.objects = objects;
    }

    @Override
    public String url(Picture picture) {
        JobKey job = picture.job();
        return job == null ? "object " + eTag(picture) : "output " + picture.outputOrFirst() + " of " + job.text();
    }

    @Override
    public FillRequest.Source source(Picture picture) {
        return FillRequest.Source.url(url(picture));
    }

    @Override
    public FillRequest.Source inverted(Picture mask) {
        return FillRequest.Source.url("inverted " + url(mask));
    }

    @Override
    public String destination(String mediaType) {
        return "a place named after the job";
    }

    /**
     * The ETag of an object.
     *
     * @throws NoSuchElementException if the picture has none with it and the object is not there
     */
    String eTag(Picture picture) {
        S3Location location = picture.location();
        if (location == null) {
            throw new IllegalArgumentException("What a job made has no ETag before it is made");
        }
        String eTag = picture.eTag() == null
                ? objects.eTag(location)
                        .orElseThrow(() -> new NoSuchElementException(
                                location.name() + ": there is no such object in the bucket " + location.bucket()))
                : picture.eTag();
        seen.put(location, eTag);
        return eTag;
    }

    /** The objects that have been named, with their ETags. */
    Map<S3Location, String> objects() {
        return Map.copyOf(seen);
    }
}
