package dev.photinus.local.cli.workflow;

/**
 * How Lambda treats the account that the local cloud plays.
 *
 * @param concurrency how many invocations of all functions run at once; further ones are throttled
 * @param freezing whether processes are frozen between events, as on AWS; it costs a laptop time, so benchmarks go without
 */
public record LambdaAccount(int concurrency, boolean freezing) {

    /** AWS's default concurrency, without freezing. */
    public static final LambdaAccount DEFAULT = new LambdaAccount(1000, false);
}
