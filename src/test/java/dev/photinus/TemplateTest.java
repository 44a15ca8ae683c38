package dev.photinus;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.photinus.function.input.Workflow;
import dev.photinus.local.asl.StateMachine;
import dev.photinus.local.aws.sam.FunctionResource;
import dev.photinus.local.aws.sam.SamTemplate;
import dev.photinus.local.aws.sam.StateMachineResource;
import io.quarkus.funqy.Funq;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds together what stands in several places: functions, template, state machines, sample events. */
class TemplateTest {

    private final SamTemplate template;

    TemplateTest() throws IOException {
        template = SamTemplate.read(Path.of("template.yaml"), Map.of("AdobeCredentials", "a-secret"));
    }

    @Test
    void everyFunctionStandsInTheTemplateOnce() {
        assertThat(exports()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(funqs());
    }

    @Test
    void aFunctionsResourceIsNamedAfterIt() {
        assertThat(template.functions()).allSatisfy(function -> {
            String export = export(function);
            assertThat(function.logicalId())
                    .isEqualTo(Character.toUpperCase(export.charAt(0)) + export.substring(1) + "Function");
        });
    }

    /** What passes through reflection has to be registered for the executable; only there does it show that it was not. */
    @Test
    void everyFunctionIsTestedNatively() {
        assertThat(template.functions()).allSatisfy(function -> assertThat(Path.of(
                        "src/test/java/dev/photinus/function",
                        function.logicalId().replaceFirst("Function$", "NativeIT.java")))
                .exists());
    }

    @Test
    void everyStateMachineIsSoundAndEverySubstitutionIsUsed() throws IOException {
        for (StateMachineResource machine : template.stateMachines()) {
            StateMachine loaded = StateMachine.load(
                    machine.logicalId(),
                    Files.readString(Path.of(machine.definitionUri())),
                    machine.definitionSubstitutions());

            String definition = Files.readString(Path.of(machine.definitionUri()));
            assertThat(machine.definitionSubstitutions().keySet())
                    .as("%s: substitutions that it uses", machine.definitionUri())
                    .allSatisfy(name -> assertThat(definition).contains("${" + name + "}"));
            assertThat(loaded.resources().stream().filter(resource -> !isIntegration(resource)))
                    .as("%s: functions that it calls", machine.definitionUri())
                    .isSubsetOf(machine.definitionSubstitutions().values());
        }
    }

    /** One of Step Functions' own, rather than a function. */
    private static boolean isIntegration(String resource) {
        return resource.startsWith("arn:aws:states:::");
    }

    @Test
    void everyFunctionAndWorkflowHasSampleEvents() throws IOException {
        List<String> workflows =
                template.stateMachines().stream().map(TemplateTest::workflow).toList();
        try (Stream<Path> folders = Files.list(Path.of("infra/events"))) {
            assertThat(folders.map(folder -> Objects.toString(folder.getFileName())))
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(funqs().stream(), workflows.stream()).toList());
        }
    }

    @Test
    void whoStartsAndAnnouncesKnowsEveryWorkflowsStateMachine() {
        Map<String, String> machines = template.stateMachines().stream()
                .collect(Collectors.toMap(
                        machine -> "PHOTINUS_" + workflow(machine).toUpperCase(Locale.ROOT) + "_STATE_MACHINE",
                        StateMachineResource::arn));
        List<String> workflows = Stream.of(Workflow.values())
                .map(workflow -> "PHOTINUS_" + workflow.name() + "_STATE_MACHINE")
                .toList();

        assertThat(machines).containsKeys(workflows.toArray(String[]::new));
        assertThat(environment("AnnounceFunction")).containsAllEntriesOf(machines);
        machines.keySet().retainAll(workflows);
        assertThat(environment("StartWorkflowFunction")).containsAllEntriesOf(machines);
    }

    private Map<String, String> environment(String function) {
        return template.functions().stream()
                .filter(resource -> resource.isCalled(function))
                .findFirst()
                .orElseThrow()
                .environment();
    }

    private static String workflow(StateMachineResource machine) {
        return Objects.toString(Path.of(machine.definitionUri()).getFileName()).replace(".asl.json", "");
    }

    private List<String> exports() {
        return template.functions().stream().map(TemplateTest::export).toList();
    }

    private static String export(FunctionResource function) {
        return Objects.requireNonNull(function.environment().get("QUARKUS_FUNQY_EXPORT"), function.logicalId());
    }

    private static List<String> funqs() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.photinus.function").stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(Funq.class))
                        .map(TemplateTest::name)
                        .toList();
    }

    private static String name(JavaMethod method) {
        return method.getAnnotationOfType(Funq.class).value();
    }
}
