package dev.photinus.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobsTest extends LedgerTest {

    private static final String EXECUTION = "arn:aws:states:us-east-1:000000000000:execution:headshot:ada";

    private final Jobs jobs = new Jobs(table);
    private final Job.Submission mask =
            new Job.Submission("createMask", "urn:ff:jobs:1", "https://image.adobe.io/v2/status/1", null, NOON);

    @Test
    void knowsNothingOfAStepThatHasNotBegun() {
        Job job = jobs.find(EXECUTION, "createMask");

        assertThat(job.notBefore()).isEmpty();
        assertThat(job.submission()).isEmpty();
        assertThat(job.outputs()).isEmpty();
    }

    @Test
    void keepsTheSlotThatAStepWaitsFor() {
        jobs.schedule(EXECUTION, "createMask", NOON);

        assertThat(jobs.find(EXECUTION, "createMask").notBefore()).contains(NOON);
        assertThat(jobs.find(EXECUTION, "createMask").submission()).isEmpty();
    }

    @Test
    void keepsAJobBesidesItsSlot() {
        Job.Submission fill = new Job.Submission("fill", "2", "https://a/status/2", "https://a/cancel/2", NOON);
        jobs.schedule(EXECUTION, "fill", NOON);
        jobs.submitted(EXECUTION, "fill", fill);
        jobs.submitted(EXECUTION, "createMask", mask);

        assertThat(jobs.find(EXECUTION, "fill").submission()).contains(fill);
        assertThat(jobs.find(EXECUTION, "fill").notBefore()).contains(NOON);
        assertThat(jobs.find(EXECUTION, "createMask").submission()).contains(mask);
    }

    @Test
    void keepsExecutionsApart() {
        jobs.submitted(EXECUTION, "createMask", mask);

        assertThat(jobs.find(EXECUTION + "-2", "createMask").submission()).isEmpty();
    }

    @Test
    void keepsOutputsAndWhereTheirCopiesAre() {
        List<Job.Output> outputs = List.of(
                new Job.Output("https://a/1.png?signature", 7L, null, null), new Job.Output(null, null, null, null));
        jobs.submitted(EXECUTION, "fill", mask);
        jobs.succeeded(EXECUTION, "fill", outputs);
        assertThat(jobs.find(EXECUTION, "fill").outputs()).isEqualTo(outputs);

        jobs.published(EXECUTION, "fill", 1, "photos", "filled-2.png");

        assertThat(jobs.find(EXECUTION, "fill").outputs())
                .containsExactly(outputs.get(0), new Job.Output(null, null, "photos", "filled-2.png"));
        assertThat(jobs.find(EXECUTION, "fill").submission()).contains(mask);
    }

    @Test
    void isForgottenAfterTheRetention() {
        jobs.submitted(EXECUTION, "createMask", mask);

        assertThat(table.get("execution#" + EXECUTION, "createMask").number("expiresAt"))
                .isEqualTo(NOON.plus(Duration.ofDays(15)).getEpochSecond());
    }
}
