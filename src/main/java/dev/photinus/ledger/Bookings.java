package dev.photinus.ledger;

import java.time.Instant;

/**
 * How far the slots of a quota are taken.
 *
 * @param nextFree the slot after the last one, as the even spread alone has it
 * @param dayBegan the first slot that counts towards the limit that is counted
 * @param taken how many do; more than the limit where people wait for days to come
 */
public record Bookings(Instant nextFree, Instant dayBegan, long taken) {}
