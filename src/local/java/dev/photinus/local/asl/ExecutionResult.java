package dev.photinus.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An execution that has ended, as DescribeExecution and GetExecutionHistory would tell it.
 *
 * @param output present if it succeeded
 * @param error the error's name, if it failed or was stopped with one. Like AWS, a timed-out execution has none; its
 *     history does
 * @param transitions state transitions as AWS bills a Standard workflow: each state entered and each retry, those of
 *     Standard child executions included
 */
public record ExecutionResult(
        String name,
        ExecutionStatus status,
        @Nullable JsonNode output,
        @Nullable String error,
        @Nullable String cause,
        List<HistoryEvent> history,
        long transitions,
        Instant startDate,
        Instant stopDate) {}
