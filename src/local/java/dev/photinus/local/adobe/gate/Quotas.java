package dev.photinus.local.adobe.gate;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.photinus.local.adobe.contract.Operation;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who shares which quotas. Status calls are limited apart at Adobe, and so generously that no quota is played for them.
 *
 * @param groups each a set of operations that draw on the same quotas
 */
public record Quotas(List<Group> groups) {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration THREE_SECONDS = Duration.ofSeconds(3);

    /** Operations and the quotas that hold for all of them together. */
    public record Group(Set<Operation> operations, List<Quota> quotas) {}

    /** No limit at all. */
    public static Quotas none() {
        return new Quotas(List.of());
    }

    /** Adobe's own, per organisation. */
    public static Quotas adobe() {
        return new Quotas(List.of(
                new Group(
                        EnumSet.of(Operation.FILL, Operation.UPLOAD),
                        List.of(Quota.of(4, MINUTE), Quota.of(9_000, DAY))),
                new Group(
                        EnumSet.of(Operation.CREATE_MASK, Operation.REMOVE_BACKGROUND),
                        List.of(new Quota(2, 3, THREE_SECONDS))),
                new Group(
                        EnumSet.of(Operation.AUTO_TONE),
                        List.of(new Quota(15, 16, THREE_SECONDS), new Quota(300, 320, MINUTE))),
                new Group(
                        EnumSet.of(Operation.MASK_OBJECTS, Operation.FILL_MASKED_AREAS),
                        List.of(Quota.of(60, MINUTE), Quota.of(9_000, DAY)))));
    }

    /** For each operation that has quotas, the group that it draws on. */
    Map<Operation, Group> byOperation() {
        return groups.stream()
                .flatMap(group -> group.operations().stream().map(operation -> Map.entry(operation, group)))
                .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
