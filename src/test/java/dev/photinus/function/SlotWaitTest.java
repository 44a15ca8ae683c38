package dev.photinus.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.photinus.function.input.Picture;
import dev.photinus.ledger.AccessToken;
import dev.photinus.ledger.Quota;
import dev.photinus.storage.S3Location;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a wait for a slot does to a call, with a quota of a call in ten minutes and a host that accepts every job. */
@QuarkusTest
@TestProfile(SlotWaitTest.Profile.class)
class SlotWaitTest extends EventServerTest {

    private static final Pattern SIGNED_AT = Pattern.compile("X-Amz-Date=(\\d{8}T\\d{6})Z");
    private static final DateTimeFormatter AMZ_DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

    public static class Profile extends FunctionProfile {
        public Profile() {
            super("createMask");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(
                    FunctionCloud.class, Map.of(FunctionCloud.QUOTA, "1/10m", FunctionCloud.SCRIPTED, "image")));
        }
    }

    private CreateMask.Request request() throws IOException {
        S3Location photo = cloud.put("incoming/headshot/ada.jpg", TestPhotos.jpeg());
        return new CreateMask.Request(execution, null, null, Picture.at(photo));
    }

    private void accept() {
        String status = cloud.scripted().uri() + "/v2/status/1";
        cloud.scripted().answers(202, "application/json", "{\"jobId\": \"1\", \"statusUrl\": \"" + status + "\"}");
    }

    @Test
    void signsUrlsOnceItsSlotHasCome() throws Exception {
        cloud.authenticate();
        accept();
        Instant slot = Instant.now().plusSeconds(2);
        jobs.schedule(maskKey(request().photo()), slot);

        invoke(request()).statusCode(200).body("status", equalTo("submitted"));

        Matcher signed = SIGNED_AT.matcher(cloud.scripted().bodies().get(0));
        assertThat(signed.find()).isTrue();
        assertThat(AMZ_DATE.parse(signed.group(1), Instant::from))
                .isAfterOrEqualTo(slot.truncatedTo(ChronoUnit.SECONDS));
    }

    @Test
    void asksForAnotherTokenWhereItsOwnEndsMeanwhile() throws Exception {
        tokens.takeTurn(Duration.ofSeconds(1));
        tokens.put(new AccessToken("token", "client", Instant.now().plusSeconds(61)));
        Instant slot = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.MILLIS);
        jobs.schedule(maskKey(request().photo()), slot);

        invoke(request()).statusCode(200).body("status", equalTo("unauthorized"));

        assertThat(cloud.scripted().requests()).isEmpty();
        assertThat(jobs.find(execution, "createMask").notBefore())
                .as("it comes back at once")
                .contains(slot);
    }

    @Test
    void callsOnceAndWaitsForTheSecondTimeOutside() throws Exception {
        cloud.authenticate();
        accept();
        slots.reserve(Quota.REMOVE_BACKGROUND);

        invoke(request()).statusCode(200).body("status", equalTo("scheduled"));

        assertThat(cloud.scripted().requests()).isEmpty();
        assertThat(jobs.find(execution, "createMask").notBefore().orElseThrow())
                .isBetween(Instant.now().plusSeconds(550), Instant.now().plusSeconds(620));
    }

    @Test
    void hasLostASlotThatItComesMuchTooLateFor() throws Exception {
        cloud.authenticate();
        accept();
        slots.reserve(Quota.REMOVE_BACKGROUND);
        jobs.schedule(maskKey(request().photo()), Instant.now().minus(Duration.ofHours(1)));

        invoke(request()).statusCode(200).body("status", equalTo("scheduled"));

        assertThat(cloud.scripted().requests()).isEmpty();
    }
}
