package dev.photinus.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.photinus.adobe.AdobeException;
import dev.photinus.adobe.Generation;
import dev.photinus.adobe.photoshop.RemoveBackgroundRequest;
import dev.photinus.function.input.Picture;
import dev.photinus.ledger.Caller;
import dev.photinus.ledger.Job;
import dev.photinus.ledger.Quota;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.fault.Fault;
import dev.photinus.storage.S3Location;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Also what every function that submits a job has in common: see {@link Submission}. */
@QuarkusTest
@TestProfile(CreateMaskTest.Profile.class)
class CreateMaskTest extends FunctionTest {

    public static class Profile extends FunctionProfile {
        public Profile() {
            super("createMask");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(FunctionCloud.class, Map.of(FunctionCloud.SCRIPTED, "photoshop")));
        }
    }

    @Inject
    AutoTone autoTone;

    @Inject
    Submission submission;

    CreateMaskTest() {
        super("createMask");
    }

    private CreateMask.Request request() throws IOException {
        return new CreateMask.Request(execution, null, null, Picture.at(photo()));
    }

    private S3Location photo() throws IOException {
        return cloud.put("incoming/headshot/ada.jpg", TestPhotos.jpeg());
    }

    @Test
    void submitsAJobAndKeepsItInTheLedger() throws Exception {
        authenticate.authenticate();

        String jobId = invoke(request())
                .statusCode(200)
                .body("status", equalTo("submitted"))
                .body("job.operation", equalTo("createMask"))
                .body("job", not(hasKey("cancelUrl")))
                .extract()
                .path("jobId");

        assertThat(submitted().jobId()).isEqualTo(jobId);
        assertThat(cloud.violations()).isEmpty();
    }

    private Job.Submission submitted() {
        return jobs.find(execution, "createMask").submission().orElseThrow();
    }

    @Test
    void answersTheSameStepWithTheSameJobAndPaysForOne() throws Exception {
        authenticate.authenticate();
        int paid = cloud.jobs(Operation.CREATE_MASK);

        String first = invoke(request()).statusCode(200).extract().path("jobId");
        invoke(request()).statusCode(200).body("status", equalTo("submitted")).body("jobId", equalTo(first));

        assertThat(cloud.jobs(Operation.CREATE_MASK)).isEqualTo(paid + 1);
    }

    /** As an object store does whose connection breaks while something is written that cannot be read again. */
    static Stream<Exception> faultsOfOurs() {
        return Stream.of(
                new IllegalStateException("Content input stream does not support mark/reset"),
                new UncheckedIOException(new IOException("Broken pipe")),
                new IOException("Broken pipe"),
                new NullPointerException("no stream"));
    }

    @ParameterizedTest
    @MethodSource("faultsOfOurs")
    void whatBreaksBeforeAdobeIsCalledLeavesNothingInDoubt(Exception fault) throws Exception {
        authenticate.authenticate();
        int paid = cloud.jobs(Operation.CREATE_MASK);
        for (int i = 0; i < 3; i++) { // once more than answers may be lost
            assertThatThrownBy(() -> submission.submit(breaking(fault))).hasMessageContaining(fault.getMessage());
        }

        invoke(request()).statusCode(200).body("status", equalTo("submitted"));

        assertThat(cloud.jobs(Operation.CREATE_MASK)).isEqualTo(paid + 1);
    }

    /** The request of {@link #request()}, whose pictures can be identified, but not signed. */
    private JobRequest<RemoveBackgroundRequest> breaking(Exception fault) throws IOException {
        Picture photo = request().photo();
        return new JobRequest<>(
                "createMask",
                Generation.CURRENT,
                Quota.REMOVE_BACKGROUND,
                new Caller(execution, 0),
                false,
                photo,
                names -> {
                    if (names instanceof SignedPictureNames) {
                        if (fault instanceof IOException broken) {
                            throw broken;
                        }
                        throw (RuntimeException) fault;
                    }
                    return RemoveBackgroundRequest.mask(names.url(photo));
                },
                (authorization, body) -> {
                    throw new AssertionError("Adobe is called");
                });
    }

    @Test
    void asksForATokenWhereThereIsNone() throws Exception {
        int calls = cloud.calls(Operation.CREATE_MASK);

        invoke(request()).statusCode(200).body("status", equalTo("unauthorized"));

        assertThat(cloud.calls(Operation.CREATE_MASK)).isEqualTo(calls);
    }

    @Test
    void forgetsATokenThatAdobeRefuses() throws Exception {
        authenticate.authenticate();
        cloud.adobe().revokeTokens();

        invoke(request()).statusCode(200).body("status", equalTo("unauthorized"));

        assertThat(tokens.living(Duration.ZERO)).isEmpty();
        assertThat(jobs.find(execution, "createMask").submission()).isEmpty();
    }

    @Test
    void waitsAsLongAsAdobeSaysWhenTheQuotaIsUsedUp() throws Exception {
        authenticate.authenticate();
        Instant before = Instant.now();
        cloud.fault(Operation.CREATE_MASK, Fault.RATE_LIMITED); // retry-after: 1

        String notBefore = invoke(request())
                .statusCode(200)
                .body("status", equalTo("scheduled"))
                .extract()
                .path("notBefore");

        Instant slot = jobs.find(execution, "createMask").notBefore().orElseThrow();
        assertThat(slot).isAfterOrEqualTo(before.plusSeconds(1).truncatedTo(ChronoUnit.MILLIS));
        assertThat(Instant.parse(notBefore))
                .as("early enough to be there in time")
                .isBetween(slot.minusSeconds(5), slot.minusSeconds(1));
        assertThat(slots.reserve(Quota.REMOVE_BACKGROUND)).isAfterOrEqualTo(slot);
    }

    @Test
    void leavesTheWaitForAFarSlotToTheStateMachine() throws Exception {
        authenticate.authenticate();
        int calls = cloud.calls(Operation.CREATE_MASK);
        slots.postpone(Quota.REMOVE_BACKGROUND, Duration.ofHours(1));

        String first = invoke(request())
                .statusCode(200)
                .body("status", equalTo("scheduled"))
                .extract()
                .path("notBefore");
        invoke(request()).statusCode(200).body("status", equalTo("scheduled")).body("notBefore", is(first));

        assertThat(cloud.calls(Operation.CREATE_MASK)).isEqualTo(calls);
    }

    @Test
    void usesItsOwnSlotOnceItHasCome() throws Exception {
        authenticate.authenticate();
        Instant slot = Instant.now().plusMillis(300);
        jobs.schedule(maskKey(request().photo()), slot);

        invoke(request()).statusCode(200).body("status", equalTo("submitted"));

        assertThat(submitted().submittedAt()).isAfterOrEqualTo(slot.truncatedTo(ChronoUnit.MILLIS));
    }

    @Test
    void takesAnotherSlotWhereAdobeHasPutOffItsOwn() throws Exception {
        authenticate.authenticate();
        int calls = cloud.calls(Operation.CREATE_MASK);
        jobs.schedule(maskKey(request().photo()), Instant.now());
        slots.postpone(Quota.REMOVE_BACKGROUND, Duration.ofHours(1));

        invoke(request()).statusCode(200).body("status", equalTo("scheduled"));

        assertThat(cloud.calls(Operation.CREATE_MASK)).isEqualTo(calls);
        assertThat(jobs.find(execution, "createMask").notBefore().orElseThrow())
                .isAfter(Instant.now().plus(Duration.ofMinutes(59)));
    }

    @Test
    void usesASlotForOneCallOnly() throws Exception {
        authenticate.authenticate();
        jobs.schedule(maskKey(request().photo()), Instant.now());
        cloud.fault(Operation.CREATE_MASK, Fault.UNAVAILABLE);

        invoke(request()).statusCode(500);

        assertThat(jobs.find(execution, "createMask").notBefore()).isEmpty();
    }

    @Test
    void failsWithAdobesCodeWhereAdobeRefuses() throws Exception {
        authenticate.authenticate();
        cloud.fault(Operation.CREATE_MASK, Fault.CONTENT_POLICY);

        invoke(request())
                .statusCode(200)
                .body("status", equalTo("failed"))
                .body("code", equalTo("prompt_unsafe"))
                .body("reason", equalTo("Adobe answered 451 prompt_unsafe: The prompt is against the content policy."));
    }

    @Test
    void throwsWhatMayPass() throws Exception {
        authenticate.authenticate();
        for (Fault fault : new Fault[] {Fault.SERVER_ERROR, Fault.UNAVAILABLE, Fault.BAD_GATEWAY, Fault.RESET}) {
            cloud.fault(Operation.CREATE_MASK, fault);

            invoke(request())
                    .statusCode(500)
                    .body("errorMessage", startsWith("dev.photinus.adobe.AdobeException$Passing: "));
        }
        assertThat(jobs.find(execution, "createMask").submission()).isEmpty();
    }

    @Test
    void throwsOnAnAnswerThatIsNotJson() throws Exception {
        authenticate.authenticate();
        for (String type : List.of("text/html", "application/json")) {
            AutoTone.Request request =
                    new AutoTone.Request(execution + type, null, true, Picture.at(photo()), "image/jpeg");
            cloud.scripted().answers(202, type, "<html><body>Sign in to the hotel's network</body></html>");

            assertThatThrownBy(() -> autoTone.autoTone(request)).isInstanceOf(AdobeException.Passing.class);
            assertThat(jobs.find(execution + type, "autoTone").submission()).isEmpty();
        }
    }

    @Test
    void asksOnceMoreWhereTheAnswerWasLostAndThenNeverAgain() throws Exception {
        authenticate.authenticate();
        int before = cloud.jobs(Operation.CREATE_MASK);
        cloud.fault(Operation.CREATE_MASK, Fault.RESET);

        invoke(request()).statusCode(500);
        assertThat(jobs.find(execution, "createMask").inDoubt(new Caller(execution, Caller.BY_HAND)))
                .isEqualTo(1);
        for (int i = 0; i < 2; i++) {
            invoke(request()).statusCode(200).body("status", equalTo("failed")).body("code", equalTo("answer_lost"));
        }

        assertThat(cloud.jobs(Operation.CREATE_MASK)).isEqualTo(before + 2);
    }

    @Test
    void countsNoCallThatAdobeHasRefused() throws Exception {
        authenticate.authenticate();
        for (Fault fault : new Fault[] {Fault.UNAVAILABLE, Fault.BAD_GATEWAY, Fault.RATE_LIMITED, Fault.BAD_REQUEST}) {
            cloud.fault(Operation.CREATE_MASK, fault);

            invoke(request());

            assertThat(jobs.find(execution, "createMask").inDoubt(new Caller(execution, Caller.BY_HAND)))
                    .as(fault.toString())
                    .isZero();
        }
    }

    @Test
    void countsNoCallThatNeverReachedAdobe() throws Exception {
        authenticate.authenticate();
        cloud.adobe().goAway();
        try {
            for (int i = 0; i < 3; i++) {
                invoke(request()).statusCode(500);
            }
        } finally {
            cloud.adobe().comeBack();
        }

        invoke(request()).statusCode(200).body("status", equalTo("submitted"));
    }
}
