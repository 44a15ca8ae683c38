package dev.photinus.local.adobe.gate;

import dev.photinus.local.adobe.contract.Family;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.contract.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Counts calls in sliding windows and refuses those beyond the hard limit. Refused calls do not count. */
public final class QuotaGate {
    private final InstantSource clock;
    private final Map<Operation, Quotas.Group> groups;
    private final Map<Quotas.Group, Deque<Instant>> served = new HashMap<>();

    /** A gate with empty windows. */
    public QuotaGate(InstantSource clock, Quotas quotas) {
        this.clock = clock;
        this.groups = quotas.byOperation();
    }

    /**
     * Counts a call.
     *
     * @return whether a soft limit was passed
     * @throws Refusal 429 with {@code retry-after} when a hard limit was
     */
    public synchronized boolean enter(Family family, Operation operation) {
        Quotas.Group group = groups.get(operation);
        if (group == null) {
            return false;
        }
        Instant now = clock.instant();
        Deque<Instant> calls = served.computeIfAbsent(group, none -> new ArrayDeque<>());
        forget(calls, group, now);
        boolean overSoft = false;
        for (Quota quota : group.quotas()) {
            long within = calls.stream()
                    .filter(call -> call.isAfter(now.minus(quota.window())))
                    .count();
            if (within >= quota.hard()) {
                throw Refusal.rateLimited(family.rateLimitedCode(), untilRoom(calls, quota, within, now));
            }
            overSoft |= within >= quota.soft();
        }
        calls.addLast(now);
        return overSoft;
    }

    /** Counts a call that a former start has served. */
    public synchronized void remember(Operation operation, Instant at) {
        Quotas.Group group = groups.get(operation);
        if (group != null) {
            served.computeIfAbsent(group, none -> new ArrayDeque<>()).addLast(at);
        }
    }

    private static void forget(Deque<Instant> calls, Quotas.Group group, Instant now) {
        Duration longest = group.quotas().stream()
                .map(Quota::window)
                .max(Duration::compareTo)
                .orElseThrow();
        while (!calls.isEmpty() && !calls.getFirst().isAfter(now.minus(longest))) {
            calls.removeFirst();
        }
    }

    private static Duration untilRoom(Deque<Instant> calls, Quota quota, long within, Instant now) {
        Instant oldest = calls.stream().skip(calls.size() - within).findFirst().orElse(now);
        return Duration.between(now, oldest.plus(quota.window()));
    }
}
