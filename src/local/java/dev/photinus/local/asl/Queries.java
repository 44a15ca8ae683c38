package dev.photinus.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.photinus.local.asl.jsonata.Expression;
import dev.photinus.local.asl.jsonata.MalformedExpressionException;
import java.util.List;

/** Reads the strings of templates and checks, for those that are JSONata, what they refer to. */
final class Queries {

    private static final List<String> STATES = List.of("input", "result", "errorOutput", "context");
    private static final List<String> CONTEXT = List.of("Execution", "State", "StateMachine", "Map", "Task");

    private Queries() {}

    static Template read(JsonNode value, Place place) {
        String text = value.textValue();
        if (!Expression.isDelimited(text)) {
            if (text.startsWith("{%") || text.endsWith("%}")) {
                place.refuse("a JSONata string begins with {% and ends with %}, with nothing before or after");
            }
            return new Template.Literal(value);
        }
        try {
            Expression expression = Expression.parse(text);
            expression.references().faults().forEach(place::refuse);
            expression.references().lint().forEach(place::lint);
            expression.references().statesPaths().forEach(path -> checkStates(path, place));
            expression.references().variables().forEach(place::use);
            return new Template.Query(expression, place.path());
        } catch (MalformedExpressionException e) {
            place.refuse("malformed JSONata: " + e.getMessage());
            return new Template.Literal(value);
        }
    }

    private static void checkStates(List<String> path, Place place) {
        if (path.isEmpty()) {
            return;
        }
        switch (path.get(0)) {
            case "input" -> {}
            case "result" ->
                require(
                        place,
                        Sight.RESULT,
                        "$states.result is there only in the Output and Assign of a Task, Parallel or Map");
            case "errorOutput" ->
                require(
                        place,
                        Sight.ERROR_OUTPUT,
                        "$states.errorOutput is there only in the Output and Assign of a Catcher");
            case "context" -> checkContext(path, place);
            default -> place.refuse("$states has no \"" + path.get(0) + "\"; it has " + STATES);
        }
    }

    private static void checkContext(List<String> path, Place place) {
        if (path.size() < 2) {
            return;
        }
        switch (path.get(1)) {
            case "Execution", "State", "StateMachine" -> {}
            case "Map" ->
                require(
                        place,
                        Sight.MAP_ITEM,
                        "$states.context.Map is there only in an ItemSelector and inside the ItemProcessor of an INLINE Map");
            case "Task" ->
                require(
                        place,
                        Sight.TASK_TOKEN,
                        "$states.context.Task is there only in the Arguments of a Task whose Resource ends in .waitForTaskToken");
            default -> place.refuse("$states.context has no \"" + path.get(1) + "\"; it has " + CONTEXT);
        }
    }

    private static void require(Place place, Sight sight, String message) {
        if (!place.sees(sight)) {
            place.refuse(message);
        }
    }
}
