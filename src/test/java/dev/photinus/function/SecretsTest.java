package dev.photinus.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.photinus.function.input.Picture;
import dev.photinus.ledger.AccessToken;
import dev.photinus.ledger.Job;
import dev.photinus.storage.PresignedUrls;
import dev.photinus.storage.S3Location;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Filter;
import java.util.logging.Level;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a function answers, logs and remembers, where Adobe repeats in its errors what it was sent. */
@QuarkusTest
@TestProfile(SecretsTest.Profile.class)
class SecretsTest extends EventServerTest {

    public static class Profile extends FunctionProfile {
        public Profile() {
            super("autoTone");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(FunctionCloud.class, Map.of(FunctionCloud.SCRIPTED, "photoshop")));
        }
    }

    @Inject
    DynamoDbClient dynamoDb;

    @Inject
    CreateMask createMask;

    @Inject
    PollStatus pollStatus;

    @Inject
    PresignedUrls urls;

    private AutoTone.Request request(String step) throws Exception {
        S3Location photo = cloud.put("incoming/headshot/ada.jpg", TestPhotos.jpeg());
        return new AutoTone.Request(execution + step, null, true, Picture.at(photo), "image/jpeg");
    }

    @Test
    void answersAndExceptionsRepeatNothingThatAdobeRepeats() throws Exception {
        authenticate.authenticate();
        String token = tokens.living(Duration.ZERO).orElseThrow().accessToken();
        List<String> answers = new ArrayList<>();
        for (int status : new int[] {400, 401, 403, 422, 451, 500, 503, 429}) {
            authenticate.authenticate(); // 401 has it forgotten
            cloud.scripted().echoes(status);
            answers.add(invoke(request("-" + status)).extract().asString());
        }

        assertThat(cloud.scripted().bodies())
                .allSatisfy(body -> assertThat(body).contains("X-Amz-Signature="));
        assertThat(answers).anySatisfy(answer -> assertThat(answer).contains("I was sent"));
        assertThat(answers).allSatisfy(answer -> assertThat(answer)
                .doesNotContain(token.substring(0, 16))
                .doesNotContain(token.substring(token.length() - 16))
                .doesNotContain("X-Amz-Signature=")
                .doesNotContain("X-Amz-Credential="));
    }

    @Test
    void aFailedJobsReasonRepeatsNothingEither() throws Exception {
        authenticate.authenticate();
        String signed = urls.get(new S3Location(FunctionCloud.BUCKET, "ada.jpg"));
        cloud.scripted()
                .answers(
                        200,
                        "application/json",
                        "{\"status\": \"failed\", \"errorDetails\": [{\"errorCode\": \"bad_input\", \"message\": \"cannot get %s\"}]}"
                                .formatted(signed));

        jobs.submitted(
                execution,
                "autoTone",
                new Job.Submission(
                        "autoTone", "1", cloud.scripted().uri() + "/v2/status/1", null, Instant.now(), List.of()));

        Outcome outcome = pollStatus.pollStatus(StepJobs.poll(execution, jobs.answer(execution, "autoTone")));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(failed.reason())
                .contains("cannot get http")
                .contains("/ada.jpg")
                .doesNotContain("X-Amz-"));
    }

    /** One item has the token, results have their URLs, and nothing has the secret. */
    @Test
    void theLedgerHasEachSecretInItsOnePlace() throws Exception {
        authenticate.authenticate();
        AccessToken token = tokens.living(Duration.ZERO).orElseThrow();
        S3Location photo = cloud.put("incoming/headshot/ada.jpg", TestPhotos.jpeg());
        Outcome outcome = createMask.createMask(new CreateMask.Request(execution, null, null, Picture.at(photo)));
        for (int round = 0; round < 60 && !(outcome instanceof Outcome.Succeeded); round++) {
            outcome = pollStatus.pollStatus(StepJobs.poll(
                    execution,
                    outcome instanceof Outcome.Running running
                            ? new Outcome.Submitted(running.job(), running.jobId())
                            : outcome));
        }
        assertThat(outcome).isInstanceOf(Outcome.Succeeded.class);
        cloud.scripted().echoes(500);
        invoke(request("")).statusCode(500).body("errorMessage", containsString("I was sent"));

        List<String> withToken = new ArrayList<>();
        List<String> withSignature = new ArrayList<>();
        dynamoDb.scanPaginator(scan -> scan.tableName(cloud.ledgerTable()))
                .items()
                .forEach(item -> item.forEach((name, value) -> {
                    String text = text(value);
                    if (text.contains(token.accessToken())) {
                        withToken.add(name);
                    }
                    if (text.contains("X-Amz-Signature")) {
                        withSignature.add(name);
                    }
                    assertThat(text).doesNotContain(cloud.adobe().credentials().clientSecret());
                }));

        assertThat(withToken).containsExactly("accessToken");
        assertThat(withSignature).containsExactly("outputs");
    }

    private static String text(AttributeValue value) {
        return value.toString();
    }

    @Test
    void aLineOfTheLogIsRedactedWhoeverSaysIt() {
        Filter filter = new RedactedLog();
        ExtLogRecord line = new ExtLogRecord(Level.WARNING, "GET {0} failed", "somebody.else");
        line.setParameters(new Object[] {"https://h.example/k?X-Amz-Signature=canary"});
        line.setThrown(new IllegalStateException(
                "again", new IOException("Server returned 403 for URL: https://h.example/k?X-Amz-Signature=canary")));

        assertThat(filter.isLoggable(line)).isTrue();

        String printed = new PatternFormatter("%p %c %m%n%e").format(line);
        assertThat(printed)
                .doesNotContain("canary")
                .contains("GET https://h.example/k failed")
                .contains("java.lang.IllegalStateException: again")
                .contains("Caused by: java.io.IOException: Server returned 403 for URL: https://h.example/k")
                .contains("at dev.photinus.function.SecretsTest");
    }

    @Test
    void aLineWithNothingToHideStaysAsItIs() {
        ExtLogRecord line =
                new ExtLogRecord(Level.WARNING, "%s of %d", ExtLogRecord.FormatStyle.PRINTF, "somebody.else");
        line.setParameters(new Object[] {"one", 7});
        Exception thrown = new IllegalStateException("as it is");
        line.setThrown(thrown);

        assertThat(new RedactedLog().isLoggable(line)).isTrue();

        assertThat(line.getMessage()).isEqualTo("%s of %d");
        assertThat(line.getThrown()).isSameAs(thrown);
    }

    /** As AWS's Lambda does: an error that nobody expected is logged with all its causes. */
    @Test
    void theLogIsSetToBeRedacted() {
        assertThat(ConfigProvider.getConfig().getValue("quarkus.log.console.filter", String.class))
                .isEqualTo("redacted");
    }

    @Test
    void aRedirectTakesTheTokenNowhere() throws Exception {
        try (ScriptedHost elsewhere = ScriptedHost.start()) {
            authenticate.authenticate();
            cloud.scripted().redirects(elsewhere.uri() + "/v2/edit");

            invoke(request("")).statusCode(200).body("status", equalTo("failed"));

            assertThat(elsewhere.requests()).isEmpty();
        }
    }
}
