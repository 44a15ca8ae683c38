package dev.photinus.local.aws.sam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Resolves CloudFormation's intrinsic functions as far as a laptop can know the answer, and refuses the others by name.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html">Intrinsic
 *     functions</a>
 */
final class Intrinsics {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]+)}");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Function<String, Optional<String>> references;
    private final JsonNode conditions;

    /**
     * @param references what {@code Ref} and {@code Fn::GetAtt} know: "Name", "Resource.Attribute", "AWS::Region"
     * @param conditions the template's Conditions
     */
    Intrinsics(Function<String, Optional<String>> references, JsonNode conditions) {
        this.references = references;
        this.conditions = conditions;
    }

    /** Resolves to text; a missing node is empty, as is {@code AWS::NoValue}. */
    Optional<String> text(JsonNode node, String where) {
        var resolved = resolve(node, where);
        if (resolved.isMissingNode() || resolved.isNull()) {
            return Optional.empty();
        }
        if (!resolved.isValueNode()) {
            throw new TemplateException(where, "must be text, but is " + resolved);
        }
        return Optional.of(resolved.asText());
    }

    /** Resolves the node itself; the members of an object or a list stay as written. */
    JsonNode resolve(JsonNode node, String where) {
        if (!node.isObject() || node.size() != 1) {
            return node;
        }
        var name = node.fieldNames().next();
        var argument = node.path(name);
        return switch (name) {
            case "Ref" -> reference(argument.asText(), where);
            case "Fn::GetAtt" -> reference(attribute(argument, where), where);
            case "Fn::Sub" -> NODES.textNode(substitute(argument, where));
            case "Fn::Join" -> NODES.textNode(join(argument, where));
            case "Fn::If" -> resolve(argument.path(condition(argument.path(0).asText(), where) ? 1 : 2), where);
            default -> {
                if (name.startsWith("Fn::")) {
                    throw new TemplateException(where, name + " is not known to the local cloud");
                }
                yield node;
            }
        };
    }

    /** Resolves the node and everything in it. */
    JsonNode resolveAll(JsonNode node, String where) {
        var resolved = resolve(node, where);
        if (resolved.isObject()) {
            var object = NODES.objectNode();
            for (var member : resolved.properties()) {
                var value = resolveAll(member.getValue(), where + "/" + member.getKey());
                if (!value.isMissingNode()) { // AWS::NoValue takes a member out
                    object.set(member.getKey(), value);
                }
            }
            return object;
        }
        if (resolved.isArray()) {
            var array = NODES.arrayNode();
            for (var element : resolved) {
                var value = resolveAll(element, where);
                if (!value.isMissingNode()) { // AWS::NoValue takes an element out
                    array.add(value);
                }
            }
            return array;
        }
        return resolved;
    }

    /** Whether the named condition holds. */
    boolean condition(String name, String where) {
        var definition = conditions.path(name);
        if (definition.isMissingNode()) {
            throw new TemplateException(where, "there is no condition " + name);
        }
        return holds(definition, "Conditions/" + name);
    }

    private boolean holds(JsonNode test, String where) {
        var name = test.isObject() && test.size() == 1 ? test.fieldNames().next() : "";
        var arguments = test.path(name);
        return switch (name) {
            case "Condition" -> condition(arguments.asText(), where);
            case "Fn::Equals" -> text(arguments.path(0), where).equals(text(arguments.path(1), where));
            case "Fn::Not" -> !holds(arguments.path(0), where);
            case "Fn::And" -> arguments.valueStream().allMatch(argument -> holds(argument, where));
            case "Fn::Or" -> arguments.valueStream().anyMatch(argument -> holds(argument, where));
            default -> throw new TemplateException(where, test + " is no condition that the local cloud knows");
        };
    }

    private JsonNode reference(String name, String where) {
        if (name.equals("AWS::NoValue")) {
            return MissingNode.getInstance();
        }
        return NODES.textNode(references
                .apply(name)
                .orElseThrow(() -> new TemplateException(where, "the local cloud has no value for " + name)));
    }

    private String attribute(JsonNode argument, String where) {
        return argument.isArray()
                ? argument.path(0).asText() + "."
                        + text(argument.path(1), where).orElse("")
                : argument.asText();
    }

    private String substitute(JsonNode argument, String where) {
        var template = argument.isArray() ? argument.path(0).asText() : argument.asText();
        var variables = argument.isArray() ? argument.path(1) : MissingNode.getInstance();
        return PLACEHOLDER.matcher(template).replaceAll(match -> {
            var name = match.group(1).strip();
            if (name.startsWith("!")) { // ${!Literal} stands for ${Literal}
                return Matcher.quoteReplacement("${" + name.substring(1) + "}");
            }
            var value = variables.has(name)
                    ? text(variables.path(name), where).orElse("")
                    : reference(name, where).asText();
            return Matcher.quoteReplacement(value);
        });
    }

    private String join(JsonNode argument, String where) {
        return String.join(
                argument.path(0).asText(),
                argument.path(1)
                        .valueStream()
                        .flatMap(part -> text(part, where).stream())
                        .toList());
    }

    /** The pseudo parameters of the one region and account that a laptop has. */
    static Map<String, String> pseudoParameters(String region, String account, String stack) {
        return Map.of(
                "AWS::Region", region,
                "AWS::AccountId", account,
                "AWS::Partition", "aws",
                "AWS::URLSuffix", "amazonaws.com",
                "AWS::StackName", stack);
    }
}
