/** What {@code photinus plan} foretells: calls, hours and dollars, from the state machines themselves. */
@NullMarked
package dev.photinus.local.cli.plan;

import org.jspecify.annotations.NullMarked;
