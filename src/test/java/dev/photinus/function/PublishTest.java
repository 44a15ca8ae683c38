package dev.photinus.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.ledger.Job;
import dev.photinus.ledger.Results;
import dev.photinus.storage.S3Location;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

@QuarkusTest
@TestProfile(PublishTest.Profile.class)
class PublishTest extends FunctionTest {

    public static class Profile extends FunctionProfile {
        public Profile() {
            super("publish");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(FunctionCloud.class, Map.of(FunctionCloud.SCRIPTED, "photoshop")));
        }
    }

    @Inject
    S3Client s3;

    @Inject
    Results results;

    PublishTest() {
        super("publish");
    }

    @Override
    void prepareForSampleEvents() throws IOException {
        cloud.scripted().answers(200, "image/png", TestPhotos.portrait("png", 30, 40));
        for (Path event : sampleEvents()) {
            JsonNode sample = json.readTree(event.toFile());
            for (JsonNode copy : sample.path("copies")) {
                made(
                        sample.path("execution").asText(),
                        copy.path("step").asText(),
                        cloud.scripted().uri() + "/mask.png");
            }
        }
    }

    private void made(String madeBy, String step, String url) {
        jobs.succeeded(madeBy, step, new Job.Success(Instant.now(), List.of(new Job.Output(url, null, null, null))));
    }

    private S3Location place() {
        return new S3Location(FunctionCloud.BUCKET, "intermediate/" + execution + "/mask");
    }

    private Publish.Request copy(S3Location to) {
        return new Publish.Request(execution, List.of(new Publish.Copy("createMask", 0, to)), null);
    }

    @Test
    void copiesAResultUnderItsTypesExtension() throws Exception {
        byte[] mask = TestPhotos.portrait("png", 30, 40);
        cloud.scripted().answers(200, "image/png", mask);
        made(execution, "createMask", cloud.scripted().uri() + "/mask.png");
        String key = place().key() + ".png";

        invoke(copy(place()))
                .statusCode(200)
                .body("copies[0].step", equalTo("createMask"))
                .body("copies[0].output", equalTo(0))
                .body("copies[0].bucket", equalTo(FunctionCloud.BUCKET))
                .body("copies[0].key", equalTo(key));

        ResponseBytes<GetObjectResponse> copy = object(key);
        assertThat(copy.asByteArray()).isEqualTo(mask);
        assertThat(copy.response().contentType()).isEqualTo("image/png");
        assertThat(jobs.find(execution, "createMask").outputs().get(0).copy())
                .isEqualTo(new Job.Place(FunctionCloud.BUCKET, key));
    }

    private ResponseBytes<GetObjectResponse> object(String key) {
        return s3.getObjectAsBytes(get -> get.bucket(FunctionCloud.BUCKET).key(key));
    }

    @Test
    void copiesAResultWhoseLengthIsNotTold() throws Exception {
        byte[] picture = TestPhotos.jpeg();
        cloud.scripted().streams("image/jpeg", picture);
        made(execution, "createMask", cloud.scripted().uri() + "/mask.jpg");

        invoke(copy(place())).statusCode(200).body("copies[0].key", equalTo(place().key() + ".jpg"));

        assertThat(object(place().key() + ".jpg").asByteArray()).isEqualTo(picture);
    }

    @Test
    void copiesNothingTwice() throws Exception {
        cloud.scripted().answers(200, "image/png", TestPhotos.portrait("png", 30, 40));
        made(execution, "createMask", cloud.scripted().uri() + "/mask.png");

        String first = invoke(copy(place())).statusCode(200).extract().path("copies[0].key");
        invoke(copy(place())).statusCode(200).body("copies[0].key", equalTo(first));

        assertThat(cloud.scripted().requests()).containsExactly("/mask.png");
    }

    @Test
    void remembersWhatIsFinished() throws Exception {
        S3Location result = new S3Location(FunctionCloud.BUCKET, "finished/headshot/ada.jpg");
        ObjectNode description = (ObjectNode) json.readTree("{\"seeds\": [7]}");

        invoke(new Publish.Request(execution, List.of(), new Publish.Finished(result, "print", null, description)))
                .statusCode(200)
                .body("copies.size()", equalTo(0));

        assertThat(results.find(result.bucket(), result.key(), "print")).contains(description.toString());
    }

    @Test
    void remembersWhereAResultIsThatAdobeGaveItsType() throws Exception {
        cloud.scripted().answers(200, "image/png", TestPhotos.portrait("png", 30, 40));
        made(execution, "maskObjects", cloud.scripted().uri() + "/mask.png");
        made(execution, "fillMaskedAreas", cloud.scripted().uri() + "/beach.png");
        S3Location result = new S3Location(FunctionCloud.BUCKET, "finished/inpaint/" + execution);
        List<Publish.Copy> copies =
                List.of(new Publish.Copy("maskObjects", 0, place()), new Publish.Copy("fillMaskedAreas", 0, result));

        invoke(new Publish.Request(
                        execution,
                        copies,
                        new Publish.Finished(result, "print", "fillMaskedAreas", json.createObjectNode())))
                .statusCode(200);

        assertThat(json.readTree(
                        results.find(result.bucket(), result.key(), "print").orElseThrow()))
                .isEqualTo(json.readTree("{\"results\": [{\"bucket\": \"%s\", \"key\": \"%s.png\"}]}"
                        .formatted(result.bucket(), result.key())));
    }

    @Test
    void doesNotCallFinishedWhatAdobeWroteAndIsNoPicture() throws Exception {
        S3Location result = new S3Location(FunctionCloud.BUCKET, "finished/headshot/" + execution + ".jpg");
        Publish.Request request = finished(result);
        put(result, "<!DOCTYPE html><title>Sign in</title>".getBytes(StandardCharsets.UTF_8));

        invoke(request)
                .statusCode(500)
                .body("errorMessage", containsString("what it wrote cannot be used: " + result.name() + ": "));
        assertThat(results.find(result.bucket(), result.key(), "print")).isEmpty();

        put(result, TestPhotos.jpeg());

        invoke(request).statusCode(200);
        assertThat(results.find(result.bucket(), result.key(), "print")).isPresent();
    }

    /** It is paid for: an extension that somebody has asked for is no reason to lose it. */
    @Test
    void callsAPictureFinishedWhateverItsNameSays() throws Exception {
        S3Location result = new S3Location(FunctionCloud.BUCKET, "web/" + execution + ".png");
        put(result, TestPhotos.jpeg());

        invoke(finished(result)).statusCode(200);

        assertThat(results.find(result.bucket(), result.key(), "print")).isPresent();
    }

    private Publish.Request finished(S3Location result) {
        ObjectNode description = json.createObjectNode();
        description
                .putArray("results")
                .addObject()
                .put("bucket", result.bucket())
                .put("key", result.key());
        return new Publish.Request(execution, List.of(), new Publish.Finished(result, "print", null, description));
    }

    private void put(S3Location place, byte[] bytes) {
        s3.putObject(put -> put.bucket(place.bucket()).key(place.key()), RequestBody.fromBytes(bytes));
    }

    @Test
    void takesWhatAdobeWroteIntoTheBucketAsItIs() throws Exception {
        Job.Place written = new Job.Place(FunctionCloud.BUCKET, "finished/teapot-cutout.png");
        jobs.succeeded(
                execution,
                "createMask",
                new Job.Success(Instant.now(), List.of(new Job.Output(null, null, null, written))));

        invoke(copy(place())).statusCode(200).body("copies[0].key", equalTo(written.key()));

        assertThat(cloud.scripted().requests()).isEmpty();
    }

    @Test
    void fetchesNothingFromAHostThatIsNotAdobes() throws Exception {
        try (ScriptedHost elsewhere = ScriptedHost.start()) {
            made(execution, "createMask", elsewhere.uri() + "/mask.png");

            invoke(copy(place()))
                    .statusCode(500)
                    .body("errorMessage", startsWith("dev.photinus.adobe.AdobeException$Rejected: "))
                    .body("errorMessage", containsString("not one of Adobe's hosts"));

            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void doesNotCopyWhatIsNotAnImage() throws Exception {
        cloud.scripted().answers(200, "text/html", "<html>Sign in</html>");
        made(execution, "createMask", cloud.scripted().uri() + "/mask.png");

        invoke(copy(place()))
                .statusCode(500)
                .body("errorMessage", containsString("The result calls itself text/html and is no image"));

        assertThat(jobs.find(execution, "createMask").outputs().get(0).copy()).isNull();
    }

    @Test
    void namesACopyByItsBytesWhateverItsContentType() throws Exception {
        for (String type : Arrays.asList("binary/octet-stream", "text/html", "image/png", null)) {
            cloud.scripted().answers(200, type, null, TestPhotos.jpeg());
            String step = "createMask-" + type;
            made(execution, step, cloud.scripted().uri() + "/a mask|1");

            invoke(new Publish.Request(execution, List.of(new Publish.Copy(step, 0, place())), null))
                    .statusCode(200)
                    .body("copies[0].key", equalTo(place().key() + ".jpg"));

            assertThat(object(place().key() + ".jpg").response().contentType())
                    .as(String.valueOf(type))
                    .isEqualTo("image/jpeg");
        }
    }

    @Test
    void doesNotCopyWhatOnlyCallsItselfAnImage() throws Exception {
        for (String body : List.of("<!DOCTYPE html><title>Sign in</title>", "GIF", "")) {
            cloud.scripted().answers(200, "image/png", body);
            made(execution, "createMask", cloud.scripted().uri() + "/mask.png");

            invoke(copy(place()))
                    .statusCode(500)
                    .body("errorMessage", containsString("The result calls itself image/png and is no image"));

            assertThat(jobs.find(execution, "createMask").outputs().get(0).copy())
                    .isNull();
        }
    }

    @Test
    void keepsTheOthersWhereOneCannotBeFetched() throws Exception {
        cloud.scripted().answers(200, "image/png", TestPhotos.portrait("png", 30, 40));
        made(execution, "fill", cloud.scripted().uri() + "/filled.png");

        invoke(new Publish.Request(
                        execution,
                        List.of(new Publish.Copy("createMask", 0, place()), new Publish.Copy("fill", 0, place())),
                        null))
                .statusCode(500)
                .body("errorMessage", containsString("Step createMask has no output 0 in the ledger"));

        assertThat(jobs.find(execution, "fill").outputs().get(0).copy()).isNotNull();
    }

    @Test
    void saysThatAResultHasProbablyExpired() throws Exception {
        cloud.scripted().answers(403, "application/xml", "<Error><Code>AccessDenied</Code></Error>");
        made(execution, "createMask", cloud.scripted().uri() + "/mask.png?X-Amz-Signature=0123456789abcdef");

        String answer = invoke(copy(place()))
                .statusCode(500)
                .body("errorMessage", containsString("(403): its URL has probably expired"))
                .extract()
                .body()
                .asString();

        assertThat(answer).doesNotContain("0123456789abcdef");
    }

    @Test
    void doesNotCopyWhatIsTooLargeForAPicture() throws Exception {
        cloud.scripted().promises("image/png", (256L << 20) + 1);
        made(execution, "createMask", cloud.scripted().uri() + "/mask.png");

        invoke(copy(place())).statusCode(500).body("errorMessage", containsString("more than 256 MB"));

        assertThat(jobs.find(execution, "createMask").outputs().get(0).copy()).isNull();
    }

    @Test
    void doesNotFollowARedirect() throws Exception {
        try (ScriptedHost elsewhere = ScriptedHost.start()) {
            elsewhere.answers(200, "image/png", TestPhotos.portrait("png", 30, 40));
            cloud.scripted().redirects(elsewhere.uri() + "/mask.png");
            made(execution, "createMask", cloud.scripted().uri() + "/mask.png");

            invoke(copy(place())).statusCode(500).body("errorMessage", containsString("(302)"));

            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void keepsNothingOfAResultThatBreaksOff() throws Exception {
        cloud.scripted().breaksOff("image/png", TestPhotos.portrait("png", 30, 40));
        made(execution, "createMask", cloud.scripted().uri() + "/mask.png");

        invoke(copy(place())).statusCode(500);

        assertThat(jobs.find(execution, "createMask").outputs().get(0).copy()).isNull();
    }

    @Test
    void throwsWhatMayPass() throws Exception {
        cloud.scripted().answers(503, "text/plain", "no");
        made(execution, "createMask", cloud.scripted().uri() + "/mask.png");

        invoke(copy(place()))
                .statusCode(500)
                .body(
                        "errorMessage",
                        equalTo("dev.photinus.adobe.AdobeException$Passing: The host of a result answered 503"));
    }

    @Test
    void throwsWhereThereIsNoSuchResult() throws Exception {
        invoke(copy(place()))
                .statusCode(500)
                .body(
                        "errorMessage",
                        equalTo("java.lang.IllegalArgumentException: Step createMask has no output 0 in the ledger"));
    }
}
