package dev.photinus.local.adobe.job;

import dev.photinus.local.adobe.contract.Operation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job as reports see it.
 *
 * @param started when its image work began; absent while it waits
 * @param finished when it ended, one way or another; absent before
 * @param outcome {@code pending}, {@code running}, {@code succeeded}, {@code failed} or {@code cancelled}
 */
public record JobRecord(
        Operation operation,
        String jobId,
        Instant submitted,
        @Nullable Instant started,
        @Nullable Instant finished,
        String outcome) {}
