/**
 * Runs state machines written in the Amazon States Language, JSONata flavour, where they are: one class per noun of the
 * <a href="https://states-language.net/spec.html">language</a>, no thread held while an execution waits, and a clock that
 * may be simulated.
 */
@NullMarked
package dev.photinus.local.asl;

import org.jspecify.annotations.NullMarked;
