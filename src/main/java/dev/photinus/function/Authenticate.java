package dev.photinus.function;

import dev.photinus.adobe.AdobeException;
import dev.photinus.adobe.ims.ImsApi;
import dev.photinus.adobe.ims.TokenResponse;
import dev.photinus.ledger.AccessToken;
import dev.photinus.ledger.AccessTokens;
import io.quarkus.funqy.Funq;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Makes sure that an access token with enough life is in the ledger. Of many callers one renews it, the others wait for it.
 *
 * @see <a href="https://developer.adobe.com/developer-console/docs/guides/authentication/ServerToServerAuthentication/">OAuth
 *     server-to-server credentials</a>
 */
public class Authenticate {

    private static final long PAUSE_MILLIS = 100;

    private final AccessTokens tokens;
    private final CredentialsSource credentials;
    private final ImsApi ims;
    private final FunctionConfig.Token config;
    private final Clock clock;

    Authenticate(AccessTokens tokens, CredentialsSource credentials, ImsApi ims, FunctionConfig config, Clock clock) {
        this.tokens = tokens;
        this.credentials = credentials;
        this.ims = ims;
        this.config = config.token();
        this.clock = clock;
    }

    /** When the token ends; never the token. */
    @RegisterForReflection
    public record Authenticated(Instant expiresAt) {}

    /**
     * @throws IllegalStateException if there are no credentials, or Adobe does not accept them
     * @throws AdobeException.RateLimited if Adobe wants to be left alone for longer than others wait for a token
     * @throws AdobeException.Passing if Adobe, or the caller whose turn it is, does not answer in time
     */
    @Funq("authenticate")
    public Authenticated authenticate() throws InterruptedException {
        Instant deadline = clock.instant().plus(config.renewal());
        while (true) {
            Optional<AccessToken> living = tokens.living(config.minimumLife());
            if (living.isPresent()) {
                return new Authenticated(living.get().expiresAt());
            }
            Duration pause = Duration.ofMillis(PAUSE_MILLIS);
            if (tokens.takeTurn(config.renewal())) {
                try {
                    return new Authenticated(renewUnlessDone().expiresAt());
                } catch (AdobeException.RateLimited e) {
                    if (clock.instant().plus(e.retryAfter()).isAfter(deadline)) {
                        throw e;
                    }
                    pause = e.retryAfter();
                }
            }
            if (clock.instant().isAfter(deadline)) {
                throw new AdobeException.Passing("The access token was not renewed within " + config.renewal(), null);
            }
            Thread.sleep(pause.toMillis());
        }
    }

    /** Between the look at the token and the turn, another may have renewed it and ended its own turn. */
    private AccessToken renewUnlessDone() {
        Optional<AccessToken> renewed = tokens.living(config.minimumLife());
        if (renewed.isPresent()) {
            tokens.giveUpTurn();
            return renewed.get();
        }
        return renew();
    }

    private AccessToken renew() {
        try {
            Credentials client = credentials.read();
            TokenResponse response = ask(client);
            if (response.accessToken() == null) {
                throw new AdobeException.Passing("Adobe answered without a token", null);
            }
            AccessToken token = new AccessToken(
                    response.accessToken(), client.clientId(), clock.instant().plus(response.lifetime()));
            tokens.put(token);
            return token;
        } catch (AdobeException.Rejected e) {
            tokens.giveUpTurn();
            throw new IllegalStateException("Adobe does not accept the credentials: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            tokens.giveUpTurn();
            throw e;
        }
    }

    private TokenResponse ask(Credentials client) {
        try {
            return ims.token(ImsApi.CLIENT_CREDENTIALS, client.clientId(), client.clientSecret(), ImsApi.SCOPE);
        } catch (AdobeException e) {
            throw e;
        } catch (RuntimeException e) {
            throw AdobeException.Passing.noAnswer("for a token", e);
        }
    }
}
