package dev.photinus.local.cli.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LeaksTest {

    private final Leaks leaks = new Leaks("the-secret", () -> Set.of("a-token"));

    @Test
    void findsWhatMustNotBeThere() {
        leaks.search("a log", "Bearer a-token");
        leaks.search("a log", "once more: a-token");
        leaks.search("an event", "https://s3/photo.jpg?X-Amz-Signature=12ab");
        leaks.searchForSecret("the ledger", "a-token, the-secret");
        leaks.search("a history", "a tokenless line");

        assertThat(leaks.found())
                .isEqualTo(Map.of(
                        "an access token in a log", 2,
                        "a signature in an event", 1,
                        "the client secret in the ledger", 1));
        assertThat(leaks.searched()).isEqualTo(5);
    }
}
