package dev.photinus.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.ledger.Job;
import dev.photinus.ledger.JobKey;
import dev.photinus.ledger.JobState;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.fault.Fault;
import dev.photinus.local.adobe.job.JobRecord;
import dev.photinus.local.asl.Execution;
import dev.photinus.local.asl.ExecutionResult;
import dev.photinus.local.asl.ExecutionStatus;
import dev.photinus.storage.ObjectStore;
import dev.photinus.storage.S3Location;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each job of a photo is paid for once, whichever executions ask for it, and every execution gets its own picture. */
@QuarkusTest
@TestProfile(SeamTest.Profile.class)
class PaidOnceTest extends SeamTest {

    private static final String PHOTO = "incoming/ada.jpg";

    @Inject
    ObjectStore objects;

    private int masks;
    private int fills;
    private int tones;

    @BeforeEach
    void count() {
        masks = cloud.jobs(Operation.CREATE_MASK);
        fills = cloud.jobs(Operation.FILL);
        tones = cloud.jobs(Operation.AUTO_TONE);
    }

    private void assertPaid(int moreMasks, int moreFills, int moreTones) {
        assertThat(List.of(
                        cloud.jobs(Operation.CREATE_MASK) - masks,
                        cloud.jobs(Operation.FILL) - fills,
                        cloud.jobs(Operation.AUTO_TONE) - tones))
                .as("masks, fills, tones")
                .containsExactly(moreMasks, moreFills, moreTones);
    }

    private static Scene scene(String prompt, String output) {
        return scene(prompt, output, "");
    }

    private static Scene scene(String prompt, String output, String more) {
        return new Scene(
                "headshot",
                "{'source': {'bucket': '%s', 'key': '%s'}, 'background': {'prompt': '%s'}, 'output': {'key': '%s'}%s}"
                        .formatted(FunctionCloud.BUCKET, PHOTO, prompt, output, more),
                List.of(),
                true);
    }

    private ExecutionResult finish(Scene scene) {
        return finish(run(scene));
    }

    private static ExecutionResult finish(ExecutionResult result) {
        assertThat(result.status()).as(String.valueOf(result.cause())).isEqualTo(ExecutionStatus.SUCCEEDED);
        return result;
    }

    /** The bytes of a finished picture. */
    private String picture(String key) {
        return HexFormat.of()
                .formatHex(
                        objects.read(new S3Location(FunctionCloud.BUCKET, key)).orElseThrow());
    }

    @Test
    void oneAndAnotherAndTheFirstPromptAgainIntoOneKey() {
        finish(scene("a forest", "out.jpg"));
        String forest = picture("out.jpg");
        finish(scene("a beach", "out.jpg"));
        String beach = picture("out.jpg");

        ExecutionResult third = finish(scene("a forest", "out.jpg"));

        assertThat(beach).isNotEqualTo(forest);
        assertThat(picture("out.jpg")).isEqualTo(forest);
        assertPaid(1, 2, 2);
        assertThat(String.valueOf(third.output())).as("nothing was paid by it").contains("\"jobs\":[]");
    }

    @Test
    void oneAndAnotherAndTheFirstPromptAgainIntoTwoKeys() {
        finish(scene("a forest", "one.jpg"));
        finish(scene("a beach", "two.jpg"));
        finish(scene("a forest", "two.jpg"));

        assertThat(picture("two.jpg")).isEqualTo(picture("one.jpg"));
        assertPaid(1, 2, 2);
    }

    @Test
    void theSamePictureUploadedAgainIsTheSamePhoto() throws Exception {
        finish(scene("a forest", "one.jpg"));
        cloud.put(PHOTO, TestPhotos.jpeg());

        finish(scene("a forest", "two.jpg"));

        assertPaid(1, 1, 1);
    }

    @Test
    void twoExecutionsAtOncePayOnceAndEachHasItsPicture() {
        ExecutionResult[] second = new ExecutionResult[1];
        atPollOfFill(first -> second[0] = finish(scene("a forest", "two.jpg")));

        finish(scene("a forest", "one.jpg"));

        assertThat(second[0]).isNotNull();
        assertThat(picture("two.jpg")).isEqualTo(picture("one.jpg"));
        assertPaid(1, 1, 1);
    }

    @Test
    void twoPromptsAtOnceShareTheMask() {
        atPollOfFill(first -> finish(scene("a beach", "two.jpg")));

        finish(scene("a forest", "one.jpg"));

        assertThat(picture("two.jpg")).isNotEqualTo(picture("one.jpg"));
        assertPaid(1, 2, 2);
    }

    /** Does something once, when the fill has been submitted and nobody has asked for it. */
    private void atPollOfFill(Consumer<String> then) {
        boolean[] been = new boolean[1];
        workflow.around(
                invocation -> {
                    if (!been[0]
                            && invocation.function().equals("pollStatus")
                            && invocation.step().equals("fill")) {
                        been[0] = true;
                        then.accept("");
                    }
                },
                invocation -> {});
    }

    @Test
    void whatAnotherExecutionWantsIsNotCancelled() {
        Scene scene = scene("a forest", "one.jpg");
        long cancelled = cancelled();
        String[] arn = new String[1];
        ExecutionResult[] second = new ExecutionResult[1];

        ExecutionResult first = run(scene, UUID.randomUUID().toString(), execution -> {
            arn[0] = execution.arn();
            atPollOfFill(none -> {
                boolean[] been = new boolean[1];
                workflow.around(
                        invocation -> {
                            if (!been[0]
                                    && invocation.function().equals("pollStatus")
                                    && invocation.step().equals("fill")) {
                                been[0] = true;
                                execution.stop(null, null);
                                workflow.invoke("cancel", stopped(arn[0], scene));
                            }
                        },
                        invocation -> {});
                second[0] = finish(run(scene("a forest", "two.jpg")));
            });
        });

        assertThat(first.status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(second[0].status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertPaid(1, 1, 1);
        assertThat(cancelled()).isEqualTo(cancelled);
    }

    /** Stopped when it was about to call a function of a step; no event has come. */
    private Execution stoppedAt(String function, String step) {
        Execution[] stopped = new Execution[1];
        ExecutionResult result =
                run(scene("a forest", "one.jpg"), UUID.randomUUID().toString(), execution -> {
                    stopped[0] = execution;
                    workflow.around(
                            invocation -> {
                                if (invocation.function().equals(function)
                                        && (step.isEmpty() || invocation.step().equals(step))) {
                                    execution.stop(null, null);
                                }
                            },
                            invocation -> {});
                });
        workflow.around(invocation -> {}, invocation -> {});
        assertThat(result.status()).isEqualTo(ExecutionStatus.ABORTED);
        return stopped[0];
    }

    @Test
    void whatWasLeftRunningIsUsedAsLongAsItsResultIsThere() throws Exception {
        stoppedAt("pollStatus", "createMask");
        awaitLastJob();
        ShiftedClock.advanceBy(Duration.ofMinutes(20));

        finish(scene("a forest", "one.jpg"));

        assertPaid(1, 1, 1);
    }

    @Test
    void aQuestionAboutAnEarlierJobThatIsRateLimitedIsAskedAgain() throws Exception {
        stoppedAt("pollStatus", "createMask");
        awaitLastJob();
        ShiftedClock.advanceBy(Duration.ofMinutes(20));
        cloud.faultOnce(Operation.POLL_STATUS, Fault.RATE_LIMITED);

        finish(scene("a forest", "one.jpg"));

        assertPaid(1, 1, 1);
    }

    /** Adobe's part takes its time really. */
    private void awaitLastJob() throws InterruptedException {
        Instant latest = Instant.now().plusSeconds(20);
        List<JobRecord> jobs = cloud.adobe().jobs();
        while (jobs.get(jobs.size() - 1).finished() == null) {
            assertThat(Instant.now()).isBefore(latest);
            Thread.sleep(20);
            jobs = cloud.adobe().jobs();
        }
    }

    /** Polled like a new one, it would be past its deadline, and fail an execution that has asked for nothing. */
    @Test
    void whatWasLeftRunningLongAgoIsPaidAnew() throws Exception {
        stoppedAt("pollStatus", "createMask");
        awaitLastJob();
        ShiftedClock.advanceBy(Duration.ofDays(1));

        finish(scene("a forest", "one.jpg"));

        assertPaid(2, 1, 1);
    }

    @Test
    void aRedriveFromTheMiddlePaysForNothingTwice() {
        Execution stopped = stoppedAt("pollStatus", "autoTone");

        finish(workflow.redrive(stopped));

        assertPaid(1, 1, 1);
    }

    /** The fill that the tone reads is gone: the redriven execution begins again, and needs no second redrive. */
    @Test
    void aRedriveFromTheMiddleMakesAnewWhatIsGone() {
        Execution stopped = stoppedAt("autoTone", "");
        ShiftedClock.advanceBy(Duration.ofHours(3));

        finish(workflow.redrive(stopped));

        assertThat(cloud.jobs(Operation.FILL) - fills).isEqualTo(2);
    }

    /** One that another execution has seen to succeed stays so, whatever a later question comes to. */
    @Test
    void theFirstSuccessStays() {
        atPollOfFill(first -> {
            finish(scene("a forest", "two.jpg"));
            cloud.faultOnce(Operation.POLL_STATUS, Fault.NOT_FOUND);
        });

        finish(scene("a forest", "one.jpg"));

        assertPaid(1, 1, 1);
    }

    /** A prompt that breaks off leaves the earlier picture and what is known of it, or neither. */
    @Test
    void anotherPromptThatFailsIsNotTakenForTheFirst() {
        Scene forest = scene("a forest", "out.jpg");
        finish(forest);
        String first = picture("out.jpg");
        cloud.faultOnce(Operation.AUTO_TONE, Fault.JOB_FAILED);
        assertThat(run(scene("a beach", "out.jpg")).status()).isEqualTo(ExecutionStatus.FAILED);

        finish(forest);

        assertThat(picture("out.jpg")).isEqualTo(first);
    }

    private long cancelled() {
        return cloud.adobe().jobs().stream()
                .map(JobRecord::outcome)
                .filter("cancelled"::equals)
                .count();
    }

    @Test
    void whatNoExecutionWantsIsCancelledAndAskedForAnew() {
        Scene scene = scene("a forest", "one.jpg");
        run(
                scene,
                UUID.randomUUID().toString(),
                execution -> atPollOfFill(none -> {
                    execution.stop(null, null);
                    workflow.invoke("cancel", stopped(execution.arn(), scene));
                }));
        workflow.around(invocation -> {}, invocation -> {});

        finish(scene);

        assertPaid(1, 2, 1);
    }

    @Test
    void aPhotoThatFailedPaysForWhatIsMissing() {
        Scene scene = scene("a forest", "one.jpg");
        cloud.faultOnce(Operation.FILL, Fault.JOB_FAILED);
        assertThat(run(scene).status()).isEqualTo(ExecutionStatus.FAILED);
        assertPaid(1, 1, 0);

        finish(scene);

        assertPaid(1, 2, 1);
    }

    @Test
    void whatTheBucketHasExpiredIsFetchedFromAdobeWhileItIsThere() {
        finish(scene("a forest", "one.jpg"));
        ShiftedClock.advanceBy(Duration.ofMinutes(50));
        expire("fill");
        expire("createMask");

        finish(scene("a forest", "two.jpg"));

        assertPaid(1, 1, 1);
        assertThat(picture("two.jpg")).isEqualTo(picture("one.jpg"));
    }

    @Test
    void whatIsNeitherInTheBucketNorAtAdobeIsPaidAnew() {
        finish(scene("a forest", "one.jpg"));
        ShiftedClock.advanceBy(Duration.ofHours(2));
        expire("fill");

        finish(scene("a forest", "two.jpg"));
        assertPaid(1, 2, 1);

        expire("autoTone");
        finish(scene("a forest", "three.jpg"));
        assertPaid(1, 2, 2);
        assertThat(picture("three.jpg")).isEqualTo(picture("one.jpg"));
    }

    /** Deletes what is kept of a job, as the bucket's lifecycle does. */
    private void expire(String operation) {
        cloud.ledgerJobs().ofPhoto(FunctionCloud.BUCKET, PHOTO).forEach((key, job) -> {
            if (key.operation().equals(operation)) {
                assertThat(job.state()).isEqualTo(JobState.SUCCEEDED);
                for (Job.Output output : job.outputs()) {
                    Job.Place place = Objects.requireNonNull(output.copy());
                    objects.delete(new S3Location(place.bucket(), place.key()));
                }
            }
        });
    }

    @Test
    void aPhotoThatIsReplacedInTheMiddleFails() {
        boolean[] been = new boolean[1];
        workflow.around(
                invocation -> {
                    if (!been[0] && invocation.function().equals("fill")) {
                        been[0] = true;
                        replace();
                    }
                },
                invocation -> {});

        ExecutionResult result = run(scene("a forest", "one.jpg"));

        assertThat(result.error()).isEqualTo("Photinus.photo_changed");
        assertThat(result.cause()).contains("ada.jpg has been replaced since it was inspected");
        assertPaid(1, 0, 0);
    }

    private void replace() {
        try {
            cloud.put(PHOTO, TestPhotos.portrait("jpg", 600, 800));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void againAsksOnceMoreForEachExecutionNotForEachAttempt() {
        finish(scene("a forest", "one.jpg"));
        Scene again = scene("a forest", "one.jpg", ", 'again': true");
        cloud.faultOnce(Operation.AUTO_TONE, Fault.UNAVAILABLE);

        finish(again);
        assertPaid(2, 2, 2);

        finish(again);
        assertPaid(3, 3, 3);
    }

    @Test
    void aJobListsWhoWantsItAndWhoPaid() {
        finish(scene("a forest", "one.jpg"));
        finish(scene("a forest", "two.jpg"));

        Map<JobKey, Job> jobs = cloud.ledgerJobs().ofPhoto(FunctionCloud.BUCKET, PHOTO);

        assertThat(jobs.values()).hasSize(3).allSatisfy(job -> {
            assertThat(job.wantedBy()).hasSize(2);
            assertThat(job.payments()).hasSize(1);
        });
    }
}
