package dev.photinus.local.adobe.operation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.local.adobe.contract.Family;
import dev.photinus.local.adobe.contract.Refusal;
import dev.photinus.local.adobe.job.Job;
import dev.photinus.local.adobe.job.JobFailed;
import dev.photinus.local.adobe.job.JobState;
import dev.photinus.local.adobe.job.Jobs;
import java.net.URI;

/** Tells how a Firefly job stands. */
public final class FireflyStatus extends StatusEndpoint {

    /** Tells of these jobs. */
    public FireflyStatus(Jobs jobs) {
        super(Family.FIREFLY, "/v3/status/", jobs);
    }

    @Override
    ObjectNode describe(Job job, JobState state, URI self) {
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("jobId", job.id()).put("status", state.word());
        if (state instanceof JobState.Succeeded succeeded) {
            body.put("progress", 100).set("result", succeeded.result());
        } else if (state instanceof JobState.Failed failed) {
            body.setAll(error(failed.reason()));
        } else if (state instanceof JobState.Cancelled) {
            body.put("message", "The job was cancelled.");
        } else {
            body.put("progress", state instanceof JobState.Running running ? running.progress() : 0);
        }
        return body;
    }

    private static ObjectNode error(JobFailed reason) {
        return reason.problems().isEmpty()
                ? Family.FIREFLY.errorBody(Refusal.of(200, reason.code(), reason.message()))
                : Family.FIREFLY.errorBody(Refusal.invalid(reason.problems()));
    }
}
