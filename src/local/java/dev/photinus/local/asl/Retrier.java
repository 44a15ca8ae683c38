package dev.photinus.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * When, and how often, a failed state is tried again.
 *
 * @param interval before the first retry
 * @param backoffRate by which the delay grows with each further retry
 * @param maxDelay no delay is longer
 * @param fullJitter whether the delay is drawn between zero and what the other fields make it
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-retrying-after-an-error">Retrying
 *     after an error</a>
 */
record Retrier(
        ErrorEquals errors, long interval, double backoffRate, long maxAttempts, long maxDelay, boolean fullJitter) {

    private static final long NO_MAX_DELAY = 31_622_400; // AWS allows anything below a leap year's seconds

    static List<Retrier> read(Fields state) {
        List<Retrier> retriers = new ArrayList<>();
        List<Fields> all = state.objects("Retry");
        for (int i = 0; i < all.size(); i++) {
            retriers.add(read(all.get(i), i == all.size() - 1));
        }
        return List.copyOf(retriers);
    }

    private static Retrier read(Fields fields, boolean last) {
        fields.text("Comment");
        ErrorEquals errors = ErrorEquals.read(fields, last);
        Retrier retrier = new Retrier(
                errors,
                fields.whole("IntervalSeconds", 1, 99_999_999, 1),
                backoffRate(fields),
                fields.whole("MaxAttempts", 0, 99_999_999, 3),
                fields.whole("MaxDelaySeconds", 1, NO_MAX_DELAY - 1, NO_MAX_DELAY),
                "FULL".equals(fields.word("JitterStrategy", List.of("FULL", "NONE"))));
        fields.refuseOthers("a Retrier");
        return retrier;
    }

    private static double backoffRate(Fields fields) {
        JsonNode rate = fields.value("BackoffRate");
        if (rate == null) {
            return 2.0;
        }
        if (!rate.isNumber() || rate.doubleValue() < 1.0) {
            fields.place("BackoffRate").refuse("must be a number from 1.0 up");
        }
        return rate.doubleValue();
    }

    /**
     * How long to wait before the next retry.
     *
     * @param retries how many this retrier has granted before
     */
    Duration delay(int retries, RandomGenerator random) {
        double seconds = Math.min((double) maxDelay, (double) interval * Math.pow(backoffRate, retries));
        double jittered = fullJitter ? random.nextDouble() * seconds : seconds;
        return Duration.ofMillis(Math.round(jittered * 1000));
    }
}
