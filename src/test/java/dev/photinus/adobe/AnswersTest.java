package dev.photinus.adobe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.photinus.local.adobe.OpenApi;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What Adobe answers, in each form that its OpenAPI files and tutorials show, and what is read out of it. With {@code
 * -Dopenapi.contracts=FOLDER} the answers themselves are held against Adobe's files.
 */
class AnswersTest {

    private final ObjectMapper json = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    @TestFactory
    Stream<DynamicTest> ofAStatus() throws IOException {
        return each("status-answers.json", answer -> {
            JobStatus status = JobStatusReader.read(answer.path("answer"));
            if (answer.has("running")) {
                assertThat(status).isEqualTo(new JobStatus.Running());
            } else if (answer.has("failed")) {
                assertThat(status).isEqualTo(json.convertValue(answer.path("failed"), JobStatus.Failed.class));
            } else {
                List<JobStatus.Output> outputs = StreamSupport.stream(
                                answer.path("succeeded").spliterator(), false)
                        .map(output -> json.convertValue(output, JobStatus.Output.class))
                        .toList();
                assertThat(outputs).isNotEmpty();
                assertThat(status).isEqualTo(new JobStatus.Succeeded(outputs));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> toASubmission() throws IOException {
        return each("accepted-answers.json", answer -> {
            JobAccepted accepted = json.convertValue(answer.path("answer"), JobAccepted.class);

            assertThat(accepted.reference("operation"))
                    .isEqualTo(new JobReference(
                            "operation",
                            answer.path("jobId").asText(),
                            answer.path("statusUrl").asText(),
                            answer.path("cancelUrl").asText(null)));
        });
    }

    private interface Check {
        void of(JsonNode answer) throws IOException;
    }

    private Stream<DynamicTest> each(String file, Check check) throws IOException {
        JsonNode answers;
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/adobe/" + file), file)) {
            answers = json.readTree(in);
        }
        return StreamSupport.stream(answers.spliterator(), false)
                .map(answer -> dynamicTest(answer.path("name").asText(), () -> {
                    holdAgainstItsContract(answer);
                    check.of(answer);
                }));
    }

    private static void holdAgainstItsContract(JsonNode answer) throws IOException {
        String folder = System.getProperty("openapi.contracts");
        String contract = textOrNull(answer, "contract");
        if (folder == null || contract == null) {
            return;
        }
        OpenApi file = new OpenApi(Path.of(folder, contract + ".openapi.json"));
        String[] place = answer.path("schema").asText().split(" ", -1);
        var schema = place.length == 1
                ? file.schema(place[0])
                : file.response(place[0].toLowerCase(Locale.ROOT), place[1], Integer.parseInt(place[2]));
        assertThat(schema.validate(answer.path("answer")))
                .as("the OpenAPI file")
                .isEmpty();
    }

    private static @Nullable String textOrNull(JsonNode node, String name) {
        return node.path(name).isTextual() ? node.path(name).asText() : null;
    }
}
