package dev.photinus.local.cli.workflow;

import java.time.Duration;

/**
 * What Lambda would bill for functions.
 *
 * @param invocations how many
 * @param billed how long they ran, each in whole milliseconds, starts of processes included
 * @param gigabyteSeconds the same by the memory that the template gives each function
 * @see <a href="https://aws.amazon.com/lambda/pricing/">Lambda: pricing</a>
 */
public record FunctionTime(long invocations, Duration billed, double gigabyteSeconds) {

    /** Nothing has run, or nobody has measured it. */
    public static final FunctionTime NONE = new FunctionTime(0, Duration.ZERO, 0);

    private static final double MILLIS = 1000;
    private static final double MEGABYTES = 1024;

    /** With one invocation more. */
    public FunctionTime plus(Duration invocation, int memoryMegabytes) {
        Duration whole = Duration.ofMillis((invocation.toNanos() + 999_999) / 1_000_000);
        return new FunctionTime(
                invocations + 1,
                billed.plus(whole),
                gigabyteSeconds + whole.toMillis() / MILLIS * memoryMegabytes / MEGABYTES);
    }
}
