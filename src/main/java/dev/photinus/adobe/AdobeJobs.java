package dev.photinus.adobe;

import jakarta.enterprise.context.ApplicationScoped;
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
     * nothing. Where the answer was waited for in vain, nothing is tried at once.
     *
     * @throws AdobeException if the URL is not Adobe's, or Adobe answers anything but 200 and a status
     * @throws AdobeException.Passing also if there is no answer, or none that is JSON
     */
    @Retry(maxRetries = 2, delay = 300, jitter = 200, maxDuration = 5_000, retryOn = AdobeException.Passing.class)
    public JobStatus status(String statusUrl, Authorization authorization) {
        String trusted = hosts.trustedStatus(statusUrl);
        try {
            return JobStatusReader.read(api.status(trusted, authorization));
        } catch (AdobeException e) {
            throw e;
        } catch (RuntimeException e) {
            // no answer, half of one, or one that is not JSON: the REST client has several exceptions for that
            throw AdobeException.Passing.noAnswer("for a status", e);
        }
    }

    /**
     * Cancels a job that nobody waits for any more.
     *
     * @throws AdobeException if the URL is not Adobe's, or Adobe does not; {@link AdobeException.Rejected} where the job has
     *     ended or is not known, {@link AdobeException.Passing} also if there is no answer
     */
    public void cancel(String cancelUrl, Authorization authorization) {
        String trusted = hosts.trustedCancel(cancelUrl);
        try {
            api.cancel(trusted, authorization);
        } catch (AdobeException e) {
            throw e;
        } catch (RuntimeException e) {
            throw AdobeException.Passing.noAnswer("to cancel a job", e);
        }
    }
}
