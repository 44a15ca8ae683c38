package dev.photinus.local.cli.bench;

import java.time.LocalDate;

/**
 * All that {@code photinus bench} measures.
 *
 * @param rounds of which medians are taken
 */
public record Benchmarks(
        Machine machine,
        LocalDate date,
        int rounds,
        FillComparison.Result fill,
        WorkflowFigures workflow,
        TutorialFigures tutorials) {}
