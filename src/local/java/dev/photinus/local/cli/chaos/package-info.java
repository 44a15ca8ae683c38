/** A soak: many photos, every fault at once, and an account of what became of each photo and of each job. */
@NullMarked
package dev.photinus.local.cli.chaos;

import org.jspecify.annotations.NullMarked;
