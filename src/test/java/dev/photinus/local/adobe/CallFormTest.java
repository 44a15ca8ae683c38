package dev.photinus.local.adobe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.local.adobe.contract.Operation;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every call must look like, whatever it asks for. */
class CallFormTest {
    private static final String FILL = "/v3/images/fill-async";

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
    void aBodyMustBeJsonByItsHeader() throws Exception {
        Caller.Reply reply = caller.post(FILL, "text/plain", "{}".getBytes(StandardCharsets.UTF_8));

        assertThat(reply.status()).isEqualTo(415);
        assertThat(reply.text("/error_code")).isEqualTo("invalid_content_type");
    }

    @Test
    void aBodyMustBeJsonByItsBytes() throws Exception {
        assertThat(caller.post(FILL, "{'image':").text("/error_code")).isEqualTo("bad_request");
        assertThat(caller.post(FILL, "").text("/error_code")).isEqualTo("empty_input_body");
        assertThat(caller.post(FILL, "{'prompt':'a','prompt':'b'}").status()).isEqualTo(400);
        assertThat(caller.post("/v2/edit", "{} {}").text("/error_code")).isEqualTo("invalid_json");
        assertThat(caller.post(FILL, "[]").status()).isEqualTo(422);
    }

    @Test
    void aJsonBodyOfAMegabyteIsTooLarge() throws Exception {
        assertThat(caller.post("/v2/edit", " ".repeat((1 << 20) + 1)).status()).isEqualTo(413);
    }

    @Test
    void theCallerMustAcceptJson() throws Exception {
        Caller.Reply reply = caller.send(caller.authorized("/v2/status/1").setHeader("Accept", "text/html"));

        assertThat(reply.status()).isEqualTo(406);
    }

    @Test
    void unknownPathsAndMethodsAreNamed() throws Exception {
        Caller.Reply path = caller.post("/v9/images/fill", "{}");
        Caller.Reply method = caller.send(caller.authorized(FILL).DELETE());

        assertThat(path.status()).isEqualTo(404);
        assertThat(method.status()).isEqualTo(405);
        assertThat(method.text("/error_code")).isEqualTo("unsupported_method");
        assertThat(adobe.violations())
                .extracting("call")
                .containsExactly("POST /v9/images/fill", "DELETE /v3/images/fill-async");
    }

    @Test
    void aJobIdMayBePercentEncoded() throws Exception {
        Caller.Reply reply = caller.send(
                caller.authorized("/v3/cancel/urn%3Aff%3Ajobs%3Anone").PUT(BodyPublishers.noBody()));

        assertThat(reply.text("/error_code")).isEqualTo("unknown_job_id");
    }

    @Test
    void callsAndRejectionsAreCounted() throws Exception {
        caller.post(FILL, "{}");
        caller.get("/v3/status/none");
        caller.get("/v2/status/none");

        assertThat(adobe.calls().keySet())
                .containsExactly(Operation.AUTHENTICATE, Operation.FILL, Operation.POLL_STATUS);
        assertThat(adobe.calls().get(Operation.POLL_STATUS))
                .extracting("calls", "rejected", "jobs")
                .containsExactly(2, 2, 0);
        assertThat(Operation.POLL_STATUS).hasToString("pollStatus");
    }
}
