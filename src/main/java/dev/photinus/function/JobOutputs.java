package dev.photinus.function;

import dev.photinus.ledger.Job;
import dev.photinus.ledger.Jobs;
import dev.photinus.storage.PresignedUrls;
import dev.photinus.storage.S3Location;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * What earlier steps made, as a URL for the next: of our own copy where there is one, since that can be signed anew, else where
 * Adobe keeps it.
 */
@ApplicationScoped
class JobOutputs {

    private final Jobs jobs;
    private final PresignedUrls urls;

    JobOutputs(Jobs jobs, PresignedUrls urls) {
        this.jobs = jobs;
        this.urls = urls;
    }

    /** @throws IllegalArgumentException if the step has no such output */
    String url(String execution, String step, int output) {
        List<Job.Output> outputs = jobs.find(execution, step).outputs();
        if (output < 0 || output >= outputs.size()) {
            throw new IllegalArgumentException("Step " + step + " has no output " + output + " in the ledger");
        }
        Job.Output made = outputs.get(output);
        if (made.bucket() != null && made.key() != null) {
            return urls.get(new S3Location(made.bucket(), made.key()));
        }
        if (made.url() == null) {
            throw new IllegalArgumentException("Adobe wrote output " + output + " of step " + step + " elsewhere");
        }
        return made.url();
    }
}
