/** The command: reads what was typed, runs photos through a workflow, shows how it goes and writes the report. */
@NullMarked
package dev.photinus.local.cli;

import org.jspecify.annotations.NullMarked;
