package dev.photinus.adobe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class JobAcceptedTest {

    private final ObjectMapper json = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    @Test
    void readsFireflysForm() throws Exception {
        JobReference job = read(
                """
                {"jobId": "urn:ff:jobs:abc", "statusUrl": "https://firefly-api.adobe.io/v3/status/urn:ff:jobs:abc",
                 "cancelUrl": "https://firefly-api.adobe.io/v3/cancel/urn:ff:jobs:abc"}
                """);

        assertThat(job)
                .isEqualTo(new JobReference(
                        "fill",
                        "urn:ff:jobs:abc",
                        "https://firefly-api.adobe.io/v3/status/urn:ff:jobs:abc",
                        "https://firefly-api.adobe.io/v3/cancel/urn:ff:jobs:abc"));
    }

    @Test
    void readsPhotoshopsForm() throws Exception {
        JobReference job = read("{\"jobId\": \"7\", \"statusUrl\": \"https://image.adobe.io/v2/status/7\"}");

        assertThat(job).isEqualTo(new JobReference("fill", "7", "https://image.adobe.io/v2/status/7", null));
    }

    @Test
    void readsTheLinkedFormAndTakesTheJobIdOutOfTheLink() throws Exception {
        JobReference job = read("{\"_links\": {\"self\": {\"href\": \"https://image.adobe.io/sensei/status/c3\"}}}");

        assertThat(job).isEqualTo(new JobReference("fill", "c3", "https://image.adobe.io/sensei/status/c3", null));
    }

    @Test
    void refusesAnAnswerThatNamesNoStatusUrl() {
        assertThatThrownBy(() -> read("{\"jobId\": \"7\"}"))
                .isInstanceOf(AdobeException.Rejected.class)
                .hasMessageContaining("no URL");
    }

    private JobReference read(String answer) throws JsonProcessingException {
        return json.readValue(answer, JobAccepted.class).reference("fill");
    }
}
