package dev.photinus.function.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactedTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PUT https://bucket.s3.amazonaws.com/a.jpg?X-Amz-Algorithm=AWS4&X-Amz-Signature=secret99 gave 403",
                "at HTTP://127.0.0.1:9000/b/k?secret99.",
                "{\"url\":\"http://h/k?X-Amz-Signature=secret99\"}",
                "&X-Amz-Signature=secret99&x",
                "X-Amz-Security-Token=secret99",
                "Authorization: Bearer secret99secret99",
                "token eyJhbGciOi.eyJzdWIi.secret99 was refused"
            })
    void takesOutWhatOpensDoors(String text) {
        assertThat(Redacted.text(text)).doesNotContain("secret99").doesNotContain("X-Amz-Signature=");
    }

    @Test
    void leavesWhatExplainsWhatHappened() {
        assertThat(Redacted.text("PUT https://h/a.jpg?X-Amz-Signature=s gave 403: is it a bearer of good news?"))
                .isEqualTo("PUT https://h/a.jpg gave 403: is it a bearer of good news?");
    }
}
