package dev.photinus.local.asl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Executions that AWS recorded end here as they did there, with the same events in the same order. Run with {@code
 * -Dconformance.cases=FOLDER}, where FOLDER has {@code aws-recorded.json}; the project itself has none of it.
 */
class RecordedByAwsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> endsAsOnAws() throws Exception {
        String folder = System.getProperty("conformance.cases");
        assumeTrue(folder != null, "Skipped: -Dconformance.cases names no folder with recorded executions");
        JsonNode recorded = JSON.readTree(new File(folder, "aws-recorded.json"));
        assertThat(recorded).hasSizeGreaterThan(30);
        return recorded.valueStream()
                .map(execution -> DynamicTest.dynamicTest(
                        execution.get("name").asText(),
                        () -> assertThat(outcome(execution).toPrettyString()).isEqualTo(expected(execution))));
    }

    private static String expected(JsonNode execution) {
        ObjectNode expected = execution.get("expect").deepCopy();
        ObjectNode ordered = JSON.createObjectNode();
        for (String field : new String[] {"type", "output", "error", "cause"}) {
            if (expected.has(field)) {
                ordered.set(field, expected.get(field));
            }
        }
        return ordered.<ObjectNode>set("events", execution.get("events")).toPrettyString();
    }

    /** The input; where the recording had a timestamp blotted out, the cause tells which it was. */
    private static JsonNode input(JsonNode execution) {
        String[] cause = execution.path("expect").path("cause").asText().split(" format string: ", -1);
        return cause.length == 2 ? JSON.createObjectNode().put("TimestampValue", cause[1]) : execution.get("input");
    }

    private static ObjectNode outcome(JsonNode execution) {
        SimulatedTimers timers = new SimulatedTimers(StatesLanguageTest.START);
        ScriptedTasks tasks = new ScriptedTasks(execution.get("tasks"), timers);
        StateMachine machine = StateMachine.loadWithoutLint(
                "example", execution.get("definition").toString());
        Execution run =
                new Interpreter(tasks, timers, () -> 0).start(machine, "run", input(execution), ExecutionListener.NONE);
        timers.run();
        ExecutionResult result = run.result().getNow(null);
        assertThat(result).as("the execution has ended").isNotNull();
        ObjectNode outcome = JSON.createObjectNode();
        outcome.put(
                "type", result.history().get(result.history().size() - 1).type().toString());
        if (result.output() != null) {
            outcome.set("output", result.output());
        }
        if (result.error() != null) {
            outcome.put("error", result.error());
        }
        if (result.cause() != null) {
            outcome.put("cause", result.cause());
        }
        result.history()
                .forEach(event -> outcome.withArray("events").add(event.type().toString()));
        return outcome;
    }
}
