/** Reads template.yaml: which functions, state machines, tables and buckets there are, and what they are called. */
@NullMarked
package dev.photinus.local.aws.sam;

import org.jspecify.annotations.NullMarked;
