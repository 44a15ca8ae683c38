/** What people and events give to an execution, read strictly: every wrong field is named. */
@NullMarked
package dev.photinus.function.input;

import org.jspecify.annotations.NullMarked;
