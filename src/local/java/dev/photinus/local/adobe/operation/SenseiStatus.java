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

/**
 * Tells how a mask or cutout of the legacy generation stands.
 *
 * @see <a href="https://developer.adobe.com/firefly-services/docs/photoshop/quickstart/#get-status---mask">Photoshop quickstart, get status</a>
 */
public final class SenseiStatus extends StatusEndpoint {
    static final String FOLDER = "/sensei/status/";

    /** Tells of these jobs. */
    public SenseiStatus(Jobs jobs) {
        super(Family.LEGACY_IMAGE, FOLDER, jobs);
    }

    @Override
    ObjectNode describe(Job job, JobState state, URI self) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("jobId", job.id())
                .put("created", job.submitted().toString())
                .put("modified", job.modified().toString())
                .put("status", state.word());
        if (state instanceof JobState.Succeeded succeeded) {
            body.setAll(succeeded.result());
            // Adobe's OpenAPI file knows an object only, of a failed job; its quickstart shows what a job without
            // errors has.
            body.putArray("errors").addObject();
        } else if (state instanceof JobState.Failed failed) {
            body.set("errors", error(failed.reason()));
        }
        body.putObject("_links").putObject("self").put("href", self.toString());
        return body;
    }

    private static ObjectNode error(JobFailed reason) {
        return reason.problems().isEmpty()
                ? Family.LEGACY_IMAGE.errorBody(Refusal.of(200, reason.code(), reason.message()))
                : Family.LEGACY_IMAGE.errorBody(Refusal.unprocessable(reason.problems()));
    }
}
