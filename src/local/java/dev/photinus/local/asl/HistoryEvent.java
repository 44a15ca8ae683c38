package dev.photinus.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event of an execution's history.
 *
 * @param id counts from 1
 * @param previousEventId the event before it on the same branch or iteration; 0 for the first state's, as on AWS
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetExecutionHistory.html">GetExecutionHistory</a>
 */
public record HistoryEvent(long id, long previousEventId, Instant timestamp, HistoryEventType type, Details details) {

    /**
     * What there is to tell of an event; which parts are present depends on its type. Unlike AWS's, events of tasks name
     * their state too.
     *
     * @param name the state's
     * @param resource a scheduled task's Resource
     * @param index of an item, in events of a Map iteration
     * @param input of an execution or a state, or a scheduled task's arguments; not to be changed
     * @param output of an execution, a state or a task; not to be changed
     * @param assignedVariables what an exited state assigned; empty if nothing
     * @param error an error's name
     * @param cause an error's cause
     */
    public record Details(
            @Nullable String name,
            @Nullable String resource,
            @Nullable Integer index,
            @Nullable JsonNode input,
            @Nullable JsonNode output,
            Map<String, JsonNode> assignedVariables,
            @Nullable String error,
            @Nullable String cause) {

        static Details of(@Nullable String name) {
            return new Details(name, null, null, null, null, Map.of(), null, null);
        }

        static Details input(@Nullable String name, JsonNode input) {
            return new Details(name, null, null, input, null, Map.of(), null, null);
        }

        static Details output(@Nullable String name, JsonNode output) {
            return new Details(name, null, null, null, output, Map.of(), null, null);
        }

        static Details exited(String name, JsonNode output, Map<String, JsonNode> assigned) {
            return new Details(name, null, null, null, output, assigned, null, null);
        }

        static Details scheduled(String name, String resource, JsonNode arguments) {
            return new Details(name, resource, null, arguments, null, Map.of(), null, null);
        }

        static Details iteration(String name, int index) {
            return new Details(name, null, index, null, null, Map.of(), null, null);
        }

        static Details failed(@Nullable String name, StateError error) {
            return new Details(name, null, null, null, null, Map.of(), error.error(), error.cause());
        }
    }
}
