package dev.photinus.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** How far the flows inside an unsuccessful state have come; on redrive, those that succeeded are not run again. */
sealed interface Progress {

    /**
     * Branches of a Parallel state.
     *
     * @param input of every branch
     * @param branches by their index; one that is missing had not begun
     */
    record Branches(JsonNode input, Map<Integer, ResumePoint> branches) implements Progress {}

    /**
     * Iterations of an inline Map.
     *
     * @param inputs of the iterations, in the order of the items
     * @param limit how many run at a time
     * @param iterations by their index; one that is missing had not begun
     */
    record Iterations(List<Item> items, List<JsonNode> inputs, long limit, Map<Integer, ResumePoint> iterations)
            implements Progress {}

    /**
     * Child executions of a Map Run.
     *
     * @param children by the index of their batch; one that is missing had not begun
     * @param redrives how often the Map Run has been redriven
     */
    record Children(MapRun.Plan plan, Map<Integer, Execution> children, int redrives) implements Progress {}
}
