package dev.photinus.local.aws.lambda;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How much of the laptop Lambda may use.
 *
 * @param maxConcurrency the most processes of one function; further invocations wait for one of them
 * @param accountConcurrency the most invocations of all functions that run at once; further ones are throttled
 * @param coldStartsAtOnce the most processes starting at the same time: starting is all CPU
 * @param initTimeout how long a process may take to start
 * @param idleTimeout how long a process without work is kept
 * @param freezing whether processes are frozen between events, as on AWS
 * @param cache where deployment packages are unpacked
 * @param logs the folder of the log files, one a function
 * @param environment variables of every function, such as endpoints and credentials; they go before the template's
 * @param log hears every line that goes into a log file
 * @param watch sees invocations begin
 */
public record LambdaSettings(
        int maxConcurrency,
        int accountConcurrency,
        int coldStartsAtOnce,
        Duration initTimeout,
        Duration idleTimeout,
        boolean freezing,
        Path cache,
        Path logs,
        Map<String, String> environment,
        Consumer<LogLine> log,
        Watch watch) {

    public LambdaSettings {
        environment = Map.copyOf(environment);
    }

    /** AWS's default for an account. */
    public static final int DEFAULT_ACCOUNT_CONCURRENCY = 1000;

    /**
     * Ten processes a function, AWS's default concurrency, as many starts at once as there are CPUs, a minute to start, ten minutes
     * of rest, without freezing.
     */
    public static LambdaSettings of(Path cache, Path logs, Map<String, String> environment) {
        return new LambdaSettings(
                10,
                DEFAULT_ACCOUNT_CONCURRENCY,
                Runtime.getRuntime().availableProcessors(),
                Duration.ofMinutes(1),
                Duration.ofMinutes(10),
                false,
                cache,
                logs,
                environment,
                line -> {},
                Watch.NONE);
    }

    /** The same with another number of processes a function. */
    public LambdaSettings withMaxConcurrency(int processes) {
        return new LambdaSettings(
                processes,
                accountConcurrency,
                coldStartsAtOnce,
                initTimeout,
                idleTimeout,
                freezing,
                cache,
                logs,
                environment,
                log,
                watch);
    }

    /** The same with another number of invocations at once. */
    public LambdaSettings withAccountConcurrency(int invocations) {
        return new LambdaSettings(
                maxConcurrency,
                invocations,
                coldStartsAtOnce,
                initTimeout,
                idleTimeout,
                freezing,
                cache,
                logs,
                environment,
                log,
                watch);
    }

    /** The same with processes that are frozen between events, or not. */
    public LambdaSettings withFreezing(boolean frozen) {
        return new LambdaSettings(
                maxConcurrency,
                accountConcurrency,
                coldStartsAtOnce,
                initTimeout,
                idleTimeout,
                frozen,
                cache,
                logs,
                environment,
                log,
                watch);
    }

    /** The same with another environment of the functions. */
    public LambdaSettings withEnvironment(Map<String, String> variables) {
        return new LambdaSettings(
                maxConcurrency,
                accountConcurrency,
                coldStartsAtOnce,
                initTimeout,
                idleTimeout,
                freezing,
                cache,
                logs,
                variables,
                log,
                watch);
    }

    /** The same with another time that an idle process is kept. */
    public LambdaSettings withIdleTimeout(Duration idle) {
        return new LambdaSettings(
                maxConcurrency,
                accountConcurrency,
                coldStartsAtOnce,
                initTimeout,
                idle,
                freezing,
                cache,
                logs,
                environment,
                log,
                watch);
    }

    /** The same with somebody listening to the logs. */
    public LambdaSettings withLog(Consumer<LogLine> listener) {
        return new LambdaSettings(
                maxConcurrency,
                accountConcurrency,
                coldStartsAtOnce,
                initTimeout,
                idleTimeout,
                freezing,
                cache,
                logs,
                environment,
                listener,
                watch);
    }

    /** The same with another limit for starting. */
    public LambdaSettings withInitTimeout(Duration init) {
        return new LambdaSettings(
                maxConcurrency,
                accountConcurrency,
                coldStartsAtOnce,
                init,
                idleTimeout,
                freezing,
                cache,
                logs,
                environment,
                log,
                watch);
    }

    /** The same with somebody watching the invocations. */
    public LambdaSettings withWatch(Watch watcher) {
        return new LambdaSettings(
                maxConcurrency,
                accountConcurrency,
                coldStartsAtOnce,
                initTimeout,
                idleTimeout,
                freezing,
                cache,
                logs,
                environment,
                log,
                watcher);
    }
}
