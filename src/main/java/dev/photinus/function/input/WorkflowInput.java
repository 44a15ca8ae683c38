package dev.photinus.function.input;

import com.fasterxml.jackson.databind.JsonNode;
import dev.photinus.storage.ImageFacts;
import dev.photinus.storage.Photo;
import dev.photinus.storage.S3Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An input, read into its record and checked by it. */
public sealed interface WorkflowInput permits HeadshotInput, ProductInput, InpaintInput {

    /** Says which field holds what it must not. */
    void check(StackBuckets buckets) throws InvalidInputException;

    /** The photo. */
    S3Location source();

    /** Where the result goes; null for a place by default. */
    @Nullable
    Output output();

    /**
     * Every place that the photo's results are written to, as far as they were asked for by a key; empty where the places are
     * those by default, which no other photo has.
     */
    default List<S3Location> askedPlaces(StackBuckets buckets) {
        return List.of();
    }

    /** Whether to make it again where the ledger knows it as finished; null for no. */
    @Nullable
    Boolean again();

    /** Masks that somebody made beforehand. */
    default List<S3Location> maskLocations() {
        return List.of();
    }

    /** What this workflow cannot do with such a photo, in words; null where it can. */
    default @Nullable String misfit(ImageFacts photo, WorkflowDefaults defaults) {
        return null;
    }

    /** What this workflow cannot do with such a mask, in words; null where it can. */
    default @Nullable String misfit(ImageFacts photo, ImageFacts mask, WorkflowDefaults defaults) {
        return null;
    }

    /** @param masks at {@link #maskLocations()}, in their order */
    WorkflowPlan plan(Photo.Accepted photo, List<Photo.Accepted> masks, WorkflowDefaults defaults);

    /**
     * Reads strictly: no field that is not known, no text for a number, no fraction for a whole number.
     *
     * @param buckets that the input may name
     * @throws InvalidInputException with the name of the field that is wrong
     */
    static <T extends WorkflowInput> T read(@Nullable JsonNode input, Class<T> type, StackBuckets buckets)
            throws InvalidInputException {
        T read = StrictJson.read(input, type, "{\"source\": {\"bucket\": \"my-photos\", \"key\": \"ada.jpg\"}}");
        read.check(buckets);
        return read;
    }
}
