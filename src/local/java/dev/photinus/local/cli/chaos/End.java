package dev.photinus.local.cli.chaos;

import java.util.List;

/** What became of a photo, by the event that told of it and by what is in the bucket. */
public sealed interface End {

    /**
     * There is a picture.
     *
     * @param jobs ids of those whose work is in it
     */
    record Finished(List<String> jobs) implements End {

        public Finished {
            jobs = List.copyOf(jobs);
        }
    }

    /** There is a reason. */
    record Failed(String error, String reason) implements End {}
}
