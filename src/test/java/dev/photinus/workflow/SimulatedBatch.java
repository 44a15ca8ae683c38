package dev.photinus.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.photinus.TemplateMachines;
import dev.photinus.function.input.BatchConcurrency;
import dev.photinus.function.input.Workflow;
import dev.photinus.ledger.Limits;
import dev.photinus.ledger.QuotaConfig;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.gate.Quota;
import dev.photinus.local.adobe.gate.Quotas;
import dev.photinus.local.asl.Execution;
import dev.photinus.local.asl.ExecutionListener;
import dev.photinus.local.asl.ExecutionResult;
import dev.photinus.local.asl.ExecutionStatus;
import dev.photinus.local.asl.HistoryEvent;
import dev.photinus.local.asl.Interpreter;
import dev.photinus.local.asl.SimulatedTimers;
import dev.photinus.local.asl.StateMachine;
import dev.photinus.local.aws.states.TaskFailures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Many headshots by the machine in infra/, as a batch runs them: as many at once as the quota makes sensible, the next one when one
 * ends.
 */
final class SimulatedBatch {

    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

    /** Every so manieth execution has all its payloads measured. */
    private static final int MEASURED = 50;

    private final ObjectMapper json = new ObjectMapper();
    private final SimulatedTimers timers = new SimulatedTimers(START);
    private final Random random = new Random(20_261_121);
    private final QuotaConfig quotas;
    private final SimulatedCloud cloud;
    private final SimulatedAccount account;
    private final Interpreter interpreter;
    private final StateMachine machine;
    private final JsonNode input = json.createObjectNode()
            .set(
                    "source",
                    json.createObjectNode()
                            .put("bucket", "my-photos")
                            .put("key", "incoming/headshot/team photo 1.jpg"));
    private int started;
    private int succeeded;
    private long transitions;
    private int longestHistory;
    private int largestPayload;
    private Instant lastStop = START;

    /** @param factor how many times Adobe's default limits */
    SimulatedBatch(int factor) {
        this(factor, Integer.MAX_VALUE);
    }

    /** @param lambdas how many functions the account may run at once */
    SimulatedBatch(int factor, int lambdas) {
        quotas = quotas(factor);
        cloud = new SimulatedCloud(timers, random, quotas, adobes(factor));
        account = new SimulatedAccount(cloud, timers, lambdas);
        interpreter = new Interpreter(new TaskFailures(account), timers, random);
        machine = TemplateMachines.machine("headshot");
    }

    private record Settings(Limits firefly, Limits removeBackground, Limits masking, Limits photoshop)
            implements QuotaConfig {}

    private static QuotaConfig quotas(int factor) {
        return new Settings(
                Limits.parse("%d/60s,%d/1d".formatted(4 * factor, 9_000 * factor)),
                Limits.parse("%d/3s".formatted(2 * factor)),
                Limits.parse("%d/60s,%d/1d".formatted(60 * factor, 9_000 * factor)),
                Limits.parse("%d/3s,%d/60s".formatted(15 * factor, 300 * factor)));
    }

    private static Quotas adobes(int factor) {
        return new Quotas(Quotas.adobe().groups().stream()
                .map(group -> new Quotas.Group(
                        group.operations(),
                        group.quotas().stream()
                                .map(quota -> new Quota(quota.soft() * factor, quota.hard() * factor, quota.window()))
                                .toList()))
                .toList());
    }

    int concurrency() {
        return BatchConcurrency.of(Workflow.HEADSHOT, quotas);
    }

    /** Has so many photos started, one after the other ends. */
    void start(int photos) {
        for (int i = 0; i < concurrency(); i++) {
            timers.schedule(startDelay(), () -> startNext(photos));
        }
    }

    /** Has so many photos started at the same moment, as uploads are. */
    void upload(int photos) {
        for (int i = 0; i < photos; i++) {
            var unused = execute("upload-" + i, ended -> {});
        }
    }

    private void startNext(int photos) {
        if (started < photos) {
            var unused = execute("batch-" + started++, ended -> timers.schedule(startDelay(), () -> startNext(photos)));
        }
    }

    /** Until the Map has heard of the end, and its next child has started its execution. */
    private Duration startDelay() {
        return Duration.ofMillis(random.nextInt(300, 1_501));
    }

    private Execution execute(String name, Consumer<ExecutionResult> then) {
        Execution execution = interpreter.start(machine, name, input, ExecutionListener.NONE);
        var unused = execution.result().thenAccept(result -> {
            count(result);
            then.accept(result);
        });
        return execution;
    }

    private void count(ExecutionResult result) {
        succeeded += result.status() == ExecutionStatus.SUCCEEDED ? 1 : 0;
        transitions += result.transitions();
        longestHistory = Math.max(longestHistory, result.history().size());
        lastStop = result.stopDate();
        if (succeeded % MEASURED == 1) {
            result.history().stream()
                    .map(HistoryEvent::details)
                    .flatMap(details -> Stream.concat(
                            Stream.of(details.input(), details.output()),
                            details.assignedVariables().values().stream()))
                    .filter(payload -> payload != null)
                    .forEach(payload -> largestPayload = Math.max(largestPayload, size(payload)));
        }
    }

    private int size(JsonNode payload) {
        try {
            return json.writeValueAsBytes(payload).length;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets time pass until everything has ended. */
    void run() {
        timers.run();
    }

    /**
     * Uploads one photo at a moment, and lets ten minutes pass.
     *
     * @return from the upload to the call of its fill
     */
    Duration byHand(Duration at) {
        timers.runUntil(START.plus(at));
        Instant uploaded = timers.instant();
        Execution execution = execute("by-hand-" + at.toSeconds(), result -> {});
        timers.runUntil(uploaded.plus(Duration.ofMinutes(10)));
        return Duration.between(uploaded, cloud.accepted(execution.arn(), "fill"));
    }

    int succeeded() {
        return succeeded;
    }

    SimulatedCloud cloud() {
        return cloud;
    }

    /** Invocations that Lambda did not run. */
    int throttledInvocations() {
        return account.throttled();
    }

    Duration makespan() {
        return Duration.between(START, lastStop);
    }

    int longestHistory() {
        return longestHistory;
    }

    int largestPayload() {
        return largestPayload;
    }

    double transitionsPerPhoto() {
        return (double) transitions / succeeded;
    }

    double functionSecondsPerPhoto() {
        return cloud.billedMillis() / 1000.0 / succeeded;
    }

    /** In US dollars: $0.025 for 1,000 transitions; on arm64 $0.0000133334 for a GB-second, and $0.20 for 1,000,000 invocations. */
    double pricePerThousand() {
        double each = transitionsPerPhoto() * 0.025 / 1_000
                + functionSecondsPerPhoto() * 0.125 * 0.0000133334
                + (double) cloud.invocations() / succeeded * 0.20 / 1_000_000;
        return each * 1_000;
    }

    /** Of the calls that the quota allows from the first fill to the last, the part that was made. */
    double quotaUsed(int callsAMinute) {
        List<Instant> fills = cloud.accepted(Operation.FILL);
        double minutes =
                Duration.between(fills.get(0), fills.get(fills.size() - 1)).toMillis() / 60_000.0;
        return (fills.size() - 1) / (minutes * callsAMinute);
    }
}
