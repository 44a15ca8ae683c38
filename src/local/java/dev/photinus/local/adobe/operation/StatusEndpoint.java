package dev.photinus.local.adobe.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.local.adobe.contract.Family;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.http.Answer;
import dev.photinus.local.adobe.http.Endpoint;
import dev.photinus.local.adobe.http.Request;
import dev.photinus.local.adobe.job.Job;
import dev.photinus.local.adobe.job.JobState;
import dev.photinus.local.adobe.job.Jobs;
import java.net.URI;
import java.util.Set;

/** Tells how a job stands. Adobe's APIs differ in the path and in the words. */
abstract class StatusEndpoint implements Endpoint {
    private final Family family;
    private final String folder;
    private final Jobs jobs;

    /** Tells of these jobs, at {@code folder} followed by a job's id. */
    StatusEndpoint(Family family, String folder, Jobs jobs) {
        this.family = family;
        this.folder = folder;
        this.jobs = jobs;
    }

    @Override
    public final Family family() {
        return family;
    }

    @Override
    public final String method() {
        return "GET";
    }

    @Override
    public final String path() {
        return folder + "{jobId}";
    }

    @Override
    public final Operation operation(Request request) {
        return Operation.POLL_STATUS;
    }

    @Override
    public final Set<String> mediaTypes() {
        return Set.of();
    }

    @Override
    public final Answer answer(Request request) {
        Job job = jobs.get(request.pathParameter("jobId"));
        return Answer.json(
                httpStatus(), describe(job, job.state(), request.base().resolve(folder + job.id())));
    }

    /** The HTTP status beside whatever status the job has. */
    int httpStatus() {
        return 200;
    }

    /**
     * The answer's body.
     *
     * @param self where the question was asked
     */
    abstract ObjectNode describe(Job job, JobState state, URI self);
}
