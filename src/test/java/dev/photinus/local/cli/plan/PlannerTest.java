package dev.photinus.local.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.function.input.Workflow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerTest {

    private static final Path PROJECT = Path.of("");
    private static final Map<String, String> NO_QUOTA = Map.of(
            "QUOTA_FIREFLY", "none",
            "QUOTA_REMOVE_BACKGROUND", "none",
            "QUOTA_MASKING", "none",
            "QUOTA_PHOTOSHOP", "none");

    private final Planner planner = new Planner(PROJECT, Map.of());

    /** As the state machines' own tests count them. */
    @ParameterizedTest
    @CsvSource({"HEADSHOT, false, 12, 8", "HEADSHOT, true, 9, 6", "PRODUCT, false, 19, 12", "INPAINT, false, 9, 6"})
    void onePhotoTakesWhatItsStateMachineTakes(Workflow workflow, boolean ownMask, int transitions, int invocations) {
        BatchPlan plan = new Planner(PROJECT, NO_QUOTA).plan(new Order(workflow, 1, ownMask, false), 1, null);

        assertThat(plan.inAll().stateTransitions()).isEqualTo(transitions);
        assertThat(plan.inAll().functionInvocations()).isEqualTo(invocations);
        assertThat(plan.inAll().waitingSeconds()).isZero();
    }

    @Test
    void aStateMoreIsATransitionMore(@TempDir Path project) throws IOException {
        Files.copy(PROJECT.resolve("template.yaml"), project.resolve("template.yaml"));
        ObjectMapper json = new ObjectMapper();
        Path original = PROJECT.resolve("infra/headshot.asl.json");
        ObjectNode machine = (ObjectNode) json.readTree(original.toFile());
        machine.withObjectProperty("States")
                .putObject("Take a Breath")
                .put("Type", "Pass")
                .put("Next", machine.path("StartAt").asText());
        machine.put("StartAt", "Take a Breath");
        json.writeValue(
                Files.createDirectory(project.resolve("infra"))
                        .resolve("headshot.asl.json")
                        .toFile(),
                machine);

        assertThat(new Planner(project, Map.of())
                        .plan(Order.of(Workflow.HEADSHOT), 1, null)
                        .inAll()
                        .stateTransitions())
                .isEqualTo(13);
    }

    @Test
    void variationsAreOneFillAndAToneEach() {
        BatchPlan plan = planner.plan(new Order(Workflow.HEADSHOT, 3, false, false), 10, null);

        assertThat(plan.operations())
                .extracting(BatchPlan.Operation::operation, BatchPlan.Operation::calls)
                .containsExactly(tuple("createMask", 10), tuple("fill", 10), tuple("autoTone", 30));
        assertThat(plan.calls()).isEqualTo(50);
    }

    private static Tuple tuple(String operation, long calls) {
        return Tuple.tuple(operation, calls);
    }

    /** 999 intervals of 15.3 s are 4.25 hours; the last photo then takes half a minute. */
    @Test
    void aThousandHeadshotsTakeFireflysTime() {
        BatchPlan plan = planner.plan(Order.of(Workflow.HEADSHOT), 1_000, null);

        assertThat(plan.hours()).isBetween(4.25, 4.3);
        assertThat(plan.seconds()).isCloseTo(plan.hours() * 3600, within(1e-6));
        assertThat(plan.binding()).isEqualTo(new BatchPlan.Binding("firefly", "4 in 60 s"));
        assertThat(plan.operations().get(1))
                .isEqualTo(new BatchPlan.Operation(
                        "fill", 1_000, "firefly", List.of("4 in 60 s", "9,000 a day"), 999 * 15.3));
    }

    /** At 60 a minute, 9,000 are through in two and a half hours, and the rest waits for the next day. */
    @Test
    void aDaysLimitMayBind() {
        BatchPlan plan = planner.plan(Order.of(Workflow.HEADSHOT), 10_000, 60);

        assertThat(plan.binding()).isEqualTo(new BatchPlan.Binding("firefly", "9,000 a day"));
        assertThat(plan.hours()).isBetween(24.0, 24.5);
    }

    @Test
    void readsTheQuotaThatTheFunctionsRead() {
        BatchPlan plan = new Planner(PROJECT, Map.of("QUOTA_FIREFLY", "40/60s", "QUOTA_REMOVE_BACKGROUND", "1/10s"))
                .plan(Order.of(Workflow.HEADSHOT), 1_000, null);

        assertThat(plan.binding()).isEqualTo(new BatchPlan.Binding("remove-background", "1 in 10 s"));
        assertThat(plan.operations().get(0).seconds()).isEqualTo(999 * 10.2);
    }

    @Test
    void withoutAQuotaNothingBinds() {
        BatchPlan plan = new Planner(PROJECT, NO_QUOTA).plan(Order.of(Workflow.PRODUCT), 100, null);

        assertThat(plan.binding()).isNull();
        assertThat(plan.inAll().waitingSeconds()).isZero();
        assertThat(plan.seconds()).isLessThan(60);
        assertThat(plan.operations()).allMatch(operation -> operation.limits().isEmpty() && operation.seconds() == 0);
    }

    @Test
    void thePriceIsThatOfTheTable() {
        BatchPlan plan = planner.plan(Order.of(Workflow.INPAINT), 1_000, null);
        BatchPlan.Amounts used = plan.inAll();
        BatchPlan.Dollars dollars = plan.dollars();

        assertThat(plan.prices().architecture()).isEqualTo("arm64");
        assertThat(plan.prices().memoryMegabytes()).isEqualTo(128);
        assertThat(dollars.stateTransitions()).isCloseTo(used.stateTransitions() * 0.000025, within(1e-9));
        assertThat(dollars.functionInvocations()).isCloseTo(used.functionInvocations() * 0.0000002, within(1e-9));
        assertThat(dollars.functionTime()).isCloseTo(used.functionSeconds() / 8 * 0.0000133334, within(1e-9));
        assertThat(dollars.workflowsAndFunctions())
                .isCloseTo(
                        dollars.stateTransitions() + dollars.functionInvocations() + dollars.functionTime(),
                        within(1e-9));
        assertThat(dollars.inAll())
                .isCloseTo(dollars.workflowsAndFunctions() + dollars.table() + dollars.bucket(), within(1e-9));
        assertThat(dollars.perPhoto()).isCloseTo(dollars.inAll() / 1_000, within(1e-9));
    }

    @Test
    void listingObjectsAsksForTheirMasksOnly() {
        BatchPlan plan = planner.plan(new Order(Workflow.INPAINT, 1, false, true), 4, null);

        assertThat(plan.operations()).extracting(BatchPlan.Operation::operation).containsExactly("maskObjects");
    }
}
