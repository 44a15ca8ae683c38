package dev.photinus.local.adobe.operation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.local.adobe.contract.Family;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.contract.Refusal;
import dev.photinus.local.adobe.http.Answer;
import dev.photinus.local.adobe.http.Endpoint;
import dev.photinus.local.adobe.http.Request;
import dev.photinus.local.adobe.job.Job;
import dev.photinus.local.adobe.job.JobFailed;
import dev.photinus.local.adobe.job.JobState;
import dev.photinus.local.adobe.job.Jobs;
import java.util.Set;

/** Tells how a Firefly job stands. */
public final class FireflyStatus implements Endpoint {
    private final Jobs jobs;

    /** Tells of these jobs. */
    public FireflyStatus(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public Family family() {
        return Family.FIREFLY;
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return "/v3/status/{jobId}";
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
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("jobId", job.id());
        JobState state = job.state();
        if (state instanceof JobState.Succeeded succeeded) {
            body.put("status", "succeeded").put("progress", 100).set("result", succeeded.result());
        } else if (state instanceof JobState.Failed failed) {
            body.put("status", "failed").setAll(error(failed.reason()));
        } else if (state instanceof JobState.Cancelled) {
            body.put("status", "cancelled").put("message", "The job was cancelled.");
        } else if (state instanceof JobState.Running running) {
            body.put("status", "running").put("progress", running.progress());
        } else {
            body.put("status", "pending").put("progress", 0);
        }
        return Answer.json(200, body);
    }

    private static ObjectNode error(JobFailed reason) {
        return reason.problems().isEmpty()
                ? Family.FIREFLY.errorBody(Refusal.of(200, reason.code(), reason.message()))
                : Family.FIREFLY.errorBody(Refusal.invalid(reason.problems()));
    }
}
