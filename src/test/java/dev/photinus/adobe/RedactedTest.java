package dev.photinus.adobe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
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
                "https%3A%2F%2Fh%2Fk%3FX-Amz-Signature%3Dsecret99",
                "X-Amz-Security-Token=secret99",
                "%3FX-Amz-Security-Token%3Dsecret99%26X-Amz-Date%3D2026",
                "%26sig%3Dsecret99",
                "%22access_token%22%3A%22secret99%22",
                "https://h.blob.core.windows.net/c/b?sv=2024&sig=secret99",
                "?sig=secret99",
                "https://user:secret99@host/path",
                "Authorization: Bearer secret99secret99",
                "Authorization: bearer+secret99secret99",
                "{\"access_token\":\"secret99\",\"token_type\":\"bearer\"}",
                "{\\\"client_secret\\\": \\\"secret99\\\"}",
                "client_id=photinus&client_secret=secret99&scope=openid",
                "client_id%3Dphotinus%26client_secret%3Dsecret99%26scope",
                "FIREFLY_SERVICES_CLIENT_SECRET=secret99",
                "token eyJhbGciOi.eyJzdWIi.secret99 was refused",
                "Oauth token Qm9vay1vZi1sb25nLXRva2Vucy1hbmQtb3RoZXItc3RvcmllcwQm9vay1vZi1sb25nLXRva2Vucy1hbmQtb3RoZXItc3Rvcmllc_secret99 is not valid"
            })
    void takesOutWhatOpensDoors(String text) {
        assertThat(Redacted.text(text)).doesNotContain("secret99").doesNotContain("X-Amz-Signature=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Adobe answered 451 prompt_unsafe: the prompt is against the content policy",
                "job urn:ff:jobs:epo855230:0b6a5e1e-2f6d-4c2e-9d3e-0a1b2c3d4e5f at https://firefly-api.adobe.io/v3/status/1",
                "is it a bearer of good news? https://h/a.jpg",
                "a-photo-with-a-name-that-goes-on-and-on-until-nobody-remembers-how-it-began-or-why-it-was-given-to-this-picture.jpg",
                "arn:aws:states:us-east-1:123456789012:execution:headshot:0b6a5e1e-2f6d-4c2e-9d3e-0a1b2c3d4e5f"
            })
    void leavesWhatExplainsWhatHappened(String text) {
        assertThat(Redacted.text(text)).isEqualTo(text);
    }

    @Test
    void leavesWhatIsBeforeAQuery() {
        assertThat(Redacted.text("PUT https://h/a.jpg?X-Amz-Signature=s gave 403"))
                .isEqualTo("PUT https://h/a.jpg gave 403");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://", "bearer ", "eyJa.", "X-Amz-", "aA1", "access_token"})
    void takesNoLongerThanATextsLengthDeserves(String part) {
        String text = part.repeat(256 * 1024 / part.length());

        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> assertThat(Redacted.text(text)).isNotNull());
    }
}
