package dev.photinus.local.aws.sam;

import java.util.List;

/**
 * An {@code AWS::IAM::Role} with its policies: those written into it, and the managed ones that it names.
 *
 * @param logicalId its name inside the template
 * @param name the logical id, where AWS would invent one
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html">AWS::IAM::Role</a>
 */
public record RoleResource(String logicalId, String name, String arn, List<PolicyResource> policies) {

    public RoleResource {
        policies = List.copyOf(policies);
    }
}
