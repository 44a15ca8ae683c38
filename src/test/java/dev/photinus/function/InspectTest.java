package dev.photinus.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;

import dev.photinus.ledger.Results;
import dev.photinus.storage.S3Location;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

@QuarkusTest
@TestProfile(InspectTest.Profile.class)
class InspectTest extends FunctionTest {

    public static class Profile extends FunctionProfile {
        public Profile() {
            super("inspect");
        }
    }

    @Inject
    Results results;

    @Inject
    S3Client s3;

    InspectTest() {
        super("inspect");
    }

    @AfterEach
    void adobeWasNotCalled() {
        assertThat(cloud.adobe().calls()).isEmpty();
    }

    private ValidatableResponse inspect(Object input) throws IOException {
        return inspect("headshot", input);
    }

    private ValidatableResponse inspect(String workflow, Object input) throws IOException {
        return invoke(Map.of("workflow", workflow, "input", input)).statusCode(200);
    }

    private static Map<String, Object> source(S3Location photo) {
        return Map.of("source", Map.of("bucket", photo.bucket(), "key", photo.key()));
    }

    @Test
    void plansAHeadshotOfWhichOnlyThePhotoIsNamed() throws IOException {
        S3Location photo = cloud.put("incoming/headshot/ada.jpg", TestPhotos.portrait("jpg", 600, 800));

        inspect(source(photo))
                .body("status", equalTo("accepted"))
                .body("photo.key", equalTo("incoming/headshot/ada.jpg"))
                .body("facts.mediaType", equalTo("image/jpeg"))
                .body("facts.width", equalTo(600))
                .body("facts.height", equalTo(800))
                .body("prompt", startsWith("A calm studio backdrop"))
                .body("negativePrompt", equalTo(""))
                .body("seeds", hasSize(1))
                .body("size.width", equalTo(896))
                .body("size.height", equalTo(1152))
                .body("outputs.key", equalTo(List.of("finished/headshot/ada.jpg")))
                .body("mediaType", equalTo("image/jpeg"))
                .body("photo.eTag", matchesPattern("[0-9a-f]{32}"))
                .body("again", equalTo(false));
    }

    @Test
    void plansWhatIsAskedFor() throws IOException {
        S3Location photo = cloud.put("team/ada.png", TestPhotos.portrait("png", 800, 800));

        inspect(Map.of(
                        "source", Map.of("bucket", photo.bucket(), "key", photo.key()),
                        "background",
                                Map.of(
                                        "prompt",
                                        "a library",
                                        "negativePrompt",
                                        "people",
                                        "seed",
                                        1842,
                                        "variations",
                                        2),
                        "output", Map.of("bucket", FunctionCloud.RESULT_BUCKET, "key", "team/Ada L.png")))
                .body("status", equalTo("accepted"))
                .body("prompt", equalTo("a library"))
                .body("negativePrompt", equalTo("people"))
                .body("seeds", equalTo(List.of(1842, 1843)))
                .body("outputs.bucket", equalTo(List.of(FunctionCloud.RESULT_BUCKET, FunctionCloud.RESULT_BUCKET)))
                .body("outputs.key", equalTo(List.of("team/Ada L-1.png", "team/Ada L-2.png")))
                .body("mediaType", equalTo("image/png"));
    }

    @Test
    void refusesWhatAdobeWouldRefuseWithThePhotosName() throws IOException {
        byte[] jpeg = TestPhotos.jpeg();
        refuses("empty.jpg", new byte[0], "the file is empty (0 bytes)");
        refuses("notes.jpg", "Dear Ada,".getBytes(StandardCharsets.UTF_8), "it is not an image");
        refuses("truncated.jpg", Arrays.copyOf(jpeg, 100), "cut off in the middle of its header");
        refuses("disguised.jpg", TestPhotos.portrait("tiff", 30, 40), "but it is image/tiff; rename it");
        refuses(
                "poster.png",
                TestPhotos.pngHeader(6001, 4000, 0),
                "6001 × 4000 pixels; Adobe takes at most 6000 × 6000");
    }

    @Test
    void warnsOfAPhotoThatEndsEarlyAndOfAResultThatDiffers() throws IOException {
        byte[] portrait = TestPhotos.portrait("jpg", 900, 1600);
        S3Location photo = cloud.put("incoming/headshot/early.jpg", Arrays.copyOf(portrait, portrait.length - 100));

        inspect(source(photo))
                .body("status", equalTo("accepted"))
                .body(
                        "warnings",
                        equalTo(List.of(
                                "its end marker is missing, so the lower part of the picture may be, too",
                                "it is 900 × 1600 pixels, and the result will be 1792 × 2304, one of Firefly's sizes:"
                                        + " 28 % of its height will be cropped")));
    }

    @Test
    void saysWhichTypeTheResultWillHave() throws IOException {
        S3Location photo = cloud.put("incoming/headshot/scan.tif", TestPhotos.portrait("tiff", 1024, 1024));

        inspect(source(photo))
                .body("status", equalTo("accepted"))
                .body("warnings", equalTo(List.of("it is image/tiff, and the result will be image/jpeg")));
    }

    private void refuses(String name, byte[] bytes, String reason) throws IOException {
        inspect(source(cloud.put("incoming/headshot/" + name, bytes)))
                .body("status", equalTo("refused"))
                .body("reason", allOf(startsWith(name + ": "), containsString(reason)));
    }

    @Test
    void putsTheResultOfAPhotoFromTheSourceBucketIntoTheStacksOwn() throws IOException {
        cloud.put(FunctionCloud.SOURCE_BUCKET, "team/ada.jpg", TestPhotos.portrait("jpg", 600, 800));
        Map<String, Object> source = source(new S3Location(FunctionCloud.SOURCE_BUCKET, "team/ada.jpg"));

        inspect(source)
                .body("status", equalTo("accepted"))
                .body("outputs.bucket", equalTo(List.of(FunctionCloud.BUCKET)))
                .body("outputs.key", equalTo(List.of("finished/headshot-from/my-photos/team/ada.jpg")));
        inspect("product", source)
                .body("cutout.bucket", equalTo(FunctionCloud.BUCKET))
                .body("cutout.key", equalTo("finished/product-from/my-photos/team/ada-cutout"));
    }

    @Test
    void putsTheResultIntoTheBucketThatWasAskedForUnderItsDefaultName() throws IOException {
        S3Location photo = cloud.put("team/ada.jpg", TestPhotos.portrait("jpg", 600, 800));

        inspect(Map.of(
                        "source", Map.of("bucket", photo.bucket(), "key", photo.key()),
                        "output", Map.of("bucket", FunctionCloud.RESULT_BUCKET)))
                .body("outputs.bucket", equalTo(List.of(FunctionCloud.RESULT_BUCKET)))
                .body("outputs.key", equalTo(List.of("finished/headshot-from/photos/team/ada.jpg")));
    }

    @Test
    void refusesAnAskedPlaceThatIsAnotherPhotos() throws IOException {
        S3Location one = cloud.put("one/ada.jpg", TestPhotos.portrait("jpg", 600, 800));
        S3Location other = cloud.put("other/ada.jpg", TestPhotos.portrait("jpg", 600, 800));
        Map<String, Object> two = Map.of("variations", 2);

        inspect(asked(one, "team-x/ada.jpg", two)).body("status", equalTo("accepted"));
        inspect(asked(one, "team-x/ada.jpg", Map.of("variations", 2, "prompt", "a forest")))
                .body("status", equalTo("accepted"));
        inspect(asked(other, "team-x/ada-2.jpg", Map.of()))
                .body("status", equalTo("refused"))
                .body(
                        "reason",
                        startsWith(
                                "ada.jpg: its result would go to team-x/ada-2.jpg, where that of photos/one/ada.jpg goes"));
        inspect(asked(other, "team-x/ada-3.jpg", Map.of())).body("status", equalTo("accepted"));
    }

    private static Map<String, Object> asked(S3Location photo, String key, Map<String, Object> background) {
        return Map.of(
                "source",
                Map.of("bucket", photo.bucket(), "key", photo.key()),
                "output",
                Map.of("key", key),
                "background",
                background);
    }

    @Test
    void refusesABucketThatTheStackMayNotUse() throws IOException {
        Map<String, String> photo = Map.of("bucket", FunctionCloud.BUCKET, "key", "ada.jpg");

        inspect(Map.of("source", Map.of("bucket", "somebody-elses", "key", "ada.jpg")))
                .body("status", equalTo("refused"))
                .body(
                        "reason",
                        containsString(
                                "\"source.bucket\" is \"somebody-elses\", which this stack may not read; it reads"
                                        + " from photos, my-photos, my-results"));
        inspect(Map.of("source", photo, "mask", Map.of("bucket", "somebody-elses", "key", "ada.png")))
                .body("reason", containsString("\"mask.bucket\" is \"somebody-elses\""));
        inspect(
                        "inpaint",
                        Map.of("source", photo, "masks", List.of(Map.of("bucket", "somebody-elses", "key", "a.png"))))
                .body("reason", containsString("\"masks[0].bucket\" is \"somebody-elses\""));
        inspect(Map.of("source", photo, "output", Map.of("bucket", FunctionCloud.SOURCE_BUCKET)))
                .body("status", equalTo("refused"))
                .body(
                        "reason",
                        containsString(
                                "\"output.bucket\" is \"my-photos\", which this stack may not write; it writes to"
                                        + " photos, my-results"));
    }

    @Test
    void plansAProduct() throws IOException {
        S3Location photo = cloud.put("incoming/product/teapot.png", TestPhotos.portrait("png", 1400, 800));

        inspect("product", source(photo))
                .body("status", equalTo("accepted"))
                .body("prompt", containsString("table"))
                .body("outputs.key", equalTo(List.of("finished/product/teapot.png")))
                .body("cutout.key", equalTo("finished/product/teapot~png-cutout"))
                .body("size.width", equalTo(2688));
    }

    @Test
    void plansAnInpainting() throws IOException {
        S3Location photo = cloud.put("incoming/inpaint/beach.jpg", TestPhotos.portrait("jpg", 1440, 1120));
        Map<String, Object> input = new HashMap<>(source(photo));
        input.put("remove", List.of("Ball"));

        inspect("inpaint", input)
                .body("status", equalTo("accepted"))
                .body("remove", equalTo(List.of("ball")))
                .body("minimumScore", equalTo(0.5f))
                .body("masks", hasSize(0))
                .body("output.key", equalTo("finished/inpaint/beach"));
        Map<String, Object> wide = new HashMap<>(source(cloud.put("wide.png", TestPhotos.pngHeader(4001, 3000, 0))));
        wide.put("listObjects", true);
        inspect("inpaint", wide)
                .body("status", equalTo("refused"))
                .body("reason", startsWith("wide.png: it is 4001 × 3000 pixels; Adobe takes at most 4000 × 4000"));
    }

    @Test
    void looksAtMasksOfOnesOwn() throws IOException {
        S3Location photo = cloud.put("incoming/headshot/ada.jpg", TestPhotos.portrait("jpg", 600, 800));
        cloud.put("masks/ada.png", TestPhotos.leftHalfMask(600, 800));
        cloud.put("masks/square.png", TestPhotos.leftHalfMask(600, 600));

        inspect(json.readTree(with(photo, "\"mask\": {\"key\": \"masks/ada.png\", \"selects\": \"background\"}")))
                .body("status", equalTo("accepted"))
                .body("ownMask", equalTo(true))
                .body("fillMask.key", equalTo("masks/ada.png"))
                .body("maskSelects", equalTo("background"));
        inspect(json.readTree(with(photo, "\"mask\": {\"key\": \"masks/square.png\"}")))
                .body("status", equalTo("refused"))
                .body("reason", startsWith("The mask square.png: it is 600 × 600 pixels and the photo 600 × 800"));
        inspect(json.readTree(with(photo, "\"mask\": {\"key\": \"masks/none.png\"}")))
                .body("status", equalTo("refused"))
                .body("reason", startsWith("The mask none.png: there is no such object"));
    }

    @Test
    void acceptsThePhotoThatIsJustSmallEnough() throws IOException {
        inspect(source(cloud.put("poster.png", TestPhotos.pngHeader(6000, 6000, 0))))
                .body("status", equalTo("accepted"));
    }

    @Test
    void refusesAPhotoThatIsNotThere() throws IOException {
        inspect(source(new S3Location(FunctionCloud.BUCKET, "incoming/headshot/nobody.jpg")))
                .body("status", equalTo("refused"))
                .body("reason", startsWith("nobody.jpg: there is no such object in the bucket photos"));
        inspect(source(new S3Location("no-such-bucket", "nobody.jpg")))
                .body("status", equalTo("refused"))
                .body("reason", containsString("no-such-bucket"));
    }

    @Test
    void namesTheFieldThatIsWrong() throws IOException {
        S3Location photo = new S3Location(FunctionCloud.BUCKET, "ada.jpg");
        wrong("[]", "it must be a JSON object");
        wrong("{}", "\"source\" is missing");
        wrong("{\"source\": {\"bucket\": \"photos\"}}", "\"source.key\" is missing");
        wrong(with(photo, "\"backgruond\": {}"), "unknown field \"backgruond\"");
        wrong(
                with(photo, "\"background\": {\"variations\": \"two\"}"),
                "\"background.variations\" must be a whole number");
        wrong(with(photo, "\"background\": {\"variations\": 5}"), "\"background.variations\" is 5");
        wrong(with(photo, "\"background\": {\"seed\": 1.5}"), "\"background.seed\" must be a whole number");
        wrong(with(photo, "\"background\": {\"prompt\": 7}"), "\"background.prompt\" must be a text");
        wrong(
                with(photo, "\"background\": {\"prompt\": \"" + "x".repeat(1025) + "\"}"),
                "\"background.prompt\" has 1025 characters; Adobe takes at most 1,024");
    }

    private static String with(S3Location photo, String field) {
        return "{\"source\": {\"bucket\": \"" + photo.bucket() + "\", \"key\": \"" + photo.key() + "\"}, " + field
                + "}";
    }

    private void wrong(String input, String reason) throws IOException {
        inspect(json.readTree(input))
                .body("status", equalTo("refused"))
                .body("reason", allOf(startsWith("The execution's input: "), containsString(reason)));
    }

    @Test
    void refusesAWorkflowThatIsNotThere() throws IOException {
        invoke(Map.of("workflow", "headshots", "input", Map.of()))
                .statusCode(200)
                .body("status", equalTo("refused"))
                .body("reason", containsString("\"headshots\""));
    }

    @Test
    void answersTheSampleInputsOfTheStateMachine() throws IOException {
        String reason = inspect(json.readTree(Files.readString(Path.of("infra/events/headshot/misspelt-field.json"))))
                .body("status", equalTo("refused"))
                .extract()
                .path("reason");
        assertThat(reason).contains("\"backgruond\"");
        for (String input : List.of("minimal.json", "everything.json", "own-mask.json", "again.json")) {
            inspect(json.readTree(Files.readString(Path.of("infra/events/headshot", input))))
                    .body("reason", startsWith("ada.jpg: there is no such object"));
        }
    }

    @Test
    void refusesWhatHasToBeUploadedAndIsTooLargeForIt() throws IOException {
        String longKey = "incoming/headshot/" + "李".repeat(290);
        S3Location small = cloud.put(longKey + ".jpg", TestPhotos.jpeg());
        S3Location large = cloud.put(longKey + ".png", TestPhotos.pngHeader(3000, 2000, 16 << 20));
        S3Location shortKey = cloud.put("incoming/headshot/ada.png", TestPhotos.pngHeader(3000, 2000, 16 << 20));

        inspect(source(small)).body("status", equalTo("accepted"));
        inspect(source(shortKey)).body("status", equalTo("accepted"));
        inspect(source(large))
                .body("status", equalTo("refused"))
                .body(
                        "reason",
                        containsString("it has to be uploaded to Firefly, which takes 15 MB, and it has 16 MB"));
    }

    @Test
    void takesKeysAsPeopleWriteThem() throws IOException {
        String longKey = ("incoming/headshot/" + "a folder/".repeat(100)).substring(0, 892) + "/ada.jpg";
        assertThat(longKey).hasSize(900);
        for (String key :
                List.of("Ada Lovelace (1).jpg", "100%.jpg", "%41da.jpg", "a+b.jpg", "zoë/李 雷 🙂.jpg", longKey)) {
            S3Location photo = cloud.put(key, TestPhotos.jpeg());

            inspect(source(photo)).body("status", equalTo("accepted")).body("photo.key", equalTo(key));
        }
    }

    @Test
    void saysThatAResultIsFinishedAsLongAsItIsThereAndMeantTheSame() throws IOException {
        S3Location photo = cloud.put("incoming/headshot/" + System.nanoTime() + ".jpg", TestPhotos.jpeg());
        ValidatableResponse plan = inspect(source(photo)).body("status", equalTo("accepted"));
        String output = plan.extract().path("outputs[0].key");
        results.finished(
                FunctionCloud.BUCKET,
                output,
                plan.extract().path("fingerprint"),
                "{\"results\": [{\"bucket\": \"" + FunctionCloud.BUCKET + "\", \"key\": \"" + output + "\"}]}");

        inspect(source(photo)).body("status", equalTo("accepted"));
        cloud.put(output, TestPhotos.jpeg());
        inspect(source(photo)).body("status", equalTo("finished")).body("result.results[0].key", equalTo(output));
        inspect(json.readTree(with(photo, "\"background\": {\"seed\": 9}"))).body("status", equalTo("accepted"));
        inspect(json.readTree(with(photo, "\"again\": true"))).body("status", equalTo("accepted"));
        inspect(json.readTree(with(photo, "\"again\": false"))).body("status", equalTo("finished"));

        cloud.put(photo.key(), TestPhotos.portrait("jpg", 301, 400));
        inspect(source(photo)).body("status", equalTo("accepted"));
        cloud.put(photo.key(), TestPhotos.jpeg());
        inspect(source(photo)).body("status", equalTo("finished"));
        s3.deleteObject(delete -> delete.bucket(FunctionCloud.BUCKET).key(output));
        inspect(source(photo)).body("status", equalTo("accepted"));
    }

    /** Step Functions hands on what it was given; the last one counts there too. */
    @Test
    void takesTheLastOfTwoFieldsWithOneName() throws IOException {
        cloud.put("incoming/headshot/ada.jpg", TestPhotos.jpeg());

        invoke("{\"workflow\": \"headshot\", \"input\": {\"source\": 7, \"source\": {\"bucket\": \"photos\","
                        + " \"key\": \"../secret\", \"key\": \"incoming/headshot/ada.jpg\"}}}")
                .statusCode(200)
                .body("status", equalTo("accepted"))
                .body("photo.key", equalTo("incoming/headshot/ada.jpg"));
    }

    @Test
    void refusesAnInputOf256KiBInASentence() throws IOException {
        String input = "{\"source\": {\"bucket\": \"photos\", \"key\": \"a\"}, \"background\": {\"prompt\": \"%s\"}}";
        String event = "{\"workflow\": \"headshot\", \"input\": %s}"
                .formatted(input.formatted("x".repeat(256 * 1024 - input.length())));

        invoke(event)
                .statusCode(200)
                .body("status", equalTo("refused"))
                .body("reason", containsString("Adobe takes at most 1,024"));
    }

    @Test
    void survivesWhatIsNestedDeeply() throws IOException {
        String nested = "{\"workflow\": \"headshot\", \"input\": {\"source\": %s7%s}}";

        invoke(nested.formatted("[".repeat(500), "]".repeat(500)))
                .statusCode(200)
                .body("status", equalTo("refused"))
                .body("reason", containsString("\"source\" must be an object"));
        String answer = invoke(nested.formatted("[".repeat(1_500), "]".repeat(1_500)))
                .statusCode(500)
                .extract()
                .asString();
        assertThat(answer).hasSizeLessThan(2_000).contains("Could not deserialize");

        inspect(source(cloud.put("incoming/headshot/ada.jpg", TestPhotos.jpeg())))
                .body("status", equalTo("accepted"));
    }
}
