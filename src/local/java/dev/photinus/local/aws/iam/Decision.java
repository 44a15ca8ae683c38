package dev.photinus.local.aws.iam;

/** What IAM says to a request. */
public enum Decision {
    ALLOWED(""),
    NOT_ALLOWED(" because no identity-based policy allows the %s action"),
    DENIED_BY_ROLE(" with an explicit deny in an identity-based policy"),
    DENIED_BY_RESOURCE(" with an explicit deny in a resource-based policy");

    private final String reason;

    Decision(String reason) {
        this.reason = reason;
    }

    public boolean isAllowed() {
        return this == ALLOWED;
    }

    /** The end of AWS's sentence that says why access is denied. */
    String reason(String action) {
        return reason.formatted(action);
    }
}
