/** What the command asks of whatever runs its photos: start one execution, say what happens in it, tell how it ended. */
@NullMarked
package dev.photinus.local.cli.workflow;

import org.jspecify.annotations.NullMarked;
