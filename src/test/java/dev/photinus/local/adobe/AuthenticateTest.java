package dev.photinus.local.adobe;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuthenticateTest {
    private final ManualClock clock = new ManualClock();
    private final AdobeStandIn adobe =
            AdobeStandIn.start(StandInSettings.quick().withClock(clock).withTokenLifetime(Duration.ofMinutes(10)));
    private final Caller caller = new Caller(adobe);

    @AfterEach
    void stop() {
        adobe.close();
    }

    @Test
    void givesABearerTokenForTheRightCredentials() throws Exception {
        Caller.Reply reply = caller.token(form(Caller.SCOPES));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("/token_type")).isEqualTo("bearer");
        assertThat(reply.json().get("expires_in").asLong()).isEqualTo(600);
        assertThat(reply.text("/access_token")).hasSizeGreaterThan(40);
    }

    @Test
    void refusesAWrongSecret() throws Exception {
        Caller.Reply reply = caller.token(Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                adobe.credentials().clientId(),
                "client_secret",
                "wrong",
                "scope",
                Caller.SCOPES));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("/error")).isEqualTo("invalid_client");
    }

    @Test
    void refusesAnotherGrantTypeAnUnknownScopeAndAnUnknownParameter() throws Exception {
        assertThat(caller.token(Map.of("grant_type", "password")).text("/error"))
                .isEqualTo("unsupported_grant_type");
        assertThat(caller.token(form("openid,everything")).text("/error")).isEqualTo("invalid_scope");
        assertThat(caller.token(Map.of("granttype", "x")).text("/error")).isEqualTo("invalid_request");
        assertThat(adobe.violations()).hasSize(3);
    }

    @Test
    void refusesCallsWithoutATokenAndWithAMadeUpOne() throws Exception {
        Caller.Reply without = caller.send(HttpRequest.newBuilder(adobe.uri().resolve("/v3/status/1")));
        Caller.Reply madeUp = caller.withToken("made-up").get("/v3/status/1");

        assertThat(without.status()).isEqualTo(401);
        assertThat(madeUp.status()).isEqualTo(401);
        assertThat(madeUp.text("/error_code")).isEqualTo("401013");
        assertThat(madeUp.text("/message")).isEqualTo("Oauth token is not valid");
    }

    @Test
    void aTokenExpires() throws Exception {
        caller.signIn();
        assertThat(caller.get("/v3/status/1").status()).isEqualTo(404);

        clock.pass(Duration.ofMinutes(10));

        assertThat(caller.get("/v3/status/1").status()).isEqualTo(401);
    }

    @Test
    void aTokenCanBeRevoked() throws Exception {
        caller.signIn();

        adobe.revokeTokens();

        assertThat(caller.get("/v3/status/1").text("/error_code")).isEqualTo("401013");
    }

    @Test
    void theApiKeyMustBeTheTokensClientId() throws Exception {
        caller.signIn();

        Caller.Reply other = caller.send(caller.authorized("/v2/status/1").setHeader("x-api-key", "another"));

        assertThat(other.status()).isEqualTo(403);
        assertThat(other.text("/error_code")).isEqualTo("403003");
    }

    @Test
    void fireflyAsksForItsScopes() throws Exception {
        caller.withToken(caller.token(form("openid,AdobeID")).text("/access_token"));

        Caller.Reply reply = caller.get("/v3/status/1");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.header("x-access-error")).isEqualTo("invalid_ims_scope");
        assertThat(caller.get("/v2/status/1").status()).isEqualTo(404);
    }

    @Test
    void theSecretIsNotShown() {
        assertThat(adobe.credentials().toString())
                .doesNotContain(adobe.credentials().clientSecret());
    }

    private Map<String, String> form(String scope) {
        return Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                adobe.credentials().clientId(),
                "client_secret",
                adobe.credentials().clientSecret(),
                "scope",
                scope);
    }
}
