package dev.photinus.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.photinus.adobe.firefly.FillRequest;
import dev.photinus.function.input.Picture;
import dev.photinus.ledger.Job;
import dev.photinus.ledger.JobKey;
import dev.photinus.storage.S3Location;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Adobe's answers as gateways and proxies deliver them, against every operation: status, Content-Type, encoding, body. */
@QuarkusTest
@TestProfile(AnswerShapesTest.Profile.class)
class AnswerShapesTest extends EventServerTest {

    public static class Profile extends FunctionProfile {
        public Profile() {
            super("authenticate");
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> config = new HashMap<>(super.getConfigOverrides());
            config.put("photinus.poll.patience", "1ms");
            return config;
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(
                    new TestResourceEntry(FunctionCloud.class, Map.of(FunctionCloud.SCRIPTED, FunctionCloud.APIS)));
        }
    }

    private interface Encoding extends UnaryOperator<byte[]> {}

    private enum Operation {
        CREATE_MASK,
        REMOVE_BACKGROUND,
        FILL,
        AUTO_TONE,
        MASK_OBJECTS,
        FILL_MASKED_AREAS
    }

    private static final List<@Nullable String> TYPES = Arrays.asList(
            "application/json",
            "application/json; charset=utf-8",
            "application/problem+json",
            "application/vnd.adobe.job+json",
            "text/html",
            "text/html; charset=iso-8859-1",
            "text/plain",
            "application/octet-stream",
            null);

    private static final Map<String, Encoding> ENCODINGS = Map.of(
            "as it is",
            body -> body,
            "behind a byte order mark",
            AnswerShapesTest::marked,
            "behind empty lines",
            body -> ("\r\n\n  " + text(body)).getBytes(StandardCharsets.UTF_8),
            "gzip",
            AnswerShapesTest::zipped);

    /** Each shape of an error, with the code that it says. */
    private static final Map<String, String> ERRORS = Map.ofEntries(
            Map.entry("{'error_code': 'prompt_unsafe', 'message': 'WHAT WENT WRONG'}", "prompt_unsafe"),
            Map.entry("{'error_code': 403421, 'message': 'WHAT WENT WRONG'}", "403421"),
            Map.entry("{'code': '403401', 'message': 'WHAT WENT WRONG'}", "403401"),
            Map.entry("{'detail': 'WHAT WENT WRONG'}", "http_422"),
            Map.entry("{'detail': ['WHAT WENT WRONG']}", "http_422"),
            Map.entry(
                    "{'detail': [{'loc': ['body', 'image'], 'msg': 'WHAT WENT WRONG', 'type': 'value_error'}]}",
                    "value_error"),
            Map.entry("{'detail': {'code': 'image_unsafe', 'message': 'WHAT WENT WRONG'}}", "image_unsafe"),
            Map.entry(
                    "{'error': {'code': 'language_not_supported', 'message': 'WHAT WENT WRONG'}}",
                    "language_not_supported"),
            Map.entry("{'error': 'invalid_scope', 'error_description': 'WHAT WENT WRONG'}", "invalid_scope"),
            Map.entry("{'error': 'WHAT WENT WRONG'}", "http_422"),
            Map.entry("{'errors': [{'code': '422404', 'title': 'WHAT WENT WRONG'}]}", "422404"),
            Map.entry(
                    "{'errors': {'code': 422, 'type': 'InputValidationError', 'details': 'WHAT WENT WRONG'}}",
                    "InputValidationError"),
            Map.entry("{'errors': ['WHAT WENT WRONG']}", "http_422"),
            Map.entry("{'code': 400411, 'details': 'WHAT WENT WRONG'}", "400411"),
            Map.entry(
                    "{'type': 'InvalidInput', 'details': [{'name': 'input.href', 'reason': 'WHAT WENT WRONG'}]}",
                    "InvalidInput"),
            Map.entry(
                    "{'type': 'about:blank', 'title': 'Unprocessable', 'status': 422, 'detail': 'WHAT WENT WRONG'}",
                    "http_422"),
            Map.entry(
                    "{'type': 'https://adobe.example/problems/out-of-credit', 'detail': 'WHAT WENT WRONG'}",
                    "out-of-credit"),
            Map.entry("[{'error_code': 'odd', 'message': 'WHAT WENT WRONG'}]", "odd"),
            Map.entry("'WHAT WENT WRONG'", "http_422"),
            Map.entry("WHAT WENT WRONG", "http_422"));

    private static final String PHOTO_KEY = "incoming/headshot/ada.jpg";
    private static final String MASK_KEY = "masks/ada.jpg";
    private static final Picture PHOTO = Picture.at(new S3Location(FunctionCloud.BUCKET, PHOTO_KEY));
    private static final Picture MASK = Picture.at(new S3Location(FunctionCloud.BUCKET, MASK_KEY));

    @Inject
    CreateMask createMask;

    @Inject
    RemoveBackground removeBackground;

    @Inject
    Fill fill;

    @Inject
    AutoTone autoTone;

    @Inject
    MaskObjects maskObjects;

    @Inject
    FillMaskedAreas fillMaskedAreas;

    @Inject
    PollStatus pollStatus;

    static Stream<Arguments> operationsAndTypes() {
        return Arrays.stream(Operation.values())
                .flatMap(operation -> TYPES.stream().map(type -> arguments(operation, type)));
    }

    @BeforeEach
    void putPhotos() throws IOException {
        cloud.put(PHOTO_KEY, TestPhotos.jpeg());
        cloud.put(MASK_KEY, TestPhotos.jpeg());
    }

    /** @param run asks anew in an execution of its own: else its job would be one that is known */
    private Outcome submit(Operation operation, String run) throws InterruptedException {
        String name = execution + run;
        return switch (operation) {
            case CREATE_MASK -> createMask.createMask(new CreateMask.Request(name, 0, true, PHOTO));
            case REMOVE_BACKGROUND ->
                removeBackground.removeBackground(new RemoveBackground.Request(name, 0, true, PHOTO));
            case AUTO_TONE -> autoTone.autoTone(new AutoTone.Request(name, 0, true, PHOTO, "image/jpeg"));
            case MASK_OBJECTS -> maskObjects.maskObjects(new MaskObjects.Request(name, 0, true, PHOTO));
            case FILL_MASKED_AREAS ->
                fillMaskedAreas.fillMaskedAreas(new FillMaskedAreas.Request(name, 0, true, PHOTO, List.of(MASK)));
            case FILL ->
                fill.fill(new Fill.Request(
                        name,
                        0,
                        true,
                        PHOTO,
                        MASK,
                        null,
                        "a meadow",
                        null,
                        List.of(7L),
                        new FillRequest.Size(1024, 1024)));
        };
    }

    @ParameterizedTest
    @MethodSource("operationsAndTypes")
    void acceptsAJobOnceHoweverTheAnswerIsDelivered(Operation operation, @Nullable String type) throws Exception {
        authenticate.authenticate();
        for (Map.Entry<String, Encoding> encoding : ENCODINGS.entrySet()) {
            cloud.scripted().clear();
            String status = cloud.scripted().uri() + "/v3/status/1/";
            answer(202, type, encoding, "{'jobId': '1', 'statusUrl': '" + status + "'}");

            for (int call = 0; call < 2; call++) {
                assertThat(submit(operation, encoding.getKey()))
                        .as(encoding.getKey())
                        .isInstanceOfSatisfying(Outcome.Submitted.class, submitted -> assertThat(
                                        cloud.ledgerJobs().find(submitted.job()).submission())
                                .get()
                                .extracting(Job.Submission::jobId, Job.Submission::statusUrl)
                                .containsExactly("1", status));
            }
            assertThat(cloud.scripted().requests()).as(encoding.getKey()).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("operationsAndTypes")
    void losesNoReason(Operation operation, @Nullable String type) throws Exception {
        authenticate.authenticate();
        List<Map.Entry<String, Encoding>> encodings = List.copyOf(ENCODINGS.entrySet());
        int turn = operation.name().length();
        for (Map.Entry<String, String> error : ERRORS.entrySet()) {
            Map.Entry<String, Encoding> encoding = encodings.get(turn++ % encodings.size()); // each with each type
            cloud.scripted().clear();
            answer(422, type, encoding, error.getKey());
            String run = encoding.getKey() + error.getKey();

            assertThat(submit(operation, run)).as(run).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                assertThat(failed.code()).as(run).isEqualTo(error.getValue());
                assertThat(failed.reason()).as(run).contains("WHAT WENT WRONG").doesNotContain("null");
            });
            // an input that was unreachable is signed, and sent, once more
            assertThat(cloud.scripted().requests())
                    .as(run)
                    .hasSize(error.getValue().equals("422404") ? 2 : 1);
        }
    }

    static Stream<@Nullable String> types() {
        return TYPES.stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void readsAStatusHoweverItIsDelivered(@Nullable String type) throws Exception {
        authenticate.authenticate();
        for (Map.Entry<String, Encoding> encoding : ENCODINGS.entrySet()) {
            cloud.scripted().clear();
            answer(
                    200,
                    type,
                    encoding,
                    "{'status': 'succeeded', 'result': {'outputs': [{'image': {'url': 'https://a.example/1'}}]}}");

            assertThat(ask(encoding.getKey())).as(encoding.getKey()).isInstanceOf(Outcome.Succeeded.class);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void losesNoReasonOfAJobThatFailed(@Nullable String type) throws Exception {
        authenticate.authenticate();
        for (Map.Entry<String, Encoding> encoding : ENCODINGS.entrySet()) {
            for (String error : ERRORS.keySet()) {
                if (!error.startsWith("{'")) {
                    continue;
                }
                cloud.scripted().clear();
                for (String status : List.of("failed", "collapsed")) {
                    answer(200, type, encoding, "{'status': '" + status + "', 'error': " + error + "}");
                    String run = encoding.getKey() + error + status;

                    assertThat(ask(run)).as(run).isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(
                                    failed.reason())
                            .as(run)
                            .contains("WHAT WENT WRONG"));
                }
            }
        }
    }

    private Outcome ask(String run) throws InterruptedException {
        JobKey job = StepJobs.made(execution + run, "createMask");
        jobs.submitted(
                execution + run,
                job,
                new Job.Submission(
                        "createMask", "1", cloud.scripted().uri() + "/v3/status/1/", null, Instant.now(), List.of()));
        return pollStatus.pollStatus(new PollStatus.Request(execution + run, 0, job, null));
    }

    private void answer(int status, @Nullable String type, Map.Entry<String, Encoding> encoding, String body) {
        byte[] bytes = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        boolean zipped = encoding.getKey().equals("gzip");
        cloud.scripted()
                .answers(
                        status,
                        type,
                        zipped ? "gzip" : null,
                        encoding.getValue().apply(bytes));
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static byte[] marked(byte[] body) {
        return ("\ufeff" + text(body)).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zipped(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
