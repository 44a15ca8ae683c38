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
import dev.photinus.local.adobe.job.JobState;
import dev.photinus.local.adobe.job.Jobs;
import java.net.URI;
import java.util.EnumSet;
import java.util.Set;

/** Tells how a masking job of Photoshop v1 stands. What it made stands beside its status, not below it. */
public final class MaskingStatus implements Endpoint {
    private static final Set<Operation> MASKING = EnumSet.of(Operation.MASK_OBJECTS, Operation.FILL_MASKED_AREAS);

    private final Jobs jobs;

    /** Tells of these jobs. */
    public MaskingStatus(Jobs jobs) {
        this.jobs = jobs;
    }

    /** The answer that accepts a job and says where to ask for it. */
    static Answer accepted(URI base, String jobId) {
        return Answer.json(
                202,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("jobId", jobId)
                        .put("statusUrl", base.resolve("/v1/status/" + jobId).toString()));
    }

    @Override
    public Family family() {
        return Family.LEGACY_IMAGE;
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return "/v1/status/{jobId}";
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
        if (!MASKING.contains(job.operation())) {
            throw Refusal.violation(404, "unknown_job_id", "Job not found");
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("jobId", job.id());
        JobState state = job.state();
        if (state instanceof JobState.Succeeded succeeded) {
            body.put("status", "succeeded").setAll(succeeded.result());
        } else if (state instanceof JobState.Failed failed) {
            body.put("status", "failed")
                    .put("error_code", failed.reason().code())
                    .put("message", failed.reason().message());
        } else if (state instanceof JobState.Hibernating) {
            body.put("status", state.word());
        } else {
            body.put("status", state instanceof JobState.Running ? "running" : "not_started");
        }
        return Answer.json(200, body);
    }
}
