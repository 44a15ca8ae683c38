package dev.photinus.local.cli.bench;

import dev.photinus.local.aws.lambda.FunctionProcess;
import dev.photinus.local.aws.lambda.InvocationReport;
import dev.photinus.local.aws.lambda.InvocationResult;
import dev.photinus.local.cli.workflow.CloudException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** Measures ways to submit a fill in turns, so that what else the machine does falls on all of them alike. */
final class FillBench {

    /** After so many events a process counts as warm. */
    static final int WARM_UPS = 50;

    /** So many events of each process count. */
    static final int WARM = 50;

    private final FillLab lab;
    private final List<Contender> contenders;
    private final InnerCalls innerCalls;

    FillBench(FillLab lab, List<Contender> contenders, InnerCalls innerCalls) {
        this.lab = lab;
        this.contenders = List.copyOf(contenders);
        this.innerCalls = innerCalls;
    }

    /**
     * What was measured.
     *
     * @param innerCalls milliseconds that the calls inside a fill take by themselves
     */
    record Result(List<FillRow.Measured> rows, Statistics innerCalls) {}

    /** @param progress is told the number of each round before it begins, from 1 */
    Result run(int rounds, IntConsumer progress) throws IOException, InterruptedException {
        Map<Contender, List<FillRow.Round>> measured = new HashMap<>();
        List<Double> inner = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            progress.accept(round);
            for (Contender contender : contenders) {
                measured.computeIfAbsent(contender, key -> new ArrayList<>()).add(round(contender));
            }
            inner.addAll(innerCalls.replay(WARM));
        }
        return new Result(
                contenders.stream()
                        .map(contender -> new FillRow.Measured(
                                contender.name(),
                                List.copyOf(measured.getOrDefault(contender, List.of())),
                                contender.packageBytes(),
                                contender.archiveBytes()))
                        .toList(),
                Statistics.of(inner.stream().mapToDouble(Double::doubleValue)));
    }

    private FillRow.Round round(Contender contender) throws IOException, InterruptedException {
        try (FunctionProcess process =
                new FunctionProcess(lab.fill(), contender.start().make(), lab.logs())) {
            InvocationReport first = submit(contender, process);
            List<Double> warm = new ArrayList<>();
            InvocationReport last = first;
            for (int i = -WARM_UPS; i < WARM; i++) {
                last = submit(contender, process);
                if (i >= 0) {
                    warm.add(millis(last.duration()));
                }
            }
            return new FillRow.Round(
                    millis(first.initDuration().orElse(Duration.ZERO)),
                    millis(first.duration()),
                    List.copyOf(warm),
                    first.maxMemoryBytes().orElse(0),
                    last.maxMemoryBytes().orElse(0));
        }
    }

    private static InvocationReport submit(Contender contender, FunctionProcess process)
            throws IOException, InterruptedException {
        return submitted(contender.name(), process.invoke(contender.events().get()));
    }

    /** The report of a fill that was submitted; nothing else is worth measuring. */
    static InvocationReport submitted(String name, InvocationResult result) {
        if (result instanceof InvocationResult.Succeeded succeeded
                && succeeded.payload().path("status").asText().equals("submitted")) {
            return succeeded.report();
        }
        String reason = result instanceof InvocationResult.Failed failed ? failed.cause() : "it submitted nothing";
        throw new CloudException(name + " cannot be measured: " + reason);
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
