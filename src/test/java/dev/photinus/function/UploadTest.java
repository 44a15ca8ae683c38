package dev.photinus.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.photinus.adobe.firefly.FillRequest;
import dev.photinus.function.input.Picture;
import dev.photinus.ledger.Job;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.fault.Fault;
import dev.photinus.storage.S3Location;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.awt.Color;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pictures that Firefly is not told of by a URL, but that are uploaded to it. */
@QuarkusTest
@TestProfile(UploadTest.Profile.class)
class UploadTest extends EventServerTest {

    private static final int SIDE = 640;

    public static class Profile extends FunctionProfile {
        public Profile() {
            super("fill");
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> config = new HashMap<>(super.getConfigOverrides());
            config.put("adobe.firefly.input", "upload");
            return config;
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(FunctionCloud.class, Map.of(FunctionCloud.SCRIPTED, "photoshop")));
        }
    }

    @Inject
    PollStatus pollStatus;

    private S3Location mask() throws IOException {
        return cloud.put("masks/left half.png", TestPhotos.leftHalfMask(SIDE, SIDE));
    }

    private Fill.Request request(String key, Picture mask) throws IOException {
        S3Location photo = cloud.put(key, TestPhotos.plain(Color.RED, SIDE, SIDE));
        return new Fill.Request(
                execution,
                null,
                null,
                Picture.at(photo),
                mask,
                null,
                "a green meadow",
                null,
                List.of(7L),
                new FillRequest.Size(1024, 1024));
    }

    @Test
    void photoAndMaskAreUploadedAndNamedByTheirIds() throws Exception {
        authenticate.authenticate();
        int uploads = cloud.calls(Operation.UPLOAD);

        invoke(request("red.png", Picture.at(mask()))).statusCode(200).body("status", equalTo("submitted"));

        assertThat(cloud.calls(Operation.UPLOAD)).isEqualTo(uploads + 2);
        assertThat(finished()).hasSize(1);
        assertThat(cloud.violations()).isEmpty();
    }

    private List<Job.Output> finished() throws InterruptedException {
        assertThat(pollStatus.pollStatus(StepJobs.poll(execution, jobs.answer(execution, "fill"))))
                .isInstanceOf(Outcome.Succeeded.class);
        return jobs.find(execution, "fill").outputs();
    }

    @Test
    void whatAdobeMadeIsUploadedToo() throws Exception {
        authenticate.authenticate();
        cloud.scripted().answers(200, "image/png", TestPhotos.leftHalfMask(SIDE, SIDE));
        jobs.succeeded(
                execution,
                "createMask",
                new Job.Success(
                        Instant.now(),
                        List.of(new Job.Output(cloud.scripted().uri() + "/mask.png", null, null, null))));

        invoke(request("red.png", Picture.madeBy(jobs.key(execution, "createMask"), 0)))
                .statusCode(200)
                .body("status", equalTo("submitted"));

        assertThat(cloud.scripted().requests()).containsExactly("/mask.png");
        assertThat(finished()).hasSize(1);
    }

    @Test
    void aStepThatRunsAgainUploadsNothingAgain() throws Exception {
        authenticate.authenticate();
        int uploads = cloud.calls(Operation.UPLOAD);
        cloud.fault(Operation.FILL, Fault.UNAVAILABLE);
        invoke(request("red.png", Picture.at(mask()))).statusCode(500);
        cloud.clearFaults();

        invoke(request("red.png", Picture.at(mask()))).statusCode(200).body("status", equalTo("submitted"));

        assertThat(cloud.calls(Operation.UPLOAD)).isEqualTo(uploads + 2);
    }

    @Test
    void whatIsTooLargeIsRefusedBeforeItIsSent() throws Exception {
        authenticate.authenticate();
        int uploads = cloud.calls(Operation.UPLOAD);
        S3Location large = cloud.put("large.png", TestPhotos.pngHeader(3000, 2000, 16 << 20));

        invoke(new Fill.Request(
                        execution,
                        null,
                        null,
                        Picture.at(large),
                        Picture.at(mask()),
                        null,
                        "a green meadow",
                        null,
                        List.of(7L),
                        new FillRequest.Size(1024, 1024)))
                .statusCode(200)
                .body("status", equalTo("failed"))
                .body("code", equalTo("upload_too_large"))
                .body("reason", containsString("16 MB"));

        assertThat(cloud.calls(Operation.UPLOAD)).isEqualTo(uploads);
    }
}
