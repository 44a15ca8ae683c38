/** JSONata as Step Functions speaks it: expressions, what they refer to, and the functions AWS adds. */
@NullMarked
package dev.photinus.local.asl.jsonata;

import org.jspecify.annotations.NullMarked;
