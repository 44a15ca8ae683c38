package dev.photinus.local.cli.plan;

import dev.photinus.ledger.Quota;
import dev.photinus.local.adobe.contract.Operation;
import java.util.Arrays;
import java.util.Optional;

/** The functions that submit jobs, with the operation that each asks of Adobe and the quota that it draws on. */
enum JobQuota {
    CREATE_MASK(Operation.CREATE_MASK, Quota.REMOVE_BACKGROUND),
    REMOVE_BACKGROUND(Operation.REMOVE_BACKGROUND, Quota.REMOVE_BACKGROUND),
    MASK_OBJECTS(Operation.MASK_OBJECTS, Quota.MASKING),
    FILL_MASKED_AREAS(Operation.FILL_MASKED_AREAS, Quota.MASKING),
    FILL(Operation.FILL, Quota.FIREFLY),
    AUTO_TONE(Operation.AUTO_TONE, Quota.PHOTOSHOP);

    private final Operation operation;
    private final Quota quota;

    JobQuota(Operation operation, Quota quota) {
        this.operation = operation;
        this.quota = quota;
    }

    static Optional<JobQuota> of(String function) {
        return Arrays.stream(values())
                .filter(job -> job.operation.toString().equals(function))
                .findFirst();
    }

    Operation operation() {
        return operation;
    }

    Quota quota() {
        return quota;
    }
}
