/** What functions are told by AWS's services and what they tell: events, and what is kept of a photo that failed. */
@NullMarked
package dev.photinus.function.event;

import org.jspecify.annotations.NullMarked;
