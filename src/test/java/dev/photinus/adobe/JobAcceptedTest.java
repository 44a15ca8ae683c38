package dev.photinus.adobe;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class JobAcceptedTest {

    private final ObjectMapper json = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

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
