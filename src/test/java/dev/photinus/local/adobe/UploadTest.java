package dev.photinus.local.adobe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UploadTest {
    private static final String PATH = "/v2/storage/image";

    private final AdobeStandIn adobe = AdobeStandIn.start(StandInSettings.quick());
    private final Caller caller = new Caller(adobe);

    @BeforeEach
    void signIn() throws Exception {
        caller.signIn();
    }

    @AfterEach
    void stop() {
        adobe.close();
    }

    @Test
    void givesAnId() throws Exception {
        Caller.Reply reply = caller.post(PATH, "image/jpeg", Pictures.encode(Pictures.dull(64, 64), "jpg"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(UUID.fromString(reply.text("/images/0/id")).version()).isEqualTo(4);
    }

    @Test
    void refusesOtherTypesAndBytesThatAreNotWhatTheHeaderSays() throws Exception {
        byte[] png = Pictures.encode(Pictures.dull(64, 64), "png");

        assertThat(caller.post(PATH, "image/gif", png).status()).isEqualTo(415);
        assertThat(caller.post(PATH, "image/jpeg", png).text("/error_code")).isEqualTo("bad_request");
        assertThat(caller.post(PATH, "image/png", new byte[] {1, 2, 3}).status())
                .isEqualTo(400);
        assertThat(caller.post(PATH, "image/png", new byte[0]).text("/error_code"))
                .isEqualTo("empty_input_body");
        assertThat(adobe.violations()).hasSize(4);
    }

    @Test
    void takes15MegabytesAndNoMore() throws Exception {
        byte[] jpeg = new byte[15 << 20];
        System.arraycopy(Pictures.encode(Pictures.dull(64, 64), "jpg"), 0, jpeg, 0, 64);
        byte[] tooLarge = Arrays.copyOf(jpeg, jpeg.length + 1);

        assertThat(caller.post(PATH, "image/jpeg", jpeg).status()).isEqualTo(200);
        Caller.Reply refused = caller.post(PATH, "image/jpeg", tooLarge);
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.header("content-type")).isEqualTo("text/html");
    }
}
