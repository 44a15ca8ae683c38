/** What {@code photinus bench} measures with. */
@NullMarked
package dev.photinus.local.cli.bench;

import org.jspecify.annotations.NullMarked;
