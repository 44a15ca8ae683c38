package dev.photinus.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.local.aws.events.ObjectCreated;
import dev.photinus.storage.ObjectStore;
import dev.photinus.storage.S3Location;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Executions of product end at once here, and what they were given can be seen in the event that tells of it. */
@QuarkusTest
@TestProfile(StartWorkflowTest.Profile.class)
@Timeout(60)
class StartWorkflowTest extends FunctionTest {

    private static final String ETAG = "b57f9512698f4b09e608f4f2a65852e5";
    private static final String PHOTO_FAILED = "Photinus Photo Failed";

    public static class Profile extends FunctionProfile {
        public Profile() {
            super("startWorkflow");
        }
    }

    @Inject
    @SuppressWarnings("NullAway.Init")
    ObjectStore objects;

    /** Another one for each test. */
    private final String folder = UUID.randomUUID().toString();

    StartWorkflowTest() {
        super("startWorkflow");
    }

    private static JsonNode uploaded(String key) {
        return ObjectCreated.event(FunctionCloud.BUCKET, key, ETAG, 1024);
    }

    /** The end of an execution that was started. */
    private JsonNode ended() throws InterruptedException {
        while (cloud.events("Step Functions Execution Status Change").isEmpty()) {
            Thread.sleep(10);
        }
        return cloud.events("Step Functions Execution Status Change").get(0).path("detail");
    }

    private void settings(String workflow, String content) throws IOException {
        cloud.put(
                "incoming/" + workflow + "/settings.json",
                content.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada.jpg", "a team/Zoë + 写真 100%25 (1).jpg", "plus+sign%20and%2Fslash.png"})
    void startsTheWorkflowOfTheFolderWithTheKeyAsItIs(String name) throws Exception {
        String key = "incoming/product/" + folder + "/" + name;

        invoke(uploaded(key))
                .statusCode(200)
                .body("status", equalTo("started"))
                .body("execution", startsWith("arn:aws:states:"));

        JsonNode execution = ended();
        assertThat(execution.path("stateMachineArn").asText()).isEqualTo(FunctionCloud.machine("product"));
        assertThat(execution.path("name").asText()).matches("[A-Za-z0-9_-]{1,80}");
        assertThat(execution.path("input").asText())
                .isEqualTo("{\"source\":{\"bucket\":\"photos\",\"key\":\"" + key + "\"}}");
    }

    @Test
    void startsNothingForAnEventThatComesAgain() throws Exception {
        JsonNode event = uploaded("incoming/product/" + folder + "/ada.jpg");

        String name = invoke(event).body("status", equalTo("started")).extract().path("name");
        ended();
        invoke(event).body("status", equalTo("startedBefore")).body("name", equalTo(name));
        invoke(event).body("status", equalTo("startedBefore"));

        assertThat(cloud.events("Step Functions Execution Status Change")).hasSize(1);
    }

    @Test
    void startsNothingForAnEventThatComesAgainAfterTheSettingsHaveChanged() throws Exception {
        JsonNode event = uploaded("incoming/product/" + folder + "/ada.jpg");
        invoke(event).body("status", equalTo("started"));
        ended();
        settings("product", "{'background': {'prompt': 'on marble'}}");
        try {
            invoke(event).body("status", equalTo("startedBefore"));
        } finally {
            settings("product", "{}");
        }
    }

    @Test
    void startsAnotherExecutionWhereTheSamePhotoIsPutAgain() throws Exception {
        ObjectNode event = uploaded("incoming/product/" + folder + "/ada.jpg").deepCopy();
        String first = invoke(event).extract().path("name");
        ((ObjectNode) event.path("detail").path("object")).put("sequencer", "00617F08299329D190");

        String second =
                invoke(event).body("status", equalTo("started")).extract().path("name");

        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void givesBackTheExecutionThatStillRuns() throws Exception {
        JsonNode event = uploaded("incoming/headshot/" + folder + "/ada.jpg");

        String execution = invoke(event).extract().path("execution");

        invoke(event).body("status", equalTo("started")).body("execution", equalTo(execution));
    }

    @Test
    void startsAnotherExecutionForAnotherPhotoUnderTheSameKey() throws Exception {
        String key = "incoming/product/" + folder + "/ada.jpg";
        String first = invoke(uploaded(key)).extract().path("name");

        String second = invoke(ObjectCreated.event(FunctionCloud.BUCKET, key, "0123456789abcdef0123456789abcdef", 1024))
                .body("status", equalTo("started"))
                .extract()
                .path("name");

        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void namesTheVersionThatWasPut() throws Exception {
        ObjectNode event = uploaded("incoming/product/" + folder + "/ada.jpg").deepCopy();
        ((ObjectNode) event.path("detail").path("object")).put("version-id", "IYV3p45BT0ac8hjHg1houSdS1a.Mro8e");

        invoke(event).body("status", equalTo("started"));

        assertThat(json.readTree(ended().path("input").asText())
                        .path("source")
                        .path("versionId")
                        .asText())
                .isEqualTo("IYV3p45BT0ac8hjHg1houSdS1a.Mro8e");
    }

    @Test
    void refusesAFolderThatIsNoWorkflows() throws Exception {
        String key = "incoming/wedding/" + folder + "/ada.jpg";

        invoke(uploaded(key))
                .statusCode(200)
                .body("status", equalTo("refused"))
                .body(
                        "reason",
                        equalTo("ada.jpg: there is no workflow \"wedding\"; there are headshot, product, inpaint"))
                .body("failure.key", equalTo("failed/wedding/" + folder + "/ada.jpg.json"));

        JsonNode failed = json.readTree(cloud.read("failed/wedding/" + folder + "/ada.jpg.json"));
        assertThat(failed.path("photo").path("key").asText()).isEqualTo(key);
        assertThat(failed.path("error").asText()).isEqualTo("Photinus.UploadRefused");
        assertThat(failed.path("whatToDo").asText()).contains("incoming/headshot/");
        assertThat(Instant.parse(failed.path("time").asText())).isBeforeOrEqualTo(Instant.now());
        assertThat(failed.has("execution")).isFalse();
        assertThat(cloud.events(PHOTO_FAILED)).singleElement().satisfies(event -> assertThat(
                        event.path("detail").path("reason").asText())
                .startsWith("ada.jpg: there is no workflow"));
    }

    @Test
    void refusesAPhotoThatIsInNoFolder() throws Exception {
        String name = folder + ".jpg";

        invoke(uploaded("incoming/" + name))
                .body("status", equalTo("refused"))
                .body("failure.key", equalTo("failed/" + name + ".json"));
    }

    @Test
    void refusesAWorkflowThatNeedsMoreThanAPhotoUntilThereAreSettings() throws Exception {
        String key = "incoming/inpaint/" + folder + "/beach.jpg";
        settings("inpaint", "{}");
        invoke(uploaded(key))
                .body("status", equalTo("refused"))
                .body("reason", startsWith("beach.jpg: of incoming/inpaint/settings.json: say what is to go"));

        settings("inpaint", "{'remove': ['ball']}");
        invoke(uploaded(key)).body("status", equalTo("started"));
    }

    @Test
    void givesAnExecutionTheSettingsOfItsFolder() throws Exception {
        settings("product", "{'background': {'prompt': 'on marble', 'seed': 7}}");
        try {
            invoke(uploaded("incoming/product/" + folder + "/teapot.jpg")).body("status", equalTo("started"));

            assertThat(json.readTree(ended().path("input").asText()))
                    .isEqualTo(json.readTree(
                            """
                            {"background": {"prompt": "on marble", "seed": 7},
                             "source": {"bucket": "photos", "key": "incoming/product/%s/teapot.jpg"}}
                            """
                                    .formatted(folder)));
        } finally {
            settings("product", "{}");
        }
    }

    /** Teams and projects share a bucket: each folder may have settings of its own, for all folders in it. */
    @Test
    void givesAnExecutionTheNearestSettingsUpwards() throws Exception {
        settings("product", "{'background': {'seed': 1}}");
        settings("product/" + folder, "{'background': {'seed': 2}}");
        try {
            invoke(uploaded("incoming/product/" + folder + "/spring/deep/teapot.jpg"))
                    .body("status", equalTo("started"));
            assertThat(json.readTree(ended().path("input").asText()).at("/background/seed"))
                    .hasToString("2");

            settings("product/" + folder + "/spring", "{'background': {'promt': 'on marble'}}");
            invoke(uploaded("incoming/product/" + folder + "/spring/mug.jpg"))
                    .body("status", equalTo("refused"))
                    .body("reason", containsString("of incoming/product/" + folder + "/spring/settings.json: "));
        } finally {
            settings("product", "{}");
        }
    }

    @Test
    void saysWhichSettingsAreMissing() throws Exception {
        objects.delete(new S3Location(FunctionCloud.BUCKET, "incoming/inpaint/settings.json"));

        invoke(uploaded("incoming/inpaint/" + folder + "/beach.jpg"))
                .body("status", equalTo("refused"))
                .body(
                        "reason",
                        startsWith(
                                "beach.jpg: there is no incoming/inpaint/settings.json, and the workflow needs it: say what"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb.jpg", "./ada.jpg", "../ada.jpg", "LONG", "LONGEST"})
    void blamesAKeyAndNotSettingsThatAreNotThere(String name) throws Exception {
        String prefix = "incoming/product/" + folder + "/";
        String longest = "x".repeat(1024 - prefix.length() - 4) + ".jpg"; // as long as S3 lets a key be
        String key = prefix + (name.equals("LONGEST") ? longest : name.replace("LONG", "x".repeat(962) + ".jpg"));

        String reason = invoke(uploaded(key))
                .statusCode(200)
                .body("status", equalTo("refused"))
                .extract()
                .path("reason");

        assertThat(reason).contains("key").doesNotContain("settings.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing like JSON",
                "[]",
                "",
                "{'background': {'promt': 'on marble'}}",
                "{'source': {'bucket': 'photos', 'key': 'incoming/product/teapot.jpg'}}",
                "{'output': {'key': 'finished/one-for-all.jpg'}}"
            })
    void refusesSettingsThatAreWrong(String content) throws Exception {
        settings("product", content);
        try {
            invoke(uploaded("incoming/product/" + folder + "/teapot.jpg"))
                    .statusCode(200)
                    .body("status", equalTo("refused"))
                    .body("reason", containsString("incoming/product/settings.json: "));
        } finally {
            settings("product", "{}");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "finished/product/teapot.jpg",
                "failed/product/teapot.jpg.json",
                "incoming/product/",
                "incoming/product/settings.json",
                "incoming/product/team-a/settings.json",
                "incoming/settings.json",
                "incoming/product/._teapot.jpg",
                "incoming/product/.DS_Store",
                "incoming/product/__MACOSX/teapot.jpg",
                "incoming/product/.Trashes/teapot.jpg",
                "incoming/product/sub/Thumbs.db",
                "incoming/product/desktop.ini",
                "incoming/product/Icon\r",
                "incoming/product/IMG_0001.AAE",
                "incoming/product/IMG_0001.xmp"
            })
    void leavesAloneWhatIsNoPhotoOfAWorkflows(String key) throws Exception {
        invoke(uploaded(key)).statusCode(200).body("status", equalTo("ignored"));

        assertThat(cloud.events(PHOTO_FAILED)).isEmpty();
    }
}
