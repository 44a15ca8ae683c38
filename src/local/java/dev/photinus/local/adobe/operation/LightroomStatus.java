package dev.photinus.local.adobe.operation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.local.adobe.contract.Family;
import dev.photinus.local.adobe.job.Job;
import dev.photinus.local.adobe.job.JobState;
import dev.photinus.local.adobe.job.Jobs;
import java.net.URI;

/** Tells how an edit by Lightroom stands: in its one output, and with status 202 from beginning to end. */
public final class LightroomStatus extends StatusEndpoint {
    static final String FOLDER = "/lrService/status/";

    /** Tells of these jobs. */
    public LightroomStatus(Jobs jobs) {
        super(Family.LEGACY_IMAGE, FOLDER, jobs);
    }

    @Override
    int httpStatus() {
        return 202;
    }

    @Override
    ObjectNode describe(Job job, JobState state, URI self) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("jobId", job.id())
                .put("created", job.submitted().toString())
                .put("modified", job.modified().toString());
        ObjectNode output = body.putArray("outputs").addObject().put("status", state.word());
        if (state instanceof JobState.Succeeded succeeded) {
            output.setAll(succeeded.result());
        } else if (state instanceof JobState.Failed failed) {
            output.put("details", failed.reason().message());
        }
        body.putObject("_links").putObject("self").put("href", self.toString());
        return body;
    }
}
