package dev.photinus.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobsTest extends LedgerTest {

    private static final String EXECUTION = "arn:aws:states:us-east-1:000000000000:execution:headshot:ada";

    private final Jobs jobs = new Jobs(table);
    private final Job.Submission mask = new Job.Submission(
            "createMask", "urn:ff:jobs:1", "https://image.adobe.io/v2/status/1", null, NOON, List.of());

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
        Job.Submission fill = new Job.Submission(
                "fill",
                "2",
                "https://a/status/2",
                "https://a/cancel/2",
                NOON,
                List.of(new Job.Place("photos", "filled.png")));
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
        Job.Output hosted = new Job.Output("https://a/1.png?signature", 7L, null, null);
        Job.Output dog = new Job.Output(
                "https://a/2.png?signature", null, new Job.Region("dog", 0.93, 10.5, 20, 300, 200), null);
        Job.Output written = new Job.Output(null, null, null, new Job.Place("photos", "finished.jpg"));
        Job.Success success = new Job.Success(NOON.plusSeconds(8), List.of(hosted, dog, written));
        jobs.submitted(EXECUTION, "fill", mask);
        jobs.succeeded(EXECUTION, "fill", success);
        assertThat(jobs.find(EXECUTION, "fill").success()).contains(success);

        jobs.published(EXECUTION, "fill", 1, new Job.Place("photos", "dog.png"));

        assertThat(jobs.find(EXECUTION, "fill").outputs())
                .containsExactly(
                        hosted,
                        new Job.Output(dog.url(), null, dog.region(), new Job.Place("photos", "dog.png")),
                        written);
        assertThat(jobs.find(EXECUTION, "fill").submission()).contains(mask);
    }

    @Test
    void keepsAJobThatIsDoneAtOnceWithWhatItMade() {
        Job.Submission fill = new Job.Submission("fill", "2", null, null, NOON, List.of());
        Job.Success success =
                new Job.Success(NOON.plusSeconds(8), List.of(new Job.Output("https://a/1.png", 7L, null, null)));

        jobs.done(EXECUTION, "fill", fill, success);

        assertThat(jobs.find(EXECUTION, "fill"))
                .isEqualTo(new Job(Optional.empty(), 0, Optional.of(fill), Optional.of(success)));
    }

    @Test
    void tellsAllStepsOfAnExecution() {
        jobs.submitted(EXECUTION, "createMask", mask);
        jobs.schedule(EXECUTION, "fill", NOON);
        jobs.submitted(EXECUTION + "-2", "fill", mask);

        assertThat(jobs.all(EXECUTION)).containsOnlyKeys("createMask", "fill");
        assertThat(jobs.all(EXECUTION).get("createMask")).isEqualTo(jobs.find(EXECUTION, "createMask"));
        assertThat(jobs.all(EXECUTION + "-3")).isEmpty();
    }

    @Test
    void forgetsAJobSoThatItsStepCanSubmitAnother() {
        jobs.submitted(EXECUTION, "createMask", mask);

        jobs.forget(EXECUTION, "createMask");
        jobs.forget(EXECUTION, "createMask");

        assertThat(jobs.find(EXECUTION, "createMask").submission()).isEmpty();
    }

    @Test
    void isForgottenAfterTheRetention() {
        jobs.submitted(EXECUTION, "createMask", mask);

        assertThat(table.get("execution#" + EXECUTION, "createMask").number("expiresAt"))
                .isEqualTo(NOON.plus(Duration.ofDays(15)).getEpochSecond());
    }

    @Test
    void countsTheCallsThatNobodyKnowsTheAnswerOf() {
        assertThat(jobs.asking(EXECUTION, "fill", "first")).isEqualTo(1);
        assertThat(jobs.asking(EXECUTION, "fill", "second")).isEqualTo(2);
        jobs.notAccepted(EXECUTION, "fill", "second");

        assertThat(jobs.find(EXECUTION, "fill").unanswered()).isEqualTo(1);
        assertThat(jobs.find(EXECUTION, "createMask").unanswered()).isZero();
    }

    @Test
    void aWriteThatIsSentTwiceCountsOnce() {
        jobs.asking(EXECUTION, "fill", "first");
        assertThat(jobs.asking(EXECUTION, "fill", "first")).isEqualTo(1);

        jobs.notAccepted(EXECUTION, "fill", "first");
        jobs.notAccepted(EXECUTION, "fill", "first");
        assertThat(jobs.find(EXECUTION, "fill").unanswered()).isZero();

        assertThat(jobs.asking(EXECUTION, "fill", "second")).isEqualTo(1);
    }

    @Test
    void aCallThatWasLostKeepsItsCountWhileItWaitsForAnotherSlot() {
        jobs.schedule(EXECUTION, "fill", NOON);
        jobs.asking(EXECUTION, "fill", "attempt");
        jobs.slotUsed(EXECUTION, "fill");
        assertThat(jobs.find(EXECUTION, "fill").notBefore()).isEmpty();

        jobs.schedule(EXECUTION, "fill", NOON);

        assertThat(jobs.find(EXECUTION, "fill").unanswered()).isEqualTo(1);
    }

    @Test
    void aSlotThatNobodyHadIsNotUsed() {
        jobs.slotUsed(EXECUTION, "fill");

        assertThat(jobs.all(EXECUTION)).isEmpty();
    }
}
