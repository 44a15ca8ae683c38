package dev.photinus.local.aws.iam;

import java.util.List;
import java.util.Locale;

/**
 * One statement of a policy.
 *
 * @param denies whether its Effect is Deny
 * @param principals who it is about, each as {@code Service:events.amazonaws.com}; empty in a policy of a role
 * @param actions patterns in lower case
 * @param exceptActions whether it is about all actions but those
 * @param resources patterns
 * @param exceptResources whether it is about all resources but those
 */
record Statement(
        boolean denies,
        List<String> principals,
        List<String> actions,
        boolean exceptActions,
        List<String> resources,
        boolean exceptResources,
        List<Condition> conditions) {

    Statement {
        principals = List.copyOf(principals);
        actions = List.copyOf(actions);
        resources = List.copyOf(resources);
        conditions = List.copyOf(conditions);
    }

    boolean appliesTo(AccessRequest request) {
        var action = request.action().toLowerCase(Locale.ROOT);
        return actions.stream().anyMatch(pattern -> Wildcards.matches(pattern, action)) != exceptActions
                && resources.stream().anyMatch(pattern -> Wildcards.matchesArn(pattern, request.resource()))
                        != exceptResources
                && conditions.stream().allMatch(condition -> condition.holds(request));
    }
}
