package dev.photinus.local.aws.iam;

/** A policy has an element, an operator or a condition key that the local cloud does not evaluate; the message names it. */
public final class PolicyException extends RuntimeException {
    PolicyException(String policy, String reason) {
        super("Policy " + policy + ": " + reason);
    }
}
