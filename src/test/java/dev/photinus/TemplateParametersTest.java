package dev.photinus;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.photinus.local.asl.StateMachine;
import dev.photinus.local.aws.sam.EventRuleResource;
import dev.photinus.local.aws.sam.FunctionResource;
import dev.photinus.local.aws.sam.SamTemplate;
import dev.photinus.local.aws.sam.StateMachineResource;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No parameter of template.yaml can change without what runs changing: each changes resources, a setting of all functions changes
 * each of them, and what is called is the function as it is deployed. {@link SamTemplate} refuses a template whose callers get a
 * version or an alias.
 */
class TemplateParametersTest {

    private static final Pattern REFERENCE = Pattern.compile("\\b\\w+\\.(Arn|Name|QueueName)\\b");
    private static final Map<String, String> NAMES = names();

    private final SamTemplate template = template(Map.of());

    static Stream<String> parameters() {
        return template(Map.of()).document().path("Parameters").propertyStream().map(Map.Entry::getKey);
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void aChangedParameterChangesResources(String parameter) {
        assertThat(otherValues(parameter)).isNotEmpty().allSatisfy(value -> assertThat(changedBy(parameter, value))
                .isNotEmpty());
    }

    static Stream<String> settingsOfAllFunctions() {
        String globals = template(Map.of()).document().path("Globals").toString();
        return parameters().filter(parameter -> globals.contains("{\"Ref\":\"" + parameter + "\"}"));
    }

    @ParameterizedTest
    @MethodSource("settingsOfAllFunctions")
    void aChangedSettingReachesEveryFunction(String parameter) {
        List<String> functions =
                template.functions().stream().map(FunctionResource::logicalId).toList();
        assertThat(otherValues(parameter))
                .allSatisfy(value -> assertThat(changedBy(parameter, value)).containsAll(functions));
    }

    /** An ARN with a qualifier would be another function: one that keeps the settings it was published with. */
    @Test
    void whatIsCalledIsTheFunctionAsItIsDeployed() throws IOException {
        SamTemplate deployed = read(Map.of("AdobeCredentials", "a-secret"));
        Set<String> called =
                deployed.eventRules().stream().map(EventRuleResource::function).collect(toSet());
        for (StateMachineResource machine : deployed.stateMachines()) {
            StateMachine.load(
                            machine.name(),
                            Files.readString(Path.of(machine.definitionUri())),
                            machine.definitionSubstitutions())
                    .resources()
                    .stream()
                    .filter(resource -> resource.contains(":lambda:"))
                    .forEach(called::add);
        }
        assertThat(called)
                .containsExactlyInAnyOrderElementsOf(
                        deployed.functions().stream().map(FunctionResource::arn).toList());
    }

    /** Resources that AWS is given otherwise, or only then, when the parameter has another value. */
    private Set<String> changedBy(String parameter, String value) {
        SamTemplate other = template(Map.of(parameter, value));
        return template.document()
                .path("Resources")
                .propertyStream()
                .map(Map.Entry::getKey)
                .filter(resource -> !template.resolved(resource).equals(other.resolved(resource)))
                .collect(toSet());
    }

    private List<String> otherValues(String parameter) {
        JsonNode declared = template.document().path("Parameters").path(parameter);
        String standard = declared.path("Default").asText();
        return declared.has("AllowedValues")
                ? declared.path("AllowedValues")
                        .valueStream()
                        .map(JsonNode::asText)
                        .filter(value -> !value.equals(standard))
                        .toList()
                : List.of(standard + "-other");
    }

    /** The functions read every setting by a property that application.properties documents. */
    @Test
    void aSettingIsOneThatTheFunctionsRead() throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            properties.load(reader);
        }
        Set<String> variables = properties.stringPropertyNames().stream()
                .map(name -> name.replaceAll("\\W", "_").toUpperCase(Locale.ROOT))
                .collect(toSet());
        List<String> settings = template.document()
                .at("/Globals/Function/Environment/Variables")
                .propertyStream()
                .filter(variable -> variable.getValue().has("Ref"))
                .map(Map.Entry::getKey)
                .toList();

        assertThat(settings).isNotEmpty().isSubsetOf(variables);
    }

    /** The template, where each resource and attribute stands for itself. */
    private static SamTemplate template(Map<String, String> parameters) {
        Map<String, String> known = new HashMap<>(NAMES);
        known.putAll(parameters);
        return read(known);
    }

    private static Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        JsonNode document = read(Map.of()).document();
        REFERENCE.matcher(document.toString()).results().map(MatchResult::group).forEach(name -> names.put(name, name));
        document.path("Resources").fieldNames().forEachRemaining(name -> names.put(name, name));
        return Map.copyOf(names);
    }

    private static SamTemplate read(Map<String, String> known) {
        try {
            return SamTemplate.read(Path.of("template.yaml"), known);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
