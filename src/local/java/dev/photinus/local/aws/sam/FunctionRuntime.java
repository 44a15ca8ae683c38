package dev.photinus.local.aws.sam;

/**
 * What a function's code is started by on AWS.
 *
 * @param runtime its Runtime, such as {@code provided.al2023}
 * @param architecture its processor: {@code x86_64} or {@code arm64}
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html">Lambda runtimes</a>
 */
public record FunctionRuntime(String runtime, String architecture) {}
