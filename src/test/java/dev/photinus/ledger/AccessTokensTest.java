package dev.photinus.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AccessTokensTest extends LedgerTest {

    private static final Duration TURN = Duration.ofSeconds(20);

    private final AccessTokens tokens = new AccessTokens(table, clock);
    private final AccessToken token = new AccessToken("secret", "client", NOON.plus(Duration.ofHours(1)));

    private void put(AccessToken renewed) {
        tokens.takeTurn(TURN);
        tokens.put(renewed);
    }

    @Test
    void holdsNoneAtFirst() {
        assertThat(tokens.living(Duration.ZERO)).isEmpty();
    }

    @Test
    void holdsAToken() {
        put(token);

        assertThat(tokens.living(Duration.ZERO)).contains(token);
    }

    @Test
    void keepsItUnderTheKeyThatTheTemplateWithholdsFromOthers() {
        put(token);

        assertThat(table.query("access-token")).hasSize(1);
    }

    @Test
    void doesNotGiveATokenThatEndsTooSoon() {
        put(token);
        clock.advance(Duration.ofMinutes(50));

        assertThat(tokens.living(Duration.ofMinutes(9))).contains(token);
        assertThat(tokens.living(Duration.ofMinutes(10))).isEmpty();
    }

    @Test
    void givesTheTurnToOneAtATime() {
        assertThat(tokens.takeTurn(TURN)).isTrue();
        assertThat(tokens.takeTurn(TURN)).isFalse();
    }

    @Test
    void givesTheTurnAnewWhenItIsOver() {
        tokens.takeTurn(TURN);
        clock.advance(TURN.plusMillis(1));
        assertThat(tokens.takeTurn(TURN)).isTrue();

        tokens.giveUpTurn();
        assertThat(tokens.takeTurn(TURN)).isTrue();

        tokens.put(token);
        assertThat(tokens.takeTurn(TURN)).isTrue();
    }

    @Test
    void takesItCalmlyWhenTheresNoTurnToGiveUp() {
        tokens.giveUpTurn();

        assertThat(tokens.takeTurn(TURN)).isTrue();
    }

    @Test
    void forgetsATokenUnlessAnotherHasTakenItsPlace() {
        AccessToken newer = new AccessToken("newer", "client", token.expiresAt());
        put(token);
        put(newer);

        tokens.forget(token);
        assertThat(tokens.living(Duration.ZERO)).contains(newer);

        tokens.forget(newer);
        assertThat(tokens.living(Duration.ZERO)).isEmpty();
    }

    @Test
    void neverShowsAToken() {
        assertThat(token.toString()).contains("client").doesNotContain("secret");
    }
}
