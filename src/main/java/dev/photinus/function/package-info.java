/** One class per Lambda function: its {@code @Funq}, what it is asked and what it answers. */
@NullMarked
package dev.photinus.function;

import org.jspecify.annotations.NullMarked;
