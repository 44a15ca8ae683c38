package dev.photinus.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.equalTo;

import dev.photinus.adobe.ims.ImsApi;
import dev.photinus.ledger.AccessToken;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.fault.Fault;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(AuthenticateTest.Profile.class)
class AuthenticateTest extends FunctionTest {

    private static final String WRONG = "wrong-secret";

    public static class Profile extends FunctionProfile {
        public Profile() {
            super("authenticate");
        }
    }

    @Inject
    ImsApi ims;

    @Inject
    FunctionConfig config;

    AuthenticateTest() {
        super("authenticate");
    }

    @Test
    void tellsWhenTheTokenEndsAndNeverTheToken() throws Exception {
        String expiresAt =
                invoke("{}").statusCode(200).body("", aMapWithSize(1)).extract().path("expiresAt");

        AccessToken token = tokens.living(Duration.ofHours(23)).orElseThrow();
        assertThat(Instant.parse(expiresAt).truncatedTo(ChronoUnit.MILLIS)).isEqualTo(token.expiresAt());
    }

    @Test
    void keepsATokenThatLivesLongEnough() throws Exception {
        invoke("{}").statusCode(200);
        int asked = cloud.calls(Operation.AUTHENTICATE);

        invoke("{}").statusCode(200);

        assertThat(cloud.calls(Operation.AUTHENTICATE)).isEqualTo(asked);
    }

    @Test
    void renewsATokenThatEndsSoon() throws Exception {
        Instant soon = Instant.now().plusSeconds(60);
        tokens.takeTurn(Duration.ofSeconds(1));
        tokens.put(new AccessToken("old", "client", soon));

        invoke("{}").statusCode(200);

        assertThat(tokens.living(Duration.ofHours(1)).orElseThrow().accessToken())
                .isNotEqualTo("old");
    }

    @Test
    void asksAdobeOnceForManyCallersAtOnce() throws Exception {
        int asked = cloud.calls(Operation.AUTHENTICATE);
        ExecutorService callers = Executors.newFixedThreadPool(12);
        List<Future<Instant>> answers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            answers.add(callers.submit(() -> authenticate.authenticate().expiresAt()));
        }
        Set<Instant> ends = new HashSet<>();
        for (Future<Instant> answer : answers) {
            ends.add(answer.get().truncatedTo(ChronoUnit.MILLIS));
        }
        callers.shutdown();

        assertThat(cloud.calls(Operation.AUTHENTICATE)).isEqualTo(asked + 1);
        assertThat(ends).hasSize(1);
    }

    @Test
    void saysWhatAdobeSaysOfWrongCredentialsWithoutThem() throws Exception {
        Authenticate wrong = new Authenticate(
                tokens, new CredentialsSource(credentials(WRONG), config, json), ims, config, Clock.systemUTC());

        assertThatThrownBy(wrong::authenticate)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("invalid_client")
                .hasMessageNotContaining(WRONG);

        assertThat(tokens.takeTurn(Duration.ofSeconds(1)))
                .as("the turn is free again")
                .isTrue();
    }

    @Test
    void saysWhatToSetWhereThereAreNoCredentials() {
        Authenticate without = new Authenticate(
                tokens, new CredentialsSource(credentials(null), config, json), ims, config, Clock.systemUTC());

        assertThatThrownBy(without::authenticate)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("FIREFLY_SERVICES_CLIENT_SECRET");
    }

    private CredentialsConfig credentials(@Nullable String secret) {
        return new CredentialsConfig() {
            @Override
            public Optional<String> clientId() {
                return Optional.of(cloud.adobe().credentials().clientId());
            }

            @Override
            public Optional<String> clientSecret() {
                return Optional.ofNullable(secret);
            }
        };
    }

    @Test
    void reportsWhatMayPassAsAnErrorAndLeavesTheTurnToTheNext() throws Exception {
        cloud.fault(Operation.AUTHENTICATE, Fault.UNAVAILABLE);
        invoke("{}")
                .statusCode(500)
                .body("errorType", equalTo("io.quarkus.funqy.runtime.ApplicationException"))
                .body(
                        "errorMessage",
                        equalTo("dev.photinus.adobe.AdobeException$Passing: Adobe answered 503 runtime_error:"
                                + " Service Unavailable"));

        cloud.clear();
        invoke("{}").statusCode(200);
    }
}
