package dev.photinus.ledger;

/**
 * The execution that calls, and its attempt: a redrive has the execution's ARN and another count.
 *
 * @param execution its ARN
 * @param redrive how often it has been redriven, from 0
 */
public record Caller(String execution, int redrive) {

    /** Instead of a count: somebody who calls a function by hand. No failure is remembered for them. */
    public static final int BY_HAND = -1;

    String text() {
        return execution + "#" + redrive;
    }
}
