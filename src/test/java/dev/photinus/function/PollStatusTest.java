package dev.photinus.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.photinus.function.input.Picture;
import dev.photinus.ledger.Job;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.fault.Fault;
import dev.photinus.storage.S3Location;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(PollStatusTest.Profile.class)
class PollStatusTest extends FunctionTest {

    public static class Profile extends FunctionProfile {
        public Profile() {
            super("pollStatus");
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> config = new HashMap<>(super.getConfigOverrides());
            config.put("photinus.poll.patience", "1s");
            config.put("photinus.poll.shortest", "20ms");
            return config;
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(FunctionCloud.class, Map.of(FunctionCloud.SCRIPTED, "photoshop")));
        }
    }

    @Inject
    CreateMask createMask;

    PollStatusTest() {
        super("pollStatus");
    }

    private PollStatus.Request submitted() throws Exception {
        authenticate.authenticate();
        S3Location photo = cloud.put("incoming/headshot/ada.jpg", TestPhotos.jpeg());
        return StepJobs.poll(
                execution, createMask.createMask(new CreateMask.Request(execution, null, null, Picture.at(photo))));
    }

    @Test
    void saysThatAJobHasSucceededAndKeepsItsUrlInTheLedger() throws Exception {
        PollStatus.Request request = submitted();
        String answer = "{}";
        for (int round = 0; round < 60 && !answer.contains("succeeded"); round++) {
            answer = invoke(request).statusCode(200).extract().body().asString();
        }

        assertThat(json.readTree(answer).path("status").asText()).isEqualTo("succeeded");
        assertThat(json.readTree(answer).path("outputs")).hasSize(1);
        assertThat(json.readTree(answer).path("seconds").isNumber()).isTrue();
        assertThat(answer).doesNotContain("X-Amz-Signature").doesNotContain("/results/");
        assertThat(jobs.find(execution, "createMask").outputs().get(0).url()).contains("X-Amz-Signature");
        assertThat(cloud.violations()).isEmpty();
    }

    @Test
    void answersWhatTheLedgerKnowsWithoutAskingAgain() throws Exception {
        Instant then = Instant.parse("2026-11-20T12:00:00Z");
        jobs.done(
                execution,
                "fill",
                new Job.Submission("fill", "1", null, null, then, List.of()),
                new Job.Success(then.plusMillis(8250), List.of(new Job.Output("https://a/1", 7L, null, null))));

        invoke(StepJobs.poll(execution, jobs.answer(execution, "fill")))
                .statusCode(200)
                .body("status", equalTo("succeeded"))
                .body("seconds", equalTo(8.25f))
                .body("outputs[0].seed", equalTo(7));

        assertThat(cloud.calls(Operation.POLL_STATUS)).isZero();
    }

    @Test
    void tellsWhatIsOnAPhoto() throws Exception {
        authenticate.authenticate();
        cloud.scripted()
                .answers(
                        200,
                        "application/json",
                        """
                        {"jobId": "1", "status": "succeeded",
                         "semanticMasks": [{"label": "dog", "score": 0.93, "boundingBox": {"x": 10, "y": 20.5, "width": 300, "height": 200},
                           "destination": {"url": "https://a.example/dog.png?X-Amz-Signature=0123456789abcdef"}, "mediaType": "image/png"}],
                         "backgroundMasks": [{"label": "sky", "score": 0.8, "boundingBox": {"x": 0, "y": 0, "width": 900, "height": 100},
                           "destination": {"url": "https://a.example/sky.png"}, "mediaType": "image/png"}]}
                        """);
        jobs.submitted(
                execution,
                "createMask",
                new Job.Submission(
                        "createMask", "1", cloud.scripted().uri() + "/v1/status/1", null, Instant.now(), List.of()));

        for (int round = 0; round < 2; round++) {
            invoke(scripted("/v1/status/1"))
                    .statusCode(200)
                    .body("status", equalTo("succeeded"))
                    .body("outputs.label", equalTo(List.of("dog", "sky")))
                    .body("outputs[0].score", equalTo(0.93f))
                    .body("outputs[0].boundingBox.y", equalTo(20.5f))
                    .body(not(containsString("0123456789abcdef")));
        }
        assertThat(cloud.scripted().requests()).containsExactly("/v1/status/1");
    }

    @Test
    void saysThatAJobIsRunningWhenItsPatienceIsOver() throws Exception {
        cloud.fault(Operation.CREATE_MASK, Fault.JOB_NEVER_ENDS);
        PollStatus.Request request = submitted();
        int asked = cloud.calls(Operation.POLL_STATUS);

        invoke(request).statusCode(200).body("status", equalTo("running")).body("job.operation", equalTo("createMask"));

        assertThat(cloud.calls(Operation.POLL_STATUS)).isGreaterThan(asked);
    }

    @Test
    void givesUpAJobThatIsOlderThanItsDeadline() throws Exception {
        cloud.fault(Operation.CREATE_MASK, Fault.JOB_NEVER_ENDS);
        PollStatus.Request request = submitted();
        Job.Submission job = jobs.find(execution, "createMask").submission().orElseThrow();
        jobs.submitted(
                execution,
                "createMask",
                new Job.Submission(
                        job.operation(),
                        job.jobId(),
                        job.statusUrl(),
                        null,
                        Instant.now().minus(Duration.ofMinutes(16)),
                        List.of()));

        invoke(request)
                .statusCode(200)
                .body("status", equalTo("failed"))
                .body("code", equalTo("deadline"))
                .body("reason", containsString(job.jobId()));
    }

    @Test
    void saysWhyAJobHasFailed() throws Exception {
        cloud.fault(Operation.CREATE_MASK, Fault.JOB_FAILED);

        invoke(submitted())
                .statusCode(200)
                .body("status", equalTo("failed"))
                .body("code", equalTo("runtime_error"))
                .body("reason", startsWith("Adobe failed at createMask: "));
    }

    @Test
    void handsOnWhatIsNotSubmitted() throws Exception {
        Instant then = Instant.parse("2026-11-20T12:00:15Z");
        invoke(StepJobs.poll(execution, new Outcome.Scheduled(then)))
                .statusCode(200)
                .body("status", equalTo("scheduled"))
                .body("notBefore", equalTo(then.toString()));
        invoke(StepJobs.poll(execution, new Outcome.Failed(null, null, "prompt_unsafe", "No.")))
                .statusCode(200)
                .body("status", equalTo("failed"))
                .body("code", equalTo("prompt_unsafe"))
                .body("reason", equalTo("No."));
        invoke(StepJobs.poll(execution, new Outcome.Unauthorized("No token.")))
                .statusCode(200)
                .body("status", equalTo("unauthorized"))
                .body("reason", equalTo("No token."));
    }

    @Test
    void asksForATokenWhereThereIsNone() throws Exception {
        invoke(scripted("/v2/status/1")).statusCode(200).body("status", equalTo("unauthorized"));

        assertThat(cloud.scripted().requests()).isEmpty();
    }

    @Test
    void forgetsATokenThatAdobeRefuses() throws Exception {
        PollStatus.Request request = submitted();
        cloud.adobe().revokeTokens();

        invoke(request).statusCode(200).body("status", equalTo("unauthorized"));

        assertThat(tokens.living(Duration.ZERO)).isEmpty();
    }

    @Test
    void sendsNothingToAHostThatIsNotAdobes() throws Exception {
        authenticate.authenticate();
        try (ScriptedHost elsewhere = ScriptedHost.start()) {
            invoke(asked(elsewhere.uri() + "/v2/status/1"))
                    .statusCode(200)
                    .body("status", equalTo("failed"))
                    .body("code", equalTo("untrusted_host"));

            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void doesNotFollowARedirect() throws Exception {
        authenticate.authenticate();
        try (ScriptedHost elsewhere = ScriptedHost.start()) {
            cloud.scripted().redirects(elsewhere.uri() + "/v2/status/1");

            invoke(scripted("/v2/status/1")).statusCode(200).body("status", equalTo("failed"));

            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void goesOnAskingWhereAdobesContractDoesNotKnowTheStatus() throws Exception {
        authenticate.authenticate();
        cloud.scripted().answers(200, "application/json", "{\"status\": \"resting\"}");

        invoke(scripted("/v2/status/1")).statusCode(200).body("status", equalTo("running"));
    }

    @Test
    void failsOnAJobThatAdobeDoesNotKnow() throws Exception {
        authenticate.authenticate();

        invoke(asked(cloud.adobe().uri() + "/v2/status/unheard-of"))
                .statusCode(200)
                .body("status", equalTo("failed"))
                .body("code", equalTo("unknown_job_id"));
    }

    @Test
    void goesOnAskingWhereAnAnswerIsNotJson() throws Exception {
        authenticate.authenticate();
        for (String type : List.of("text/html", "application/json")) {
            cloud.scripted().answers(200, type, "<html><body>Sign in to the hotel's network</body></html>");

            invoke(scripted("/v2/status/1")).statusCode(200).body("status", equalTo("running"));
        }
    }

    @Test
    void goesOnAskingThroughWhatMayPass() throws Exception {
        authenticate.authenticate();
        for (int status : new int[] {500, 502, 503, 408}) {
            cloud.scripted().answers(status, "text/html", "<html>no</html>");

            invoke(scripted("/v2/status/1")).statusCode(200).body("status", equalTo("running"));
        }
    }

    @Test
    void goesOnAskingWhenItAskedTooOften() throws Exception {
        PollStatus.Request request = submitted();
        cloud.fault(Operation.POLL_STATUS, Fault.RATE_LIMITED);

        invoke(request).statusCode(200).body("status", equalTo("running"));
    }

    @Test
    void leavesAdobeAloneForAsLongAsItSays() throws Exception {
        PollStatus.Request request = submitted();
        cloud.fault(Operation.POLL_STATUS, Fault.RATE_LIMITED_UNTOLD); // 15 s, of which this round has one
        int asked = cloud.calls(Operation.POLL_STATUS);
        Instant before = Instant.now();

        invoke(request).statusCode(200).body("status", equalTo("running"));

        assertThat(cloud.calls(Operation.POLL_STATUS)).isEqualTo(asked + 1);
        assertThat(Duration.between(before, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(900));
    }

    @Test
    void saysWhatAdobeAnsweredLastWhereItGivesUp() throws Exception {
        authenticate.authenticate();
        cloud.scripted().answers(503, "text/html", "<html>no</html>");
        String url = cloud.scripted().uri() + "/v2/status/1";
        jobs.submitted(
                execution,
                "createMask",
                new Job.Submission(
                        "createMask", "1", url, null, Instant.now().minus(Duration.ofMinutes(16)), List.of()));

        invoke(asked(url))
                .statusCode(200)
                .body("status", equalTo("failed"))
                .body("code", equalTo("deadline"))
                .body("reason", containsString("To the last question: Adobe answered 503"));
    }

    private PollStatus.Request scripted(String path) throws IOException {
        return asked(cloud.scripted().uri() + path);
    }

    /** For a job of that status, if there is none yet. */
    private PollStatus.Request asked(String statusUrl) {
        if (jobs.find(execution, "createMask").submission().isEmpty()) {
            jobs.submitted(
                    execution,
                    "createMask",
                    new Job.Submission("createMask", "1", statusUrl, null, Instant.now(), List.of()));
        }
        return StepJobs.poll(execution, jobs.answer(execution, "createMask"));
    }
}
