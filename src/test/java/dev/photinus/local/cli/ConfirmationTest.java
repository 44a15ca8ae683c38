package dev.photinus.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.photinus.local.cli.progress.Terminal;
import dev.photinus.local.cli.workflow.AdobeHost;
import dev.photinus.local.cli.workflow.Background;
import dev.photinus.local.cli.workflow.Wish;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfirmationTest {

    private static final Wish WISH = new Wish.Headshot(new Background(null, null, null, 1), null);
    private static final AdobeHost LIVE = new AdobeHost.Live("photos");

    private final StringWriter err = new StringWriter();

    @Test
    void fewPhotosAreStartedUnasked() throws IOException {
        assertThat(confirmation(null).given(WISH, 50, LIVE)).isTrue();
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"y, true", "YES, true", "n, false", "'', false", "perhaps, false"})
    void manyAreStartedOnAYes(String answer, boolean given) throws IOException {
        assertThat(confirmation(answer + "\n").given(WISH, 1_200, LIVE)).isEqualTo(given);
        assertThat(err.toString())
                .matches("1,200 photos: 3,600 calls to Adobe, 5\\.1 hours \\(in the cloud: \\$0\\.\\d{3}\\)\\."
                        + " Go on\\? \\[y/N] ");
    }

    @Test
    void anEndWithoutAnAnswerIsANo() throws IOException {
        assertThat(confirmation("").given(WISH, 51, LIVE)).isFalse();
    }

    @Test
    void whereNobodyCanBeAskedYesHasToBeSaidBefore() {
        assertThatThrownBy(() -> confirmation(null).given(WISH, 1_200, LIVE))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("3,600 calls")
                .hasMessageEndingWith("add --yes.");
    }

    @Test
    void theStandInCostsNothing() throws IOException {
        assertThat(confirmation("y\n").given(WISH, 60, new AdobeHost.StandIn(false)))
                .isTrue();
        assertThat(err.toString()).contains("180 calls to the stand-in (in the cloud: 16 min, $0.0");
    }

    @Test
    void variationsAndListsAreCountedAsTheyAre() throws IOException {
        Wish three = new Wish.Headshot(new Background(null, null, null, 3), null);
        confirmation("n\n").given(three, 100, LIVE);
        confirmation("n\n").given(new Wish.ListObjects(), 100, LIVE);
        confirmation("n\n").given(new Wish.RemoveObjects(List.of("dog"), null), 100, LIVE);

        assertThat(err.toString()).contains("500 calls", "100 calls", "200 calls");
    }

    @ParameterizedTest
    @CsvSource({"y, true", "n, false"})
    void asksBeforeResultsAreReplaced(String answer, boolean given) throws IOException {
        assertThat(confirmation(answer + "\n").toReplace(Path.of("out"), List.of("ada.jpg", "bo.jpg")))
                .isEqualTo(given);
        assertThat(err.toString()).startsWith("out/ada.jpg and 1 more: ").endsWith(" Replace? [y/N] ");
    }

    @Test
    void whereNobodyCanBeAskedResultsAreKept() throws IOException {
        assertThat(confirmation(null).toReplace(Path.of("out"), List.of())).isTrue();
        assertThatThrownBy(() -> confirmation(null).toReplace(Path.of("out"), List.of("ada.jpg")))
                .isInstanceOf(UsageException.class)
                .hasMessageContainingAll("out/ada.jpg", "--force", "--out");
    }

    private Confirmation confirmation(@Nullable String typed) {
        PrintWriter writer = new PrintWriter(err, true);
        BufferedReader in = typed == null ? null : new BufferedReader(new StringReader(typed));
        return new Confirmation(new Terminal(writer, writer, false, false, false, 80, in), Map.of());
    }
}
