/** Stands in for Adobe's four hosts on one loopback port: the contract to the letter, and real image work behind it. */
@NullMarked
package dev.photinus.local.adobe;

import org.jspecify.annotations.NullMarked;
