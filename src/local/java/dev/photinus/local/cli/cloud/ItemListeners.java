package dev.photinus.local.cli.cloud;

import dev.photinus.local.asl.ExecutionListener;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongFunction;

/** Who listens to the executions that batches start: an execution's name tells its batch and its item. */
final class ItemListeners implements Function<String, ExecutionListener> {

    private final Map<String, LongFunction<ExecutionListener>> batches = new ConcurrentHashMap<>();

    /** @param executions what the names of the batch's executions begin with, before the number of the item */
    void listen(String executions, LongFunction<ExecutionListener> items) {
        batches.put(executions, items);
    }

    @Override
    public ExecutionListener apply(String execution) {
        String[] parts = execution.split("-", 3);
        LongFunction<ExecutionListener> items = batches.get(parts[0]);
        return items == null || parts.length < 2 ? ExecutionListener.NONE : items.apply(Long.parseLong(parts[1]));
    }
}
