package dev.photinus.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobsTest extends LedgerTest {

    private static final String ADA = "arn:aws:states:us-east-1:000000000000:execution:headshot:ada";
    private static final String BEN = "arn:aws:states:us-east-1:000000000000:execution:headshot:ben";
    private static final Caller CALLER = new Caller(ADA, 0);
    private static final Caller OTHER = new Caller(BEN, 0);
    private static final JobKey KEY = new JobKey("photos", "incoming/a#b/ada.jpg", "0123-2", "fill", "abc");

    private final Jobs jobs = new Jobs(table);
    private final Jobs.Lease lease = lease(CALLER, "first");
    private final Job.Submission fill = submission("urn:ff:jobs:1");

    /** Each test has a photo of its own. */
    private JobKey key = KEY;

    @BeforeEach
    void another() {
        key = new JobKey(KEY.bucket(), System.nanoTime() + "/" + KEY.key(), KEY.eTag(), KEY.operation(), KEY.hash());
    }

    private static Jobs.Lease lease(Caller caller, String holder) {
        return new Jobs.Lease(caller, holder, NOON.plusSeconds(210));
    }

    private static Job.Submission submission(String jobId) {
        return new Job.Submission(
                "fill",
                jobId,
                "https://a/status/" + jobId,
                "https://a/cancel/" + jobId,
                NOON,
                List.of(new Job.Place("photos", "filled.png")));
    }

    private Job.Success success(String url) {
        return new Job.Success(NOON.plusSeconds(8), List.of(new Job.Output(url, 7L, null, null)));
    }

    private void submit() {
        assertThat(jobs.recordAttempt(key, jobs.find(key), lease)).isTrue();
        assertThat(jobs.submitted(key, lease, fill)).isTrue();
    }

    @Test
    void knowsNothingOfAJobThatNobodyHasAskedFor() {
        Job job = jobs.find(key);

        assertThat(job.state()).isEqualTo(JobState.NEW);
        assertThat(job.notBefore()).isEmpty();
        assertThat(job.outputs()).isEmpty();
    }

    @Test
    void keepsTheSlotThatAJobWaitsFor() {
        jobs.schedule(key, NOON);

        assertThat(jobs.find(key).state()).isEqualTo(JobState.RESERVED);
        assertThat(jobs.find(key).notBefore()).contains(NOON);
    }

    @Test
    void reservesNoSlotForAJobThatIsSubmitted() {
        submit();
        jobs.schedule(key, NOON);

        assertThat(jobs.find(key).state()).isEqualTo(JobState.SUBMITTED);
        assertThat(jobs.find(key).notBefore()).isEmpty();
    }

    @Test
    void givesOneCallerTheLease() {
        Job seen = jobs.find(key);

        assertThat(jobs.recordAttempt(key, seen, lease)).isTrue();
        assertThat(jobs.recordAttempt(key, seen, lease(OTHER, "second"))).isFalse();

        Job job = jobs.find(key);
        assertThat(job.state()).isEqualTo(JobState.SUBMITTING);
        assertThat(job.leasedUntil()).contains(lease.until());
        assertThat(job.wantedBy()).containsExactly(ADA);
        assertThat(job.inDoubt(CALLER)).isEqualTo(1);
        assertThat(job.inDoubt(OTHER)).isZero();
    }

    @Test
    void aLeaseThatIsWrittenTwiceIsTakenOnce() {
        Job seen = jobs.find(key);

        assertThat(jobs.recordAttempt(key, seen, lease)).isTrue();
        assertThat(jobs.recordAttempt(key, seen, lease))
                .as("the SDK sends it again where the response was lost")
                .isTrue();

        assertThat(jobs.find(key).attempt()).isEqualTo(1);
        assertThat(jobs.find(key).inDoubt(CALLER)).isEqualTo(1);
    }

    @Test
    void anExpiredLeaseIsTakenOverOnce() {
        jobs.recordAttempt(key, jobs.find(key), lease);
        Job seen = jobs.find(key);

        assertThat(jobs.recordAttempt(key, seen, lease(OTHER, "second"))).isTrue();
        assertThat(jobs.recordAttempt(key, seen, lease(OTHER, "third"))).isFalse();
        assertThat(jobs.find(key).attempt()).isEqualTo(2);
    }

    @Test
    void theFirstAcceptedAttemptStaysAndBothArePaid() {
        jobs.recordAttempt(key, jobs.find(key), lease);
        Jobs.Lease second = lease(OTHER, "second");
        jobs.recordAttempt(key, jobs.find(key), second);

        assertThat(jobs.submitted(key, lease, fill)).isTrue();
        assertThat(jobs.submitted(key, second, submission("urn:ff:jobs:2"))).isFalse();

        Job job = jobs.find(key);
        assertThat(job.submission()).contains(fill);
        assertThat(job.isPaidBy(ADA)).isTrue();
        assertThat(job.isPaidBy(BEN)).as("not for the one that counts").isFalse();
        assertThat(job.payments())
                .isEqualTo(Set.of(new Job.Payment(ADA, "urn:ff:jobs:1"), new Job.Payment(BEN, "urn:ff:jobs:2")));
    }

    @Test
    void aSubmissionThatIsWrittenTwiceIsPaidOnce() {
        submit();
        assertThat(jobs.submitted(key, lease, fill)).isTrue();

        assertThat(jobs.find(key).payments()).hasSize(1);
    }

    @Test
    void aRefusedAttemptIsNotInDoubtAndKeepsItsSlotOrNot() {
        jobs.schedule(key, NOON);
        Job seen = jobs.find(key);
        jobs.recordAttempt(key, seen, lease);
        jobs.recordRejected(key, seen, lease);

        assertThat(jobs.find(key).state()).isEqualTo(JobState.RESERVED);
        assertThat(jobs.find(key).inDoubt(CALLER)).isZero();
        assertThat(jobs.find(key).notBefore()).contains(NOON);

        Jobs.Lease second = lease(CALLER, "second");
        jobs.recordAttempt(key, jobs.find(key), second);
        jobs.recordUnserved(key, seen, second);

        assertThat(jobs.find(key).notBefore()).isEmpty();
        assertThat(jobs.find(key).inDoubt(CALLER)).isZero();
    }

    @Test
    void aLostResponseStaysInDoubt() {
        jobs.recordAttempt(key, jobs.find(key), lease);
        jobs.recordLostResponse(key, lease);
        Jobs.Lease second = lease(CALLER, "second");
        jobs.recordAttempt(key, jobs.find(key), second);
        jobs.recordLostResponse(key, second);

        assertThat(jobs.find(key).inDoubt(CALLER)).isEqualTo(2);
        assertThat(jobs.find(key).inDoubt(new Caller(ADA, 1)))
                .as("of a redrive")
                .isZero();
        assertThat(jobs.find(key).leasedUntil()).isEmpty();
    }

    @Test
    void onlyTheHolderEndsALease() {
        Job seen = jobs.find(key);
        jobs.recordAttempt(key, seen, lease);
        jobs.recordAttempt(key, jobs.find(key), lease(OTHER, "second"));

        jobs.recordRejected(key, seen, lease);

        assertThat(jobs.find(key).state()).isEqualTo(JobState.SUBMITTING);
    }

    @Test
    void theFirstSuccessStays() {
        submit();

        assertThat(jobs.succeeded(key, "urn:ff:jobs:1", success("https://a/1"))).isTrue();
        assertThat(jobs.succeeded(key, "urn:ff:jobs:1", success("https://a/2"))).isFalse();
        assertThat(jobs.succeeded(key, "another", success("https://a/3"))).isFalse();

        assertThat(jobs.find(key).success()).contains(success("https://a/1"));
    }

    @Test
    void keepsAJobThatIsDoneAtOnceWithWhatItMade() {
        jobs.recordAttempt(key, jobs.find(key), lease);

        assertThat(jobs.done(key, lease, fill, success("https://a/1"))).isTrue();

        assertThat(jobs.find(key).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(jobs.find(key).submission()).contains(fill);
        assertThat(jobs.find(key).success()).contains(success("https://a/1"));
    }

    @Test
    void keepsOutputsAndWhereTheirCopiesAre() {
        Job.Output dog = new Job.Output(
                "https://a/2.png?signature", null, new Job.Region("dog", 0.93, 10.5, 20, 300, 200), null);
        submit();
        jobs.succeeded(key, "urn:ff:jobs:1", new Job.Success(NOON, List.of(dog, dog)));

        jobs.published(key, "urn:ff:jobs:1", 1, new Job.Place("photos", "dog.png"));

        assertThat(jobs.find(key).outputs())
                .containsExactly(
                        dog, new Job.Output(dog.url(), null, dog.region(), new Job.Place("photos", "dog.png")));
    }

    @Test
    void aFailureIsKnownToThoseWhoSawItAndIsNotInTheWay() {
        submit();
        jobs.want(key, BEN);

        assertThat(jobs.failed(key, "urn:ff:jobs:1", "runtime_error", "No.", CALLER))
                .isTrue();
        jobs.failureSeen(key, OTHER);

        Job failed = jobs.find(key);
        assertThat(failed.state()).isEqualTo(JobState.FAILED);
        assertThat(failed.failure()).map(Job.Failure::code).contains("runtime_error");
        assertThat(failed.isFailureSeenBy(CALLER)).isTrue();
        assertThat(failed.isFailureSeenBy(OTHER)).isTrue();
        assertThat(failed.isFailureSeenBy(new Caller(ADA, 1))).as("a redrive").isFalse();

        Jobs.Lease redriven = lease(new Caller(ADA, 1), "redriven");
        assertThat(jobs.recordAttempt(key, failed, redriven)).isTrue();
        assertThat(jobs.find(key).submission()).isEmpty();
        assertThat(jobs.submitted(key, redriven, submission("urn:ff:jobs:2"))).isTrue();
        assertThat(jobs.find(key).failure()).isEmpty();
        assertThat(jobs.find(key).payments()).hasSize(2);
    }

    @Test
    void isCancelledOnlyWhenNoExecutionWantsIt() {
        submit();
        jobs.want(key, BEN);

        jobs.unwant(key, ADA);
        assertThat(jobs.cancelling(key, "urn:ff:jobs:1")).isFalse();
        jobs.unwant(key, BEN);
        assertThat(jobs.cancelling(key, "urn:ff:jobs:1")).isTrue();
        assertThat(jobs.want(key, BEN)).as("too late: it is asked for anew").isFalse();
        jobs.cancelled(key, "urn:ff:jobs:1", true);

        assertThat(jobs.find(key).state()).isEqualTo(JobState.CANCELLED);
        assertThat(jobs.recordAttempt(key, jobs.find(key), lease(OTHER, "second")))
                .isTrue();
    }

    @Test
    void goesOnWhereAdobeDoesNotCancelIt() {
        submit();
        jobs.unwant(key, ADA);
        jobs.cancelling(key, "urn:ff:jobs:1");

        jobs.cancelled(key, "urn:ff:jobs:1", false);

        assertThat(jobs.find(key).state()).isEqualTo(JobState.SUBMITTED);
        assertThat(jobs.want(key, BEN)).isTrue();
    }

    @Test
    void urlsThatAreGoneAreReplacedOrTheJobIsLost() {
        submit();
        jobs.succeeded(key, "urn:ff:jobs:1", success("https://a/1"));
        jobs.urlsGone(key, "urn:ff:jobs:1");
        assertThat(jobs.find(key).urlsGone()).isTrue();

        assertThat(jobs.refreshed(key, "urn:ff:jobs:1", success("https://a/2"))).isTrue();
        assertThat(jobs.find(key).urlsGone()).isFalse();
        assertThat(jobs.find(key).success()).contains(success("https://a/2"));

        assertThat(jobs.lost(key, "urn:ff:jobs:1")).isTrue();
        assertThat(jobs.find(key).state()).isEqualTo(JobState.RESERVED);
        assertThat(jobs.find(key).outputs()).isEmpty();
    }

    @Test
    void findsAllJobsOfAPhotoByTheirKeys() {
        submit();
        JobKey mask = new JobKey(key.bucket(), key.key(), "4567", "createMask", "def");
        jobs.schedule(mask, NOON);
        new Uploads(table, clock).keep(new JobKey(key.bucket(), key.key(), "4567", "upload", "def"), "client", "id");

        Map<JobKey, Job> all = jobs.ofPhoto(key.bucket(), key.key());

        assertThat(all).containsOnlyKeys(key, mask);
        assertThat(all.get(key)).isEqualTo(jobs.find(key));
        assertThat(jobs.ofPhoto(key.bucket(), "another")).isEmpty();
    }

    @Test
    void isRememberedFromTheLastUseOn() {
        submit();

        assertThat(table.get(key.item().pk(), key.item().sk()).number("expiresAt"))
                .isEqualTo(NOON.plus(Duration.ofDays(60)).getEpochSecond());
    }

    @Test
    void anUploadIsReusedForSixDays() {
        JobKey upload = new JobKey(key.bucket(), key.key(), "4567", "upload", "def");
        new Uploads(table, clock).keep(upload, "client", "id");

        assertThat(uploads(NOON.plus(Duration.ofDays(6)).minusSeconds(1)).find(upload, "client"))
                .contains("id");
        assertThat(uploads(NOON.plus(Duration.ofDays(6)).plusSeconds(1)).find(upload, "client"))
                .isEmpty();
        assertThat(uploads(NOON).find(upload, "another client")).isEmpty();
    }

    private Uploads uploads(Instant now) {
        return new Uploads(table, Clock.fixed(now, ZoneOffset.UTC));
    }
}
