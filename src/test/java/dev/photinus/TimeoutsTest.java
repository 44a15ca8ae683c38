package dev.photinus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.photinus.local.aws.sam.FunctionResource;
import dev.photinus.local.aws.sam.SamTemplate;
import dev.photinus.local.aws.sam.StateMachineResource;
import io.quarkus.funqy.Funq;
import io.quarkus.runtime.configuration.DurationConverter;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/**
 * Who waits for whom: a function's wait for its slot ends in time for its call, the call before the function's timeout, and that
 * before the state machine loses patience.
 */
class TimeoutsTest {

    private final Properties properties = new Properties();
    private final SamTemplate template;

    TimeoutsTest() throws IOException {
        template = SamTemplate.read(Path.of("template.yaml"), Map.of("AdobeCredentials", "a-secret"));
        try (Reader reader = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            properties.load(reader);
        }
    }

    /** How long a call can take until it is given up. */
    private Duration call(String answer) {
        return property("adobe.patience.connect").plus(property("adobe.patience." + answer));
    }

    private Duration property(String name) {
        return DurationConverter.parseDuration(properties.getProperty(name));
    }

    @Test
    void aFunctionThatWaitsForItsSlotHasTimeForItsCall() {
        List<FunctionResource> submitting = submitting();
        assertThat(submitting).extracting(FunctionResource::logicalId).contains("CreateMaskFunction", "FillFunction");
        assertThat(submitting).allSatisfy(function -> assertThat(function.timeout())
                .as(function.logicalId())
                .isGreaterThan(property("photinus.slot-wait").plus(call("answer"))));
    }

    @Test
    void theLegacyFillHasTimeForItsAnswer() {
        assertThat(function("FillFunction").timeout())
                .isGreaterThan(property("photinus.slot-wait").plus(call("fill")));
    }

    @Test
    void pollStatusHandsBackInTime() {
        assertThat(function("PollStatusFunction").timeout())
                .as("a last question that is asked again after five seconds")
                .isGreaterThanOrEqualTo(
                        property("photinus.poll.patience").plusSeconds(5).plus(call("status")));
    }

    @Test
    void aFunctionTimesOutBeforeItsStateDoes() throws IOException {
        int tasks = 0;
        for (StateMachineResource machine : template.stateMachines()) {
            JsonNode definition = new ObjectMapper().readTree(Files.readString(Path.of(machine.definitionUri())));
            for (JsonNode task : tasks(definition)) {
                String arn = task.path("Resource").asText();
                String resolved = machine.definitionSubstitutions().get(arn.substring(2, arn.length() - 1));
                for (FunctionResource function : template.functions()) {
                    if (function.arn().equals(resolved)) {
                        tasks++;
                        assertThat(Duration.ofSeconds(
                                        task.path("TimeoutSeconds").asLong()))
                                .as("%s in %s", function.logicalId(), machine.definitionUri())
                                .isGreaterThan(function.timeout());
                    }
                }
            }
        }
        assertThat(tasks).isGreaterThan(20);
    }

    private static List<JsonNode> tasks(JsonNode definition) {
        List<JsonNode> tasks = new ArrayList<>();
        for (JsonNode parent : definition.findParents("Resource")) {
            if (parent.path("Resource").asText().startsWith("${")) {
                tasks.add(parent);
            }
        }
        return tasks;
    }

    /** The functions that submit a job, and so wait for slots. */
    private List<FunctionResource> submitting() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.photinus.function").stream()
                        .filter(type -> type.getDirectDependenciesFromSelf().stream()
                                .anyMatch(dependency -> dependency
                                        .getTargetClass()
                                        .getName()
                                        .equals("dev.photinus.function.Submission")))
                        .filter(type ->
                                type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(Funq.class)))
                        .map(type -> function(type.getSimpleName() + "Function"))
                        .toList();
    }

    private FunctionResource function(String logicalId) {
        return template.functions().stream()
                .filter(function -> function.logicalId().equals(logicalId))
                .findFirst()
                .orElseThrow();
    }
}
