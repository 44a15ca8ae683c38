package dev.photinus.local.cli.plan;

import dev.photinus.function.input.BatchConcurrency;
import dev.photinus.ledger.Limits;
import dev.photinus.ledger.Quota;
import dev.photinus.ledger.Timetable;
import dev.photinus.local.asl.StateMachine;
import dev.photinus.local.aws.sam.FunctionResource;
import dev.photinus.local.aws.sam.SamTemplate;
import dev.photinus.local.aws.sam.StateMachineResource;
import dev.photinus.local.cli.plan.BatchPlan.Amounts;
import dev.photinus.local.cli.plan.BatchPlan.Binding;
import dev.photinus.local.cli.plan.BatchPlan.Dollars;
import dev.photinus.local.cli.plan.BatchPlan.Operation;
import dev.photinus.local.cli.plan.BatchPlan.Prices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Foretells what a batch takes: rehearses some of its photos, and reckons with the quota for all of them. */
public final class Planner {

    /** Photos that are rehearsed, at most: the others go as these do. */
    private static final int REHEARSED = 200;

    private static final double SECONDS_OF_HOUR = 3600;
    private static final double MEGABYTES_OF_GIGABYTE = 1024;

    private final Path project;
    private final SamTemplate template;
    private final FunctionSettings settings;
    private final PriceTable prices = PriceTable.read();

    /**
     * @param project the folder with template.yaml
     * @param environment as the functions would read it: {@code QUOTA_FIREFLY} and the others
     */
    public Planner(Path project, Map<String, String> environment) {
        this.project = project;
        this.settings = FunctionSettings.read(environment);
        try {
            this.template = SamTemplate.read(project.resolve("template.yaml"), Map.of("AdobeCredentials", "unread"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What so many photos take.
     *
     * @param photos at least 1
     * @param perMinute Firefly's calls a minute, at least 1; null for what is set
     */
    public BatchPlan plan(Order order, int photos, @Nullable Integer perMinute) {
        PlannedQuota set = PlannedQuota.of(settings.quota());
        PlannedQuota quota = perMinute == null ? set : set.withFirefly(perMinute);
        int atOnce = Math.min(photos, BatchConcurrency.of(order.workflow(), quota));
        Rehearsal.Result rehearsed =
                Rehearsal.of(machine(order), order, Math.min(photos, REHEARSED), atOnce, settings.functions(), quota);
        double factor = (double) photos / rehearsed.photos();
        Usage usage = rehearsed.usage().times(factor);
        Map<Quota, Long> calls = calls(usage);
        Optional<Quota> binding = binding(calls, quota);
        Duration duration = binding.isEmpty()
                ? Duration.ofMillis(Math.round(rehearsed.duration().toMillis() * factor))
                : rehearsed
                        .duration()
                        .plus(slots(calls, binding.get(), quota))
                        .minus(slots(calls(rehearsed.usage()), binding.get(), quota));
        return new BatchPlan(
                order.workflow().toString(),
                photos,
                order.variations(),
                atOnce,
                seconds(duration),
                seconds(duration) / SECONDS_OF_HOUR,
                binding.map(name -> new Binding(
                                text(name), LimitText.binding(name.limits(quota), calls.getOrDefault(name, 0L))))
                        .orElse(null),
                operations(usage, calls, quota),
                amounts(usage, 1),
                amounts(usage, photos),
                dollars(usage, photos),
                new Prices(prices.date(), prices.region(), architecture(), memoryMegabytes()));
    }

    private StateMachine machine(Order order) {
        String file = "infra/" + order.workflow() + ".asl.json";
        StateMachineResource machine = template.stateMachines().stream()
                .filter(each -> each.definitionUri().equals(file))
                .findFirst()
                .orElseThrow();
        try {
            return StateMachine.load(
                    order.workflow().toString(),
                    Files.readString(project.resolve(file)),
                    machine.definitionSubstitutions());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<Quota, Long> calls(Usage usage) {
        Map<Quota, Long> calls = new EnumMap<>(Quota.class);
        usage.calls()
                .forEach((operation, number) ->
                        calls.merge(JobQuota.of(operation).orElseThrow().quota(), number, Long::sum));
        return calls;
    }

    /** The quota whose slots take longest; empty where every call is made at once. */
    private static Optional<Quota> binding(Map<Quota, Long> calls, PlannedQuota quota) {
        return calls.keySet().stream()
                .filter(name -> !slots(calls, name, quota).isZero())
                .max(Comparator.comparing(name -> slots(calls, name, quota)));
    }

    /** From the first slot to the last one. */
    private static Duration slots(Map<Quota, Long> calls, Quota name, PlannedQuota quota) {
        Limits limits = name.limits(quota);
        long number = calls.getOrDefault(name, 0L);
        return limits.isNone() || number == 0 ? Duration.ZERO : new Timetable(limits).waitOfLast(number);
    }

    private static List<Operation> operations(Usage usage, Map<Quota, Long> calls, PlannedQuota quota) {
        return Arrays.stream(JobQuota.values())
                .filter(job -> usage.calls().containsKey(job.operation().toString()))
                .map(job -> new Operation(
                        job.operation().toString(),
                        usage.calls().getOrDefault(job.operation().toString(), 0L),
                        text(job.quota()),
                        LimitText.of(job.quota().limits(quota)),
                        seconds(slots(calls, job.quota(), quota))))
                .toList();
    }

    private static Amounts amounts(Usage usage, int photos) {
        return new Amounts(
                (double) usage.transitions() / photos,
                (double) usage.invocations() / photos,
                seconds(usage.billed()) / photos,
                seconds(usage.waiting()) / photos,
                (double) usage.writeUnits() / photos,
                (double) usage.readUnits() / photos,
                (double) usage.puts() / photos,
                (double) usage.gets() / photos);
    }

    private Dollars dollars(Usage usage, int photos) {
        double transitions = prices.transitions(usage.transitions());
        double invocations = prices.invocations(usage.invocations());
        double time = prices.gigabyteSeconds(
                seconds(usage.billed()) * memoryMegabytes() / MEGABYTES_OF_GIGABYTE, architecture());
        double table = prices.table(usage.writeUnits(), usage.readUnits());
        double bucket = prices.bucket(usage.puts(), usage.gets());
        double run = transitions + invocations + time;
        double all = run + table + bucket;
        return new Dollars(transitions, invocations, time, run, table, bucket, all, all / photos);
    }

    private String architecture() {
        return template.document().at("/Parameters/Architecture/Default").asText();
    }

    private int memoryMegabytes() {
        return template.functions().stream()
                .mapToInt(FunctionResource::memoryMegabytes)
                .max()
                .orElseThrow();
    }

    /** As settings name it: {@code remove-background}. */
    private static String text(Quota quota) {
        return quota.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
