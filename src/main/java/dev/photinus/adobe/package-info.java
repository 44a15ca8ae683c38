/** What Adobe's APIs share: job references, statuses, errors. */
@NullMarked
package dev.photinus.adobe;

import org.jspecify.annotations.NullMarked;
