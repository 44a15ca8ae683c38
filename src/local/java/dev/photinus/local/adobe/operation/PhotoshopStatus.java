package dev.photinus.local.adobe.operation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.local.adobe.contract.Family;
import dev.photinus.local.adobe.job.Job;
import dev.photinus.local.adobe.job.JobState;
import dev.photinus.local.adobe.job.Jobs;
import java.net.URI;

/** Tells how a job of Photoshop v2 stands, on both of its hosts. */
public final class PhotoshopStatus extends StatusEndpoint {

    /** Tells of these jobs. */
    public PhotoshopStatus(Jobs jobs) {
        super(Family.PHOTOSHOP, "/v2/status/", jobs);
    }

    @Override
    ObjectNode describe(Job job, JobState state, URI self) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("jobId", job.id())
                .put("createdTime", job.submitted().toString())
                .put("modifiedTime", job.modified().toString())
                .put("status", state.word());
        if (state instanceof JobState.Succeeded succeeded) {
            body.set("result", succeeded.result());
        } else if (state instanceof JobState.Failed failed) {
            body.putArray("errorDetails")
                    .addObject()
                    .put("errorCode", failed.reason().code())
                    .put("message", failed.reason().message());
        }
        return body;
    }
}
