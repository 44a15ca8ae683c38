/** Faults on request: what a caller must survive, played by chance but repeatably. */
@NullMarked
package dev.photinus.local.adobe.fault;

import org.jspecify.annotations.NullMarked;
