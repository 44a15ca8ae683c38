/** Asynchronous jobs: their states over time, the files that they read and write, and the results that Adobe hosts. */
@NullMarked
package dev.photinus.local.adobe.job;

import org.jspecify.annotations.NullMarked;
