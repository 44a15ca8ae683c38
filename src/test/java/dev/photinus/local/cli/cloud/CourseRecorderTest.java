package dev.photinus.local.cli.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.local.asl.Execution;
import dev.photinus.local.asl.Interpreter;
import dev.photinus.local.asl.SimulatedTimers;
import dev.photinus.local.asl.StateMachine;
import dev.photinus.local.asl.Tasks;
import dev.photinus.local.cli.workflow.Course;
import dev.photinus.local.cli.workflow.PhotoEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CourseRecorderTest {

    private static final Instant START = Instant.parse("2026-11-20T20:00:00Z");

    private final List<PhotoEvent> told = new ArrayList<>();

    @Test
    void measuresEachBranchByItself() {
        Course course = run("'StartAt': 'Both', 'States': {'Both': {'Type': 'Parallel', 'Branches': ["
                + "{'StartAt': 'Long', 'States': {'Long': {'Type': 'Wait', 'Seconds': 5, 'End': true}}},"
                + "{'StartAt': 'Short', 'States': {"
                + "'Short': {'Type': 'Wait', 'Seconds': 1, 'Next': 'Shorter'},"
                + "'Shorter': {'Type': 'Wait', 'Seconds': 2, 'End': true}}}], 'Next': 'Last'},"
                + "'Last': {'Type': 'Wait', 'Seconds': 4, 'End': true}}");

        assertThat(course.states())
                .containsExactlyInAnyOrder(
                        visit("Both", 0, 5),
                        visit("Long", 0, 5),
                        visit("Short", 0, 1),
                        visit("Shorter", 1, 2),
                        visit("Last", 5, 4));
        assertThat(course.duration()).isEqualTo(Duration.ofSeconds(9));
        assertThat(told).hasSize(5).contains(new PhotoEvent.StateEntered("Shorter"));
    }

    /** Before anything is paid for, and in the report. */
    @Test
    void passesOnWhatTheInspectionWarnsOf() {
        ObjectNode inspection = JsonNodeFactory.instance.objectNode().put("status", "accepted");
        inspection.putArray("warnings").add("its end marker is missing");

        Course course = run(
                request -> CompletableFuture.<JsonNode>completedFuture(inspection),
                "'StartAt': 'Inspect Photo', 'States': {'Inspect Photo': {'Type': 'Task',"
                        + " 'Resource': 'arn:aws:lambda:us-east-1:123456789012:function:inspect', 'End': true}}");

        assertThat(course.warnings()).containsExactly("its end marker is missing");
        assertThat(told).contains(new PhotoEvent.Warned("its end marker is missing"));
    }

    @Test
    void measuresVisitsOfTheSameStateOneByOne() {
        Course course = run("'StartAt': 'Wait', 'States': {"
                + "'Wait': {'Type': 'Wait', 'Seconds': 3, 'Assign': {'again': '{% $exists($again) %}'}, 'Next': 'Again?'},"
                + "'Again?': {'Type': 'Choice', 'Choices': [{'Condition': '{% $again %}', 'Next': 'Broken'}], 'Default': 'Wait'},"
                + "'Broken': {'Type': 'Fail', 'Error': 'Broken'}}");

        assertThat(course.states())
                .containsExactly(
                        visit("Wait", 0, 3),
                        visit("Again?", 3, 0),
                        visit("Wait", 3, 3),
                        visit("Again?", 6, 0),
                        visit("Broken", 6, 0));
    }

    private static Course.Visit visit(String state, int entered, int seconds) {
        return new Course.Visit(state, START.plusSeconds(entered), Duration.ofSeconds(seconds));
    }

    private Course run(String machine) {
        return run(request -> CompletableFuture.failedFuture(new AssertionError("There is no task")), machine);
    }

    private Course run(Tasks tasks, String machine) {
        SimulatedTimers timers = new SimulatedTimers(START);
        Interpreter interpreter = new Interpreter(tasks, timers, new Random(1));
        CourseRecorder recorder = new CourseRecorder(told::add);
        Execution execution = interpreter.start(
                StateMachine.load(
                        "machine", ("{'QueryLanguage': 'JSONata', " + machine + "}").replace('\'', '"'), Map.of()),
                "one",
                JsonNodeFactory.instance.objectNode(),
                recorder);
        timers.run();
        return recorder.course(execution.result().join());
    }
}
