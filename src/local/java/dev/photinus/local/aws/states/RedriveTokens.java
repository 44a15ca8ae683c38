package dev.photinus.local.aws.states;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The client tokens that redrove one execution: the last ten, each for 15 minutes.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_RedriveExecution.html">RedriveExecution</a>
 */
final class RedriveTokens {

    private static final Duration VALID = Duration.ofMinutes(15);
    private static final int MAX_TOKENS = 10;

    private final Map<String, Instant> redrives = new LinkedHashMap<>();

    /** When the token redrove the execution, or null if it did not, or no longer counts. */
    @Nullable
    Instant redriveDate(String token, Instant now) {
        redrives.values().removeIf(date -> date.plus(VALID).isBefore(now));
        return redrives.get(token);
    }

    void add(String token, Instant redriveDate) {
        redrives.put(token, redriveDate);
        if (redrives.size() > MAX_TOKENS) {
            redrives.remove(redrives.keySet().iterator().next());
        }
    }
}
