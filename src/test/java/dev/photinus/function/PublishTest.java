package dev.photinus.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.ledger.Job;
import dev.photinus.ledger.JobKey;
import dev.photinus.ledger.JobState;
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
                JobKey key = json.treeToValue(copy.path("job"), JobKey.class);
                jobs.succeeded(key, success(cloud.scripted().uri() + "/mask.png"));
            }
        }
    }

    private JobKey made(String madeBy, String step, String url) {
        return jobs.succeeded(madeBy, step, success(url));
    }

    private static Job.Success success(String url) {
        return new Job.Success(Instant.now(), List.of(new Job.Output(url, null, null, null)));
    }

    /** Has Adobe have written what a job made into the bucket. */
    private JobKey written(byte[] bytes) {
        Job.Place place = new Job.Place(FunctionCloud.BUCKET, "intermediate/" + execution + "/0.jpg");
        put(new S3Location(place.bucket(), place.key()), bytes);
        return jobs.done(
                execution,
                "autoTone",
                new Job.Submission("autoTone", "1", null, null, Instant.now(), List.of(place)),
                new Job.Success(Instant.now(), List.of(new Job.Output(null, null, null, place))));
    }

    private S3Location place() {
        return new S3Location(FunctionCloud.BUCKET, "intermediate/" + execution + "/mask");
    }

    private Publish.Request copy(S3Location to) {
        return new Publish.Request(
                execution, 0, List.of(new Publish.Copy(jobs.key(execution, "createMask"), 0, null, to)), null);
    }

    @Test
    void copiesAResultUnderItsTypesExtension() throws Exception {
        byte[] mask = TestPhotos.portrait("png", 30, 40);
        cloud.scripted().answers(200, "image/png", mask);
        made(execution, "createMask", cloud.scripted().uri() + "/mask.png");
        String key = place().key() + ".png";

        invoke(copy(place()))
                .statusCode(200)
                .body("copies[0].operation", equalTo("createMask"))
                .body("copies[0].output", equalTo(0))
                .body("copies[0].bucket", equalTo(FunctionCloud.BUCKET))
                .body("copies[0].key", equalTo(key));

        ResponseBytes<GetObjectResponse> copy = object(key);
        assertThat(copy.asByteArray()).isEqualTo(mask);
        assertThat(copy.response().contentType()).isEqualTo("image/png");
        Job.Place kept = jobs.find(execution, "createMask").outputs().get(0).copy();
        assertThat(kept).isNotNull().extracting(Job.Place::key).asString().matches("intermediate/[0-9a-f]{32}/0[.]png");
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

        invoke(new Publish.Request(execution, 0, List.of(), new Publish.Finished(result, "print", null, description)))
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
        List<Publish.Copy> copies = List.of(
                new Publish.Copy(jobs.key(execution, "maskObjects"), 0, null, place()),
                new Publish.Copy(jobs.key(execution, "fillMaskedAreas"), 0, null, result));

        invoke(new Publish.Request(
                        execution,
                        0,
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
        JobKey toned = written("<!DOCTYPE html><title>Sign in</title>".getBytes(StandardCharsets.UTF_8));

        for (int attempt = 0; attempt < 2; attempt++) {
            invoke(finished(toned, result))
                    .statusCode(500)
                    .body("errorMessage", containsString("what it wrote cannot be used: 0.jpg: "));
        }

        assertThat(results.find(result.bucket(), result.key(), "print")).isEmpty();
        assertThat(jobs.find(execution, "autoTone").state())
                .as("the next start asks again")
                .isEqualTo(JobState.FAILED);
        assertThatThrownBy(() -> object(result.key())).hasMessageContaining("404");
    }

    /** It is paid for: an extension that somebody has asked for is no reason to lose it. */
    @Test
    void callsAPictureFinishedWhateverItsNameSays() throws Exception {
        S3Location result = new S3Location(FunctionCloud.BUCKET, "web/" + execution + ".png");

        invoke(finished(written(TestPhotos.jpeg()), result))
                .statusCode(200)
                .body("copies[0].key", equalTo(result.key()));

        assertThat(results.find(result.bucket(), result.key(), "print")).isPresent();
        assertThat(object(result.key()).response().contentType()).isEqualTo("image/jpeg");
    }

    private Publish.Request finished(JobKey toned, S3Location result) {
        ObjectNode description = json.createObjectNode();
        description
                .putArray("results")
                .addObject()
                .put("bucket", result.bucket())
                .put("key", result.key());
        return new Publish.Request(
                execution,
                0,
                List.of(new Publish.Copy(toned, 0, result, null)),
                new Publish.Finished(result, "print", null, description));
    }

    private void put(S3Location place, byte[] bytes) {
        s3.putObject(put -> put.bucket(place.bucket()).key(place.key()), RequestBody.fromBytes(bytes));
    }

    @Test
    void keepsWhatAdobeWroteIntoTheBucketWhereItIs() throws Exception {
        JobKey toned = written(TestPhotos.jpeg());

        invoke(new Publish.Request(execution, 0, List.of(new Publish.Copy(toned, 0, null, null)), null))
                .statusCode(200)
                .body("copies[0].key", equalTo("intermediate/" + execution + "/0.jpg"));

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
            JobKey job = made(execution, step, cloud.scripted().uri() + "/a mask|1");

            invoke(new Publish.Request(execution, 0, List.of(new Publish.Copy(job, 0, null, place())), null))
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
            cloud.clear();
        }
    }

    @Test
    void keepsTheOthersWhereOneCannotBeFetched() throws Exception {
        cloud.scripted().answers(200, "image/png", TestPhotos.portrait("png", 30, 40));
        made(execution, "fill", cloud.scripted().uri() + "/filled.png");

        invoke(new Publish.Request(
                        execution,
                        0,
                        List.of(
                                new Publish.Copy(jobs.key(execution, "createMask"), 0, null, place()),
                                new Publish.Copy(jobs.key(execution, "fill"), 0, null, place())),
                        null))
                .statusCode(500)
                .body(
                        "errorMessage",
                        containsString("The createMask of incoming/made-up.jpg has no output 0 in the ledger"));

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
                        equalTo(
                                "java.lang.IllegalArgumentException: The createMask of incoming/made-up.jpg has no output 0 in the ledger"));
    }
}
