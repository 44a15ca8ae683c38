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
import java.util.List;
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
                        Running.class, running -> assertThat(running.note()).contains("levitating"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\": \"succeeded\"}",
                "{\"status\": \"succeeded\", \"result\": {\"outputs\": []}}",
                "{\"status\": \"succeeded\", \"result\": []}",
                "{\"status\": \"failed\"}",
                "{\"status\": \"failed\", \"errors\": 7, \"outputs\": \"x\"}",
                "{\"status\": \"succeeded\", \"semanticMasks\": [{\"label\": \"dog\"}]}",
                "{\"status\": \"succeeded\", \"semanticMasks\": null}",
                "{\"status\": \"succeeded\", \"image\": {}}",
                "{\"status\": \"succeeded\", \"output\": {\"storage\": \"external\"}}"
            })
    void isTotal(String answer) throws IOException {
        assertThat(JobStatusReader.read(json.readTree(answer))).isInstanceOf(Failed.class);
    }

    /** The job is paid for: it is asked for again until its deadline. */
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
                "{\"status\": \"resting\", \"error\": null, \"errors\": [], \"outputs\": []}",
                "{\"outputs\": []}",
                "{\"outputs\": [{}]}",
                "{\"outputs\": [7, null]}",
                "{\"outputs\": [{\"status\": \"resting\"}]}",
            })
    void waitsForWhatItDoesNotUnderstand(String answer) throws IOException {
        assertThat(JobStatusReader.read(json.readTree(answer)))
                .isInstanceOfSatisfying(
                        Running.class, running -> assertThat(running.note()).startsWith("Adobe's answer names "));
    }

    @Test
    void waitsWhereThereIsNothing() {
        assertThat(JobStatusReader.read(MissingNode.getInstance())).isInstanceOf(Running.class);
        assertThat(JobStatusReader.read(NullNode.getInstance())).isInstanceOf(Running.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\": \"done\", \"result\": {\"outputs\": [{\"image\": {\"url\": \"https://a.example/1\"}}]}}",
                "{\"state\": \"done\", \"outputs\": [{\"destination\": {\"url\": \"https://a.example/1\"}}]}",
            })
    void takesAnUnknownStatusWithOutputsForASuccess(String answer) throws IOException {
        assertThat(JobStatusReader.read(json.readTree(answer)))
                .isEqualTo(new Succeeded(List.of(new Output("https://a.example/1", null, null))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\": \"exploded\", \"error_code\": \"500600\", \"message\": \"boom\"}",
                "{\"status\": \"exploded\", \"error\": {\"code\": 500600, \"message\": \"boom\"}}",
                "{\"status\": \"exploded\", \"errors\": [{\"code\": \"500600\", \"title\": \"boom\"}]}",
            })
    void takesAnUnknownStatusWithAnErrorForAFailure(String answer) throws IOException {
        assertThat(JobStatusReader.read(json.readTree(answer))).isEqualTo(new Failed("500600", "boom"));
    }
}
