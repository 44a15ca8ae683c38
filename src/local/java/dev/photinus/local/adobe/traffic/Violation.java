package dev.photinus.local.adobe.traffic;

/**
 * A call that broke the contract.
 *
 * @param call method and path, without query
 * @param status what it was answered with
 * @param reason what was wrong
 */
public record Violation(String call, int status, String reason) {
    @Override
    public String toString() {
        return call + " → " + status + ": " + reason;
    }
}
