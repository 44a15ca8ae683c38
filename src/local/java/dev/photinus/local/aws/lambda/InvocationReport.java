package dev.photinus.local.aws.lambda;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What Lambda writes into its REPORT line.
 *
 * @param requestId the invocation's id
 * @param duration from the process taking the event to its answer
 * @param initDuration what the process took to start, if this invocation was its first
 * @param maxMemoryBytes the most memory that the process ever held, where the operating system tells (Linux)
 */
public record InvocationReport(
        String requestId, Duration duration, Optional<Duration> initDuration, OptionalLong maxMemoryBytes) {

    /** Of an invocation that no process took. */
    public static InvocationReport none(String requestId) {
        return new InvocationReport(requestId, Duration.ZERO, Optional.empty(), OptionalLong.empty());
    }
}
