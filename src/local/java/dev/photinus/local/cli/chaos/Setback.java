package dev.photinus.local.cli.chaos;

import java.time.Instant;

/**
 * A failure that was not the end of its photo: the execution was redriven.
 *
 * @param at when the execution failed
 */
record Setback(End.Failed failed, Instant at) {}
