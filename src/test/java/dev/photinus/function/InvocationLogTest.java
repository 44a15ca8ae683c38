package dev.photinus.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.photinus.function.input.Picture;
import dev.photinus.ledger.AccessToken;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.fault.Fault;
import dev.photinus.storage.S3Location;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(InvocationLogTest.Profile.class)
class InvocationLogTest extends EventServerTest {

    public static class Profile extends FunctionProfile {
        public Profile() {
            super("createMask");
        }
    }

    /** Everything that is logged, whoever says it. */
    private static final class Lines extends Handler {

        private final List<LogRecord> records = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord record) {
            records.add(record);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private final Lines lines = new Lines();
    private final Logger root = Logger.getLogger("");
    private final Logger invocations = Logger.getLogger(InvocationLog.CATEGORY);

    @Inject
    PollStatus pollStatus;

    @Inject
    Inspect inspect;

    @BeforeEach
    void listen() {
        root.addHandler(lines);
        invocations.addHandler(lines); // it does not tell its parents
    }

    @AfterEach
    void stopListening() {
        root.removeHandler(lines);
        invocations.removeHandler(lines);
    }

    private CreateMask.Request request() throws IOException {
        S3Location photo = cloud.put("incoming/headshot/ada.jpg", TestPhotos.jpeg());
        return new CreateMask.Request(execution, null, null, Picture.at(photo));
    }

    /** The one line that there is about an operation. */
    private JsonNode line(String operation) throws IOException {
        List<JsonNode> found = new ArrayList<>();
        for (LogRecord record : lines.records) {
            if (InvocationLog.CATEGORY.equals(record.getLoggerName())) {
                JsonNode line = json.readTree(record.getMessage());
                if (line.path("operation").asText().equals(operation)) {
                    assertThat(record.getMessage()).doesNotContain("\n");
                    found.add(line);
                }
            }
        }
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    @Test
    void tellsOfASubmission() throws Exception {
        cloud.authenticate();

        String jobId = invoke(request()).statusCode(200).extract().path("jobId");

        JsonNode line = line("createMask");
        assertThat(line.path("execution").asText()).isEqualTo(execution);
        assertThat(line.path("photo").asText()).isEqualTo("incoming/headshot/ada.jpg");
        assertThat(line.path("step").asText()).isEqualTo("createMask");
        assertThat(line.path("job").asText()).isEqualTo(jobId);
        assertThat(line.path("outcome").asText()).isEqualTo("submitted");
        assertThat(line.path("milliseconds").isIntegralNumber()).isTrue();
        assertThat(line.has("error")).isFalse();
        assertThat(line.has("code")).isFalse();
    }

    @Test
    void tellsOfAdobesRefusalByItsCode() throws Exception {
        cloud.authenticate();
        cloud.fault(Operation.CREATE_MASK, Fault.CONTENT_POLICY);

        invoke(request()).statusCode(200);

        assertThat(line("createMask").path("outcome").asText()).isEqualTo("failed");
        assertThat(line("createMask").path("code").asText()).isEqualTo("prompt_unsafe");
    }

    @Test
    void tellsOfAnExceptionByItsClass() throws Exception {
        cloud.authenticate();
        cloud.fault(Operation.CREATE_MASK, Fault.UNAVAILABLE);

        invoke(request()).statusCode(500);

        assertThat(line("createMask").path("outcome").asText()).isEqualTo("thrown");
        assertThat(line("createMask").path("error").asText()).isEqualTo("dev.photinus.adobe.AdobeException$Passing");
    }

    @Test
    void tellsOfAFunctionThatIsAskedForNothing() throws Exception {
        authenticate.authenticate();

        assertThat(line("authenticate").path("outcome").asText()).isEqualTo("done");
        assertThat(line("authenticate").has("execution")).isFalse();
    }

    @Test
    void tellsOfAPollByItsStepAndJob() throws Exception {
        cloud.authenticate();
        Outcome.Submitted submitted = json.readValue(invoke(request()).extract().asString(), Outcome.Submitted.class);

        pollStatus.pollStatus(StepJobs.poll(execution, submitted));

        JsonNode line = line("pollStatus");
        assertThat(line.path("execution").asText()).isEqualTo(execution);
        assertThat(line.path("step").asText()).isEqualTo("createMask");
        assertThat(line.path("job").asText()).isEqualTo(submitted.jobId());
        assertThat(line.path("outcome").asText()).isEqualTo("succeeded");
    }

    @Test
    void tellsWhichExecutionIsOfWhichPhoto() throws Exception {
        request();
        JsonNode input =
                json.readTree("{\"source\": {\"bucket\": \"photos\", \"key\": \"incoming/headshot/ada.jpg\"}}");

        inspect.inspect(new Inspect.Request("headshot", input, execution));

        JsonNode line = line("inspect");
        assertThat(line.path("execution").asText()).isEqualTo(execution);
        assertThat(line.path("photo").asText()).isEqualTo("incoming/headshot/ada.jpg");
        assertThat(line.path("outcome").asText()).isEqualTo("accepted");
    }

    /** Whoever logs, on whatever level is printed. */
    @Test
    void neverTellsATokenASecretOrASignature() throws Exception {
        authenticate.authenticate();
        AccessToken token = tokens.living(Duration.ZERO).orElseThrow();
        CreateMask.Request request = request();
        Outcome.Submitted submitted =
                json.readValue(invoke(request).statusCode(200).extract().asString(), Outcome.Submitted.class);
        pollStatus.pollStatus(StepJobs.poll(execution, submitted));
        for (Fault fault : new Fault[] {Fault.RATE_LIMITED, Fault.BAD_REQUEST, Fault.RESET, Fault.UNAUTHORIZED}) {
            cloud.fault(Operation.CREATE_MASK, fault);
            invoke(new CreateMask.Request(execution + fault, null, true, request.photo()));
        }
        invoke(request).body("status", equalTo("submitted"));

        assertThat(lines.records).hasSizeGreaterThanOrEqualTo(8);
        assertThat(lines.records).extracting(LogRecord::getMessage).allSatisfy(message -> assertThat(message)
                .doesNotContain(token.accessToken())
                .doesNotContain(cloud.adobe().credentials().clientSecret())
                .doesNotContainIgnoringCase("X-Amz-")
                .doesNotContainIgnoringCase("signature"));
    }

    @Test
    void isPrintedThoughTheRestIsNot() {
        assertThat(invocations.isLoggable(Level.INFO)).isTrue();
        assertThat(root.isLoggable(Level.INFO)).isFalse();
    }
}
