/**
 * One DynamoDB table that remembers what must not be lost or done twice: the access token, quota slots, submitted jobs, finished
 * results.
 */
@NullMarked
package dev.photinus.ledger;

import org.jspecify.annotations.NullMarked;
