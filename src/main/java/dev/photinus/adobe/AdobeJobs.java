package dev.photinus.adobe;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import org.eclipse.microprofile.faulttolerance.Retry;

/** Jobs that Adobe has accepted. The access token goes to the URLs that {@link AdobeHosts} trusts, and to no others. */
@ApplicationScoped
public class AdobeJobs {

    private final JobApi api;
    private final AdobeHosts hosts;

    AdobeJobs(JobApi api, AdobeHosts hosts) {
        this.api = api;
        this.hosts = hosts;
    }

    /**
     * Asks how a job stands; a connection that drops and a passing fault of Adobe's are tried again at once, for asking costs
     * nothing.
     *
     * @throws AdobeException if the URL is not Adobe's, or Adobe answers anything but 200
     * @throws ProcessingException if there is no answer, or none that is JSON
     */
    @Retry(
            maxRetries = 2,
            delay = 300,
            jitter = 200,
            retryOn = {ProcessingException.class, AdobeException.Passing.class})
    public JobStatus status(String statusUrl, Authorization authorization) {
        JsonNode status = api.status(hosts.trustedStatus(statusUrl), authorization);
        return JobStatusReader.read(status);
    }

    /**
     * Cancels a job that nobody waits for any more.
     *
     * @throws AdobeException if the URL is not Adobe's, or Adobe does not; {@link AdobeException.Rejected} where the job has
     *     ended or is not known
     * @throws ProcessingException if there is no answer
     */
    public void cancel(String cancelUrl, Authorization authorization) {
        api.cancel(hosts.trustedCancel(cancelUrl), authorization);
    }
}
