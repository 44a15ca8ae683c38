package dev.photinus.local.adobe.operation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.local.adobe.contract.Family;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.http.Answer;
import dev.photinus.local.adobe.http.Endpoint;
import dev.photinus.local.adobe.http.Request;
import dev.photinus.local.adobe.job.Job;
import dev.photinus.local.adobe.job.JobState;
import dev.photinus.local.adobe.job.Jobs;
import java.util.Set;

/** Tells how a job of Photoshop v2 stands, on both of its hosts. */
public final class PhotoshopStatus implements Endpoint {
    private final Jobs jobs;

    /** Tells of these jobs. */
    public PhotoshopStatus(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public Family family() {
        return Family.PHOTOSHOP;
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return "/v2/status/{jobId}";
    }

    @Override
    public Operation operation(Request request) {
        return Operation.POLL_STATUS;
    }

    @Override
    public Set<String> mediaTypes() {
        return Set.of();
    }

    @Override
    public Answer answer(Request request) {
        Job job = jobs.get(request.pathParameter("jobId"));
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("jobId", job.id())
                .put("createdTime", job.submitted().toString())
                .put("modifiedTime", job.modified().toString());
        JobState state = job.state();
        if (state instanceof JobState.Succeeded succeeded) {
            body.put("status", "succeeded").set("result", succeeded.result());
        } else if (state instanceof JobState.Failed failed) {
            body.put("status", "failed");
            body.putArray("errorDetails")
                    .addObject()
                    .put("errorCode", failed.reason().code())
                    .put("message", failed.reason().message());
        } else {
            body.put("status", state instanceof JobState.Running ? "running" : "pending");
        }
        return Answer.json(200, body);
    }
}
