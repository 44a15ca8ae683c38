package dev.photinus.local.aws.iam;

import dev.photinus.local.aws.sam.RoleResource;
import java.util.List;

/** A role with its policies, of its own and managed ones. */
public record Role(String name, String arn, List<Policy> policies) {

    public Role {
        policies = List.copyOf(policies);
    }

    /** @throws PolicyException if a policy has something that the local cloud does not evaluate */
    public static Role of(RoleResource resource) {
        return new Role(
                resource.name(),
                resource.arn(),
                resource.policies().stream()
                        .map(policy -> Policy.read(policy.name(), policy.document()))
                        .toList());
    }
}
