package dev.photinus.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResultsTest extends LedgerTest {

    private static final String KEY = "finished/headshot/zoë 100%+.jpg";

    private final Results results = new Results(table);

    @Test
    void findsAResultThatWasMadeOfTheSame() {
        results.finished("photos", KEY, "print", "{}");

        assertThat(results.find("photos", KEY, "print")).contains("{}");
    }

    @Test
    void findsNoneThatWasMadeOfSomethingElseOrIsElsewhere() {
        results.finished("photos", KEY, "print", "{}");

        assertThat(results.find("photos", KEY, "other print")).isEmpty();
        assertThat(results.find("photos", "other.jpg", "print")).isEmpty();
        assertThat(results.find("other-bucket", KEY, "print")).isEmpty();
    }

    @Test
    void aPlaceIsThePhotosThatClaimedItFirst() {
        assertThat(results.claim("photos", "x/claimed.jpg", "photos/a.jpg")).isEqualTo("photos/a.jpg");
        assertThat(results.claim("photos", "x/claimed.jpg", "photos/b.jpg")).isEqualTo("photos/a.jpg");
        assertThat(results.claim("photos", "x/claimed.jpg", "photos/a.jpg")).isEqualTo("photos/a.jpg");
        assertThat(results.claim("others", "x/claimed.jpg", "photos/b.jpg")).isEqualTo("photos/b.jpg");
    }

    @Test
    void knowsTheLatestOfAPlace() {
        results.finished("photos", KEY, "print", "{}");
        results.finished("photos", KEY, "newer print", "[]");

        assertThat(results.find("photos", KEY, "print")).isEmpty();
        assertThat(results.find("photos", KEY, "newer print")).contains("[]");
    }

    @Test
    void forgetsWhatIsBeingReplacedByAnother() {
        results.finished("photos", "x/replaced.jpg", "print", "{}");

        results.replacing("photos", "x/replaced.jpg", "print");
        assertThat(results.find("photos", "x/replaced.jpg", "print")).contains("{}");

        results.replacing("photos", "x/replaced.jpg", "newer print");
        assertThat(results.find("photos", "x/replaced.jpg", "print")).isEmpty();
    }
}
