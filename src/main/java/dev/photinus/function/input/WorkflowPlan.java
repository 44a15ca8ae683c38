package dev.photinus.function.input;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.photinus.storage.ImageFacts;
import dev.photinus.storage.S3Location;
import java.util.List;

/** What a workflow's input comes to once its photo is known: every default decided, every place named. */
public interface WorkflowPlan {

    /** Where the ledger remembers the finished picture. */
    @JsonIgnore
    S3Location result();

    /** Whether Firefly has to read the photo, and masks that somebody made. */
    @JsonIgnore
    default boolean isFilledByFirefly() {
        return true;
    }

    /** How the result will differ from the photo in size, shape and type: sentences without its name. */
    @JsonIgnore
    default List<String> notes(ImageFacts photo, WorkflowDefaults defaults) {
        return List.of();
    }

    /** The same for the same photo with the same settings. */
    String fingerprint();
}
