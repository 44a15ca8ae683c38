package dev.photinus.local.aws.sam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Refuses versions and aliases of functions and state machines, which the local cloud does not have.
 *
 * <p>A published version keeps the code and the settings that it was published with. SAM publishes another one when the properties
 * change <em>as they are written</em>: a parameter's new value is none. So a stack that calls an alias goes on with the settings
 * of before, where a local cloud that took the alias for the function would show the new ones.
 *
 * @see <a href="https://github.com/aws/serverless-application-model/issues/3820">AutoPublishAliasAllProperties does not see a
 *     parameter's new value</a>
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html">Lambda function versions</a>
 */
final class PublishedVersions {
    private static final Set<String> TYPES = Set.of(
            "AWS::Lambda::Version",
            "AWS::Lambda::Alias",
            "AWS::StepFunctions::StateMachineVersion",
            "AWS::StepFunctions::StateMachineAlias");
    private static final Set<String> PROPERTIES = Set.of(
            "AutoPublishAlias",
            "AutoPublishAliasAllProperties",
            "AutoPublishCodeSha256",
            "DeploymentPreference",
            "ProvisionedConcurrencyConfig",
            "SnapStart",
            "UseAliasAsEventTarget",
            "VersionDeletionPolicy",
            "VersionDescription");
    private static final Pattern REFERENCE =
            Pattern.compile("\\w+\\.(Alias|Version)|.*\\$\\{\\w+\\.(Alias|Version)}.*");

    private PublishedVersions() {}

    /** @throws TemplateException naming the first place where a version or an alias is made or called */
    static void refuse(JsonNode template) {
        template.path("Globals")
                .properties()
                .forEach(section -> refuseProperties(section.getValue(), "Globals/" + section.getKey()));
        template.path("Resources").properties().forEach(resource -> {
            var where = "Resources/" + resource.getKey();
            var type = resource.getValue().path("Type").asText();
            if (TYPES.contains(type)) {
                throw refusal(where, type);
            }
            if (type.startsWith("AWS::Serverless::")) {
                refuseProperties(resource.getValue().path("Properties"), where);
            }
        });
        Stream.of("Ref", "Fn::GetAtt", "Fn::Sub")
                .flatMap(intrinsic -> template.findValues(intrinsic).stream())
                .map(argument -> argument.isTextual() ? argument.asText() : attribute(argument))
                .filter(argument -> REFERENCE.matcher(argument).matches())
                .findFirst()
                .ifPresent(argument -> {
                    throw refusal("Resources", argument);
                });
    }

    /** {@code [Resource, Attribute]} as "Resource.Attribute"; of a Sub with variables, its text. */
    private static String attribute(JsonNode list) {
        return list.path(1).isTextual()
                ? list.path(0).asText() + "." + list.path(1).asText()
                : list.path(0).asText();
    }

    private static void refuseProperties(JsonNode properties, String where) {
        PROPERTIES.stream().sorted().filter(properties::has).findFirst().ifPresent(property -> {
            throw refusal(where, property);
        });
    }

    private static TemplateException refusal(String where, String what) {
        return new TemplateException(
                where,
                what + " needs published versions, which the local cloud does not have: on AWS a version keeps the"
                        + " settings of the day it was published");
    }
}
