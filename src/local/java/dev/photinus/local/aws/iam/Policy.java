package dev.photinus.local.aws.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.policybuilder.iam.IamCondition;
import software.amazon.awssdk.policybuilder.iam.IamEffect;
import software.amazon.awssdk.policybuilder.iam.IamPolicyReader;
import software.amazon.awssdk.policybuilder.iam.IamStatement;
import software.amazon.awssdk.policybuilder.iam.IamValue;

/**
 * A policy of a role or of a resource. What the local cloud cannot evaluate is refused when the policy is read, so that nothing is
 * allowed by what it does not understand.
 *
 * @param name for messages
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">Policy grammar</a>
 */
public record Policy(String name, List<Statement> statements) {
    private static final IamPolicyReader READER = IamPolicyReader.create();
    private static final Set<String> ELEMENTS = Set.of("Version", "Id", "Statement");
    private static final Set<String> STATEMENT_ELEMENTS =
            Set.of("Sid", "Effect", "Principal", "Action", "NotAction", "Resource", "NotResource", "Condition");

    public Policy {
        statements = List.copyOf(statements);
    }

    /**
     * Reads a policy document.
     *
     * @throws PolicyException if it has something that the local cloud does not evaluate
     */
    public static Policy read(String name, JsonNode document) {
        requireKnown(name, document, ELEMENTS);
        var statements = document.path("Statement");
        for (var statement : statements.isArray() ? statements : List.of(statements)) {
            requireKnown(name, statement, STATEMENT_ELEMENTS);
        }
        try {
            return new Policy(
                    name,
                    READER.read(document.toString()).statements().stream()
                            .map(statement -> statement(name, statement))
                            .toList());
        } catch (IllegalArgumentException | NullPointerException e) { // how the reader refuses what is no policy
            throw new PolicyException(name, "is not a policy: " + e.getMessage());
        }
    }

    private static void requireKnown(String name, JsonNode node, Set<String> elements) {
        node.fieldNames().forEachRemaining(element -> {
            if (!elements.contains(element)) {
                throw new PolicyException(name, "the element " + element + " is not evaluated");
            }
        });
    }

    private static Statement statement(String policy, IamStatement statement) {
        return new Statement(
                statement.effect().equals(IamEffect.DENY),
                statement.principals().stream()
                        .map(principal -> principal.type().value() + ":" + principal.id())
                        .toList(),
                oneOf(policy, "Action", values(statement.actions()), values(statement.notActions())).stream()
                        .map(action -> action.toLowerCase(Locale.ROOT))
                        .toList(),
                statement.actions().isEmpty(),
                oneOf(policy, "Resource", values(statement.resources()), values(statement.notResources())),
                statement.resources().isEmpty(),
                conditions(policy, statement.conditions()));
    }

    private static List<String> values(List<? extends IamValue> values) {
        return values.stream().map(IamValue::value).toList();
    }

    private static List<String> oneOf(String policy, String element, List<String> named, List<String> excepted) {
        if (named.isEmpty() == excepted.isEmpty()) {
            throw new PolicyException(policy, "a statement needs either " + element + " or Not" + element);
        }
        var patterns = Stream.concat(named.stream(), excepted.stream()).toList();
        for (var pattern : patterns) {
            if (pattern.contains("${")) {
                throw new PolicyException(policy, "the policy variable in " + pattern + " is not evaluated");
            }
        }
        return patterns;
    }

    /** The reader gives one condition a value; those of one operator and key are one. */
    private static List<Condition> conditions(String policy, List<IamCondition> conditions) {
        Map<List<String>, List<String>> values = new LinkedHashMap<>();
        for (var condition : conditions) {
            var operatorAndKey =
                    List.of(condition.operator().value(), condition.key().value());
            values.computeIfAbsent(operatorAndKey, none -> new ArrayList<>()).add(condition.value());
        }
        return values.entrySet().stream()
                .map(entry -> Condition.of(
                        policy, entry.getKey().get(0), entry.getKey().get(1), entry.getValue()))
                .toList();
    }
}
