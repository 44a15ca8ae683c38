package dev.photinus.adobe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.photinus.adobe.JobStatus.Failed;
import dev.photinus.adobe.JobStatus.Output;
import dev.photinus.adobe.JobStatus.Running;
import dev.photinus.adobe.JobStatus.Succeeded;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobStatusReaderTest {

    private final ObjectMapper json = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"pending", "running", "not_started", "submitted", "cancel_pending"})
    void waitsForWhatIsOnItsWay(String status) {
        assertThat(JobStatusReader.read(json.createObjectNode().put("status", status)))
                .isEqualTo(new Running());
    }

    @Test
    void readsFireflysOutputsWithTheirSeeds() throws IOException {
        assertThat(JobStatusReader.read(fixture("fill-succeeded.json")))
                .isInstanceOfSatisfying(Succeeded.class, succeeded -> assertThat(succeeded.outputs())
                        .containsExactly(
                                new Output("https://pre-signed.example/images/1", 1842533538L, null),
                                new Output("https://pre-signed.example/images/2", 7L, null)));
    }

    @Test
    void readsRemoveBackgroundsDestination() throws IOException {
        assertThat(JobStatusReader.read(fixture("removeBackground-succeeded.json")))
                .isInstanceOfSatisfying(Succeeded.class, succeeded -> assertThat(succeeded.outputs())
                        .containsExactly(new Output("https://pre-signed.example/mask.png", null, null)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"url\": \"https://a.example/1\", \"mediaType\": \"image/png\"}",
                "{\"destination\": {\"url\": \"https://a.example/1\"}, \"mediaType\": \"image/png\"}",
                "{\"first\": {\"destination\": {\"url\": \"https://a.example/1\"}}}",
            })
    void readsOutputsThatAreNoList(String outputs) throws IOException {
        JsonNode answer = json.readTree("{\"status\": \"succeeded\", \"result\": {\"outputs\": " + outputs + "}}");

        assertThat(JobStatusReader.read(answer))
                .isEqualTo(new Succeeded(List.of(new Output("https://a.example/1", null, null))));
    }

    @Test
    void readsEditsOutput() throws IOException {
        assertThat(JobStatusReader.read(fixture("edit-succeeded.json")))
                .isInstanceOfSatisfying(Succeeded.class, succeeded -> assertThat(succeeded.outputs())
                        .containsExactly(new Output("https://bucket.example/ada.jpg", null, null)));
    }

    @Test
    void tellsFireflysReasonAndWhereItIs() throws IOException {
        assertThat(JobStatusReader.read(fixture("fill-failed.json")))
                .isEqualTo(new Failed("validation_error", "Invalid input; mask.source: mask is empty"));
    }

    @Test
    void tellsPhotoshopsReason() throws IOException {
        assertThat(JobStatusReader.read(fixture("edit-failed.json")))
                .isEqualTo(new Failed("unsupported_file", "The file is not an image"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"canceled", "cancelled", "timeout"})
    void endsWhatAdobeHasEnded(String status) {
        assertThat(JobStatusReader.read(json.createObjectNode().put("status", status)))
                .isInstanceOf(Failed.class);
    }

    @Test
    void namesAStatusThatItDoesNotKnow() {
        assertThat(JobStatusReader.read(json.createObjectNode().put("status", "levitating")))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.message()).contains("levitating"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "7",
                "\"succeeded\"",
                "{\"status\": null}",
                "{\"status\": {}}",
                "{\"status\": \"succeeded\"}",
                "{\"status\": \"succeeded\", \"result\": {\"outputs\": []}}",
                "{\"status\": \"succeeded\", \"result\": []}",
                "{\"status\": \"failed\"}"
            })
    void isTotal(String answer) throws IOException {
        assertThat(JobStatusReader.read(json.readTree(answer))).isInstanceOf(Failed.class);
    }

    @Test
    void takesNothingForAFailure() {
        assertThat(JobStatusReader.read(MissingNode.getInstance())).isInstanceOf(Failed.class);
        assertThat(JobStatusReader.read(NullNode.getInstance())).isInstanceOf(Failed.class);
    }

    private JsonNode fixture(String name) throws IOException {
        try (InputStream fixture = Objects.requireNonNull(getClass().getResourceAsStream("/adobe/" + name), name)) {
            return json.readTree(fixture);
        }
    }
}
