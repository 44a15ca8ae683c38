package dev.photinus.local.cli.plan;

import dev.photinus.ledger.Limit;
import dev.photinus.ledger.Limits;
import dev.photinus.ledger.QuotaConfig;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A quota to plan with. */
record PlannedQuota(
        @Override Limits firefly,
        @Override Limits removeBackground,
        @Override Limits masking,
        @Override Limits photoshop)
        implements QuotaConfig {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    /** What is set. */
    static PlannedQuota of(QuotaConfig set) {
        return new PlannedQuota(set.firefly(), set.removeBackground(), set.masking(), set.photoshop());
    }

    /** The same with so many calls to Firefly a minute; how many it takes a day stays. */
    PlannedQuota withFirefly(int perMinute) {
        List<Limit> limits = Stream.concat(
                        Stream.of(new Limit(perMinute, MINUTE)),
                        firefly.all().stream().filter(limit -> limit.period().compareTo(HOUR) >= 0))
                .toList();
        return new PlannedQuota(new Limits(limits), removeBackground, masking, photoshop);
    }
}
