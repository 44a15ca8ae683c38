package dev.photinus.local.aws;

import java.util.List;
import java.util.Map;

/** Decides whether a service answers a request: whether who makes it is known, and may do what is asked for. */
@FunctionalInterface
public interface RequestGuard {

    /** Of a service that answers everybody. */
    RequestGuard NONE = (target, headers, body) -> {};

    /**
     * Checks a request to a service with one path and no query, by POST.
     *
     * @param target as the header {@code X-Amz-Target} names the operation
     * @param headers by names whose case does not matter
     * @throws AwsJsonServer.RefusedException as AWS refuses it
     */
    void check(String target, Map<String, List<String>> headers, byte[] body) throws AwsJsonServer.RefusedException;
}
