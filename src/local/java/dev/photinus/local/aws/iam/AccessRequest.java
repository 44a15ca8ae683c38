package dev.photinus.local.aws.iam;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One action on one resource, as a service asks IAM about it.
 *
 * @param action such as {@code s3:GetObject}
 * @param resource its ARN, or {@code *} for an action that has none
 * @param context the values of condition keys, by names whose case does not matter; a key that the request does not have is absent
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/intro-structure.html#intro-structure-request">Request context</a>
 */
public record AccessRequest(String action, String resource, Map<String, List<String>> context) {

    public AccessRequest {
        var byName = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        context.forEach((key, values) -> byName.put(key, List.copyOf(values)));
        context = byName;
    }

    /** A request without condition keys of the service. */
    public static AccessRequest of(String action, String resource) {
        return new AccessRequest(action, resource, Map.of());
    }

    /** The same with one more condition key. */
    public AccessRequest with(String key, List<String> values) {
        var more = new TreeMap<>(context);
        more.put(key, values);
        return new AccessRequest(action, resource, more);
    }
}
