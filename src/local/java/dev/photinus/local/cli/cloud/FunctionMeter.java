package dev.photinus.local.cli.cloud;

import dev.photinus.local.aws.lambda.InvocationReport;
import dev.photinus.local.aws.sam.FunctionResource;
import dev.photinus.local.cli.workflow.FunctionTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Adds up what functions take: the most memory of each, and the time of all. From any thread. */
final class FunctionMeter {

    private final Map<String, Integer> memoryMegabytes;
    private final Map<String, Long> peakMemory = new HashMap<>();
    private FunctionTime time = FunctionTime.NONE;

    FunctionMeter(List<FunctionResource> functions) {
        memoryMegabytes =
                functions.stream().collect(Collectors.toMap(FunctionResource::arn, FunctionResource::memoryMegabytes));
    }

    /** @param arn of the function that was invoked */
    synchronized void ran(String arn, InvocationReport report) {
        report.maxMemoryBytes()
                .ifPresent(most -> peakMemory.merge(arn.substring(arn.lastIndexOf(':') + 1), most, Math::max));
        time = time.plus(
                report.duration().plus(report.initDuration().orElse(Duration.ZERO)),
                memoryMegabytes.getOrDefault(arn, 0));
    }

    /** In bytes, by the function's name. */
    synchronized Map<String, Long> peakMemory() {
        return Map.copyOf(peakMemory);
    }

    synchronized FunctionTime time() {
        return time;
    }
}
