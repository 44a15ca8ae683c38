package dev.photinus.local.aws.s3;

import dev.photinus.local.aws.iam.AccessControl;
import dev.photinus.local.aws.iam.AccessRequest;
import dev.photinus.local.aws.iam.Decision;
import dev.photinus.local.aws.iam.Principal;
import java.util.Optional;

/**
 * What the principal of one request may do.
 *
 * @param denial S3's message where the request is not allowed
 * @param absence S3's message where the object is not there and the principal may not learn that
 */
record Authorization(Optional<String> denial, Optional<String> absence) {

    /** Nothing is allowed: to who has no access key. */
    static final Authorization NONE = new Authorization(Optional.of("Access Denied"), Optional.empty());

    static Authorization of(AccessControl control, Principal principal, S3Actions actions) {
        var needed = actions.needed();
        if (needed.isEmpty() && !(principal instanceof Principal.Administrator)) {
            return NONE;
        }
        return new Authorization(
                needed.stream()
                        .flatMap(request -> denied(control, principal, request).stream())
                        .findFirst(),
                actions.toLearnOfAbsence().flatMap(request -> denied(control, principal, request)));
    }

    private static Optional<String> denied(AccessControl control, Principal principal, AccessRequest request) {
        Decision decision = control.decide(principal, request);
        return decision.isAllowed()
                ? Optional.empty()
                : Optional.of(AccessControl.quotingMessage(principal, request, decision));
    }
}
