package dev.photinus.local.adobe.traffic;

/**
 * How often one operation was called, and with what success.
 *
 * @param calls all calls, rejected ones among them
 * @param jobs jobs that were accepted
 * @param rejected calls answered with 400 or above, throttled ones among them
 * @param throttled calls answered with 429
 * @param overSoftLimit calls that were served beyond a soft limit
 */
public record Tally(int calls, int jobs, int rejected, int throttled, int overSoftLimit) {
    static final Tally NONE = new Tally(0, 0, 0, 0, 0);

    Tally called() {
        return new Tally(calls + 1, jobs, rejected, throttled, overSoftLimit);
    }

    Tally accepted() {
        return new Tally(calls, jobs + 1, rejected, throttled, overSoftLimit);
    }

    Tally answered(int status) {
        return new Tally(
                calls,
                jobs,
                status >= 400 ? rejected + 1 : rejected,
                status == 429 ? throttled + 1 : throttled,
                overSoftLimit);
    }

    Tally passedSoftLimit() {
        return new Tally(calls, jobs, rejected, throttled, overSoftLimit + 1);
    }
}
