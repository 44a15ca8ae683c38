/** What the terminal shows while photos are under way, and the table at the end. */
@NullMarked
package dev.photinus.local.cli.progress;

import org.jspecify.annotations.NullMarked;
