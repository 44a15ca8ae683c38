package dev.photinus.local.aws.iam;

import dev.photinus.local.aws.sam.PolicyResource;
import dev.photinus.local.aws.sam.SamTemplate;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Decides who may do what within the one account of the local cloud, by the policies of roles and of resources: an explicit Deny goes
 * before an Allow, and what nothing allows is not allowed.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">Policy evaluation logic</a>
 */
public final class AccessControl {
    /** The loopback interface takes TLS's place: what is sent over it leaves the machine as little as what TLS encrypts is read. */
    private static final String SECURE_TRANSPORT = "aws:SecureTransport";

    private final List<Statement> resourceStatements;

    private AccessControl(List<Policy> resourcePolicies) {
        resourceStatements = resourcePolicies.stream()
                .flatMap(policy -> policy.statements().stream())
                .toList();
    }

    /**
     * By the policies of a template's buckets and queues; those of roles come with the principals.
     *
     * @throws PolicyException if a policy has something that the local cloud does not evaluate
     */
    public static AccessControl of(SamTemplate template) {
        return of(template.resourcePolicies());
    }

    /** By the policies of resources. */
    public static AccessControl of(List<PolicyResource> resourcePolicies) {
        return new AccessControl(resourcePolicies.stream()
                .map(policy -> Policy.read(policy.name(), policy.document()))
                .toList());
    }

    /** Decides about a request over the loopback interface. */
    public Decision decide(Principal principal, AccessRequest asked) {
        var request = asked.with(SECURE_TRANSPORT, List.of("true"));
        var ofRole = principal instanceof Principal.RoleSession session
                ? session.role().policies().stream().flatMap(policy -> policy.statements().stream())
                : Stream.<Statement>empty();
        var role = ofRole.filter(statement -> statement.appliesTo(request)).toList();
        var resource = resourceStatements.stream()
                .filter(statement -> names(statement, principal) && statement.appliesTo(request))
                .toList();
        if (role.stream().anyMatch(Statement::denies)) {
            return Decision.DENIED_BY_ROLE;
        }
        if (resource.stream().anyMatch(Statement::denies)) {
            return Decision.DENIED_BY_RESOURCE;
        }
        var isAllowed = principal instanceof Principal.Administrator
                || Stream.concat(role.stream(), resource.stream()).anyMatch(Predicate.not(Statement::denies));
        return isAllowed ? Decision.ALLOWED : Decision.NOT_ALLOWED;
    }

    private static boolean names(Statement statement, Principal principal) {
        return statement.principals().stream()
                .anyMatch(name -> name.equals("*:*")
                        || name.equals("AWS:*")
                        || principal.names().contains(name));
    }

    /** AWS's sentence about a request that is not allowed. */
    public static String message(Principal principal, AccessRequest request, Decision decision) {
        return message(principal, request, decision, request.resource());
    }

    /** As S3 says it, which puts the resource into quotes. */
    public static String quotingMessage(Principal principal, AccessRequest request, Decision decision) {
        return message(principal, request, decision, '"' + request.resource() + '"');
    }

    private static String message(Principal principal, AccessRequest request, Decision decision, String resource) {
        return "User: " + principal.arn() + " is not authorized to perform: " + request.action() + " on resource: "
                + resource + decision.reason(request.action());
    }
}
