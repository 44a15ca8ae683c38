package dev.photinus.local.aws.iam;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * One operator on one key of a statement's Condition.
 *
 * @param quantifier {@code ForAnyValue:}, {@code ForAllValues:} or nothing
 * @param operator without quantifier and {@code IfExists}
 * @param ifExists whether a request without the key fulfils the condition
 * @param values of which one has to match, or none where the operator is a negated one
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">Condition
 *     operators</a>
 */
record Condition(String quantifier, String operator, boolean ifExists, String key, List<String> values) {
    private static final String ANY = "ForAnyValue:";
    private static final String ALL = "ForAllValues:";
    private static final String IF_EXISTS = "IfExists";
    private static final String NULL = "Null";

    private static final Map<String, BiPredicate<String, String>> OPERATORS = Map.of(
            "StringEquals", String::equals,
            "StringEqualsIgnoreCase", String::equalsIgnoreCase,
            "StringLike", Wildcards::matches,
            "ArnEquals", Wildcards::matchesArn,
            "ArnLike", Wildcards::matchesArn,
            "Bool", String::equalsIgnoreCase);

    private static final Map<String, String> NEGATED = Map.of(
            "StringNotEquals", "StringEquals",
            "StringNotEqualsIgnoreCase", "StringEqualsIgnoreCase",
            "StringNotLike", "StringLike",
            "ArnNotEquals", "ArnEquals",
            "ArnNotLike", "ArnLike");

    /** Those that the local cloud's services fill in, and one of KMS, which it does not have. */
    private static final Set<String> KEYS = Set.of(
            "aws:securetransport",
            "aws:sourceaccount",
            "aws:sourcearn",
            "dynamodb:leadingkeys",
            "events:detail-type",
            "events:source",
            "kms:viaservice",
            "s3:prefix");

    Condition {
        values = List.copyOf(values);
    }

    /** @throws PolicyException if the local cloud does not know the operator or fill in the key */
    static Condition of(String policy, String operator, String key, List<String> values) {
        var quantifier = operator.startsWith(ANY) ? ANY : operator.startsWith(ALL) ? ALL : "";
        var ifExists = operator.endsWith(IF_EXISTS);
        var plain = operator.substring(quantifier.length(), operator.length() - (ifExists ? IF_EXISTS.length() : 0));
        var isNull = plain.equals(NULL) && quantifier.isEmpty() && !ifExists;
        if (!isNull && !OPERATORS.containsKey(plain) && !NEGATED.containsKey(plain)) {
            throw new PolicyException(policy, "the condition operator " + operator + " is not evaluated");
        }
        if (!KEYS.contains(key.toLowerCase(Locale.ROOT))) {
            throw new PolicyException(policy, "the condition key " + key + " is not evaluated");
        }
        for (var value : values) {
            if (value.contains("${")) {
                throw new PolicyException(policy, "the policy variable in " + value + " is not evaluated");
            }
        }
        return new Condition(quantifier, plain, ifExists, key, values);
    }

    /**
     * Whether the request fulfils the condition. Without the key, ForAllValues and negated operators hold, and the others do not.
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html">Multivalued
     *     context keys</a>
     */
    boolean holds(AccessRequest request) {
        var actual = request.context().getOrDefault(key, List.of());
        if (operator.equals(NULL)) {
            return values.contains(Boolean.toString(actual.isEmpty()));
        }
        if (actual.isEmpty()) {
            return ifExists || quantifier.equals(ALL) || (quantifier.isEmpty() && NEGATED.containsKey(operator));
        }
        return quantifier.equals(ALL)
                ? actual.stream().allMatch(test())
                : actual.stream().anyMatch(test());
    }

    private Predicate<String> test() {
        var positive = OPERATORS.get(NEGATED.getOrDefault(operator, operator));
        Predicate<String> matches =
                value -> positive != null && values.stream().anyMatch(expected -> positive.test(expected, value));
        return NEGATED.containsKey(operator) ? matches.negate() : matches;
    }
}
