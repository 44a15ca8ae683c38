package dev.photinus.local.cli.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.photinus.local.adobe.AdobeStandIn;
import dev.photinus.local.adobe.StandInSettings;
import dev.photinus.local.aws.events.ObjectCreated;
import dev.photinus.local.cli.workflow.AdobeHost;
import dev.photinus.local.cli.workflow.CloudSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Photos that come in by the bucket and EventBridge, through the built function.zip and the rules of template.yaml. */
@Timeout(180)
@TestInstance(Lifecycle.PER_CLASS)
class TriggerIT {

    private static final Path ADA = Path.of("samples/headshots/ada.jpg");
    private static final String STATUS_CHANGE = "Step Functions Execution Status Change";
    private static final String FINISHED = "Photinus Photo Finished";
    private static final String FAILED = "Photinus Photo Failed";

    private final ObjectMapper json = new ObjectMapper();
    private final AdobeStandIn adobe = AdobeStandIn.start(StandInSettings.quick());
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final String folder = UUID.randomUUID().toString();

    @SuppressWarnings("NullAway.Init") // by start()
    private RunningCloud cloud;

    @BeforeAll
    void start() {
        cloud = new LocalCloud(Path.of("").toAbsolutePath(), Map.of())
                .launch(new CloudSettings("headshot", new AdobeHost.Other(adobe.uri()), 2), Observers.NONE);
        cloud.events().tell(events::add);
    }

    @AfterAll
    void stop() {
        cloud.workflows().close();
        adobe.close();
    }

    /** Puts a photo into the bucket, and gives what S3 would tell of it. */
    private JsonNode put(String key, Path photo) throws Exception {
        cloud.bucket().put(key, photo);
        byte[] bytes = Files.readAllBytes(photo);
        String eTag = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        return ObjectCreated.event(cloud.bucket().name(), key, eTag, bytes.length);
    }

    private List<JsonNode> events(String type, String key) {
        return events.stream()
                .filter(event -> event.path("detail-type").asText().equals(type))
                .map(event -> event.path("detail"))
                .filter(detail -> detail.toString().contains(key))
                .toList();
    }

    private JsonNode news(String type, String key) throws InterruptedException {
        while (events(type, key).isEmpty()) {
            Thread.sleep(50);
        }
        return events(type, key).get(0);
    }

    private Path get(String key, Path folder) throws IOException {
        Path file = folder.resolve("taken");
        cloud.bucket().get(cloud.bucket().name(), key, file);
        return file;
    }

    @Test
    void aPhotoThatIsToldOfSeveralTimesIsWorkedOnOnce(@TempDir Path taken) throws Exception {
        int before = adobe.jobs().size();
        String key = "incoming/headshot/" + folder + "/Zoë + Ada 100%.jpg";
        String result = "finished/headshot/" + folder + "/Zoë + Ada 100%.jpg";
        JsonNode event = put(key, ADA);

        CompletableFuture.allOf(
                        cloud.events().put(event),
                        cloud.events().put(event),
                        cloud.events().put(event))
                .join();
        JsonNode news = news(FINISHED, key);
        cloud.events().put(event).join(); // and once more when all is over
        cloud.events().put(put(result, get(result, taken))).join(); // what S3 tells of a result

        assertThat(news.path("workflow").asText()).isEqualTo("headshot");
        assertThat(news.path("photo").path("key").asText()).isEqualTo(key);
        assertThat(news.path("results")).hasSize(1);
        assertThat(news.path("results").path(0).path("key").asText()).isEqualTo(result);
        assertThat(news.path("seeds")).hasSize(1);
        assertThat(news.path("jobs")).hasSize(3);
        assertThat(events(STATUS_CHANGE, key)).hasSize(1);
        assertThat(events(FINISHED, key)).hasSize(1);
        assertThat(adobe.jobs()).hasSize(before + 3);
        assertThat(adobe.violations()).isEmpty();
    }

    @Test
    void aPhotoThatIsRefusedIsToldOfUntilItIsFinished(@TempDir Path taken) throws Exception {
        String key = "incoming/headshot/" + folder + "/letter.jpg";
        String failure = "failed/headshot/" + folder + "/letter.jpg.json";
        Path letter = Files.writeString(taken.resolve("letter"), "Dear Ada");

        cloud.events().put(put(key, letter)).join();
        JsonNode news = news(FAILED, key);

        assertThat(news.path("error").asText()).isEqualTo("Photinus.PhotoRefused");
        assertThat(news.path("failure").path("key").asText()).isEqualTo(failure);
        JsonNode kept = json.readTree(Files.readString(get(failure, taken)));
        assertThat(kept.path("photo").path("key").asText()).isEqualTo(key);
        assertThat(kept.path("reason").asText())
                .startsWith("letter.jpg: ")
                .isEqualTo(news.path("reason").asText());
        assertThat(kept.path("step").asText()).isEqualTo("Inspect Photo");
        assertThat(kept.path("whatToDo").asText()).isNotEmpty();
        assertThat(kept.path("execution").asText())
                .isEqualTo(news.path("execution").asText());

        cloud.events().put(put(key, ADA)).join();
        news(FINISHED, key);

        assertThatThrownBy(() -> get(failure, taken)).hasMessageContaining("not found");
    }

    @Test
    void aPhotoInAFolderThatIsNoWorkflowsIsToldOf(@TempDir Path taken) throws Exception {
        String key = "incoming/wedding/" + folder + "/ada.jpg";

        cloud.events().put(put(key, ADA)).join();

        assertThat(news(FAILED, key).path("reason").asText()).contains("there is no workflow \"wedding\"");
        assertThat(Files.readString(get("failed/wedding/" + folder + "/ada.jpg.json", taken)))
                .contains("there is no workflow");
        assertThat(events(STATUS_CHANGE, key)).isEmpty();
    }
}
