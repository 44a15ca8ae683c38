package dev.photinus.local.adobe.operation;

import dev.photinus.local.adobe.contract.Family;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.contract.Refusal;
import dev.photinus.local.adobe.http.Answer;
import dev.photinus.local.adobe.http.Endpoint;
import dev.photinus.local.adobe.http.Request;
import dev.photinus.local.adobe.job.Jobs;
import java.util.Set;

/** Ends a Firefly job that has not ended. */
public final class CancelJob implements Endpoint {
    private final Jobs jobs;

    /** Ends these jobs. */
    public CancelJob(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public Family family() {
        return Family.FIREFLY;
    }

    @Override
    public String method() {
        return "PUT";
    }

    @Override
    public String path() {
        return "/v3/cancel/{jobId}";
    }

    @Override
    public Operation operation(Request request) {
        return Operation.CANCEL;
    }

    @Override
    public Set<String> mediaTypes() {
        return Set.of();
    }

    @Override
    public Answer answer(Request request) {
        if (!jobs.cancel(jobs.get(request.pathParameter("jobId")))) {
            throw Refusal.of(409, "job_ended", "The job has ended already and cannot be cancelled.");
        }
        return Answer.empty(200);
    }
}
