package dev.photinus.local.asl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the examples in <code>asl/examples</code>. */
class StatesLanguageTest {

    static final Instant START = Instant.parse("2026-03-14T01:59:00Z");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final RandomGenerator HALF = () -> 1L << 63; // the middle of the road, for jitter

    static List<Example> examples() throws IOException {
        List<Example> all = new ArrayList<>();
        for (String file : List.of(
                "pass",
                "choice",
                "wait",
                "succeed-and-fail",
                "task",
                "retry",
                "catch",
                "parallel",
                "map",
                "distributed-map",
                "variables",
                "jsonata",
                "machine")) {
            all.addAll(Example.of("examples/" + file + ".yaml"));
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void behavesAsTheLanguageSays(Example example) throws IOException {
        SimulatedTimers timers = new SimulatedTimers(START);
        ScriptedTasks tasks = new ScriptedTasks(example.fields().path("tasks"), timers);
        StateMachine machine = StateMachine.load("example", example.definition(), Map.of());
        JsonNode input =
                example.fields().has("input") ? example.fields().get("input") : JsonNodeFactory.instance.objectNode();

        Execution execution = new Interpreter(tasks, timers, HALF).start(machine, "run", input, ExecutionListener.NONE);
        timers.run();

        ExecutionResult result = execution.result().getNow(null);
        assertThat(result).as("the execution has ended").isNotNull();
        Observed observed = new Observed(result, tasks);
        ObjectNode expected = example.fields().get("expect").deepCopy();
        if (!expected.has("status")) {
            expected.put("status", "SUCCEEDED");
        }
        ObjectNode actual = JsonNodeFactory.instance.objectNode();
        expected.fieldNames().forEachRemaining(name -> actual.set(name, observed.get(name)));
        assertThat(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(actual))
                .as("events: %s", observed.get("events"))
                .isEqualTo(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(expected));
    }

    /** What an example may expect of a run, by its name. */
    private record Observed(ExecutionResult result, ScriptedTasks tasks) {

        JsonNode get(String name) {
            JsonNode value = JSON.valueToTree(
                    switch (name) {
                        case "status" -> result.status();
                        case "output" -> result.output();
                        case "outputText" -> String.valueOf(result.output());
                        case "error" -> result.error();
                        case "cause" -> result.cause();
                        case "transitions" -> result.transitions();
                        case "seconds" -> number(seconds());
                        case "states" -> entered();
                        case "events" ->
                            result.history().stream()
                                    .map(event -> event.type().toString())
                                    .toList();
                        case "attempts" -> byTask(tasks.attempts);
                        case "arguments" -> tasks.arguments;
                        case "assigned" -> assigned();
                        case "atOnce" -> tasks.atOnce;
                        case "cancelled" -> tasks.cancelled;
                        default -> throw new IllegalArgumentException("an example cannot expect " + name);
                    });
            return value == null ? MissingNode.getInstance() : value;
        }

        private double seconds() {
            return Duration.between(result.startDate(), result.stopDate()).toMillis() / 1000.0;
        }

        private List<String> entered() {
            return result.history().stream()
                    .filter(event -> event.type().toString().endsWith("StateEntered"))
                    .map(event -> String.valueOf(event.details().name()))
                    .toList();
        }

        private ObjectNode assigned() {
            ObjectNode assigned = JsonNodeFactory.instance.objectNode();
            for (HistoryEvent event : result.history()) {
                if (!event.details().assignedVariables().isEmpty()) {
                    assigned.set(
                            String.valueOf(event.details().name()),
                            JSON.valueToTree(event.details().assignedVariables()));
                }
            }
            return assigned;
        }

        private static ObjectNode byTask(Map<String, List<Double>> attempts) {
            ObjectNode all = JsonNodeFactory.instance.objectNode();
            attempts.forEach((state, times) -> {
                var list = all.putArray(state);
                times.forEach(time -> list.add(number(time)));
            });
            return all;
        }

        private static JsonNode number(double value) {
            JsonNodeFactory json = JsonNodeFactory.instance;
            return value == Math.rint(value) ? json.numberNode((int) value) : json.numberNode(value);
        }
    }
}
