package dev.photinus.local.adobe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import dev.photinus.local.adobe.contract.RequestSchema;
import dev.photinus.local.adobe.job.JobTimes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the masking operations against Adobe's OpenAPI file, like {@link ContractConformanceTest}: run with
 * {@code -Dopenapi.contracts=FOLDER}, where FOLDER has {@code photoshop-v1-masking.openapi.json}.
 */
class MaskingConformanceTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SOURCE = "{'source':{'url':'https://b.s3.amazonaws.com/p?X-Amz-Signature=1'}}";

    private static @Nullable OpenApi masking;

    @BeforeAll
    static void readContract() throws IOException {
        String folder = System.getProperty("openapi.contracts");
        assumeTrue(folder != null, "Skipped: -Dopenapi.contracts names no folder with Adobe's OpenAPI files");
        masking = new OpenApi(Path.of(folder, "photoshop-v1-masking.openapi.json"));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void judgesRequestsAsTheContractDoes(String operation, boolean good, String body) throws IOException {
        JsonNode json = JSON.readTree(body.replace('\'', '"'));
        assertThat(masking().request("/v1/" + operation).validate(json).isEmpty())
                .as("the OpenAPI file")
                .isEqualTo(good);
        assertThat(RequestSchema.of(operation, Object.class).problems(json).isEmpty())
                .as("the stand-in")
                .isEqualTo(good);
    }

    static Stream<Arguments> requests() {
        return Stream.of(
                Arguments.of("mask-objects", true, "{'image':" + SOURCE + "}"),
                Arguments.of("mask-objects", false, "{}"),
                Arguments.of("mask-objects", false, "{'image':{}}"),
                Arguments.of("mask-objects", false, "{'image':{'source':{}}}"),
                Arguments.of("mask-objects", false, "{'image':{'source':{'href':'https://b'}}}"),
                Arguments.of("mask-objects", false, "{'image':" + SOURCE + ",'labels':['dog']}"),
                Arguments.of("fill-masked-areas", true, "{'image':" + SOURCE + ",'masks':[" + SOURCE + "]}"),
                Arguments.of("fill-masked-areas", true, "{'image':" + SOURCE + ",'masks':[]}"),
                Arguments.of("fill-masked-areas", false, "{'image':" + SOURCE + "}"),
                Arguments.of("fill-masked-areas", false, "{'masks':[" + SOURCE + "]}"),
                Arguments.of("fill-masked-areas", false, "{'image':" + SOURCE + ",'masks':" + SOURCE + "}"),
                Arguments.of("fill-masked-areas", false, "{'image':" + SOURCE + ",'masks':[{'url':'https://b'}]}"));
    }

    @Test
    void answersAsTheContractSays() throws Exception {
        try (AdobeStandIn adobe = AdobeStandIn.start(StandInSettings.quick().withJobTimes(JobTimes.instant()));
                LoopbackFiles bucket = new LoopbackFiles()) {
            Caller caller = new Caller(adobe).signIn();
            String photo = bucket.put("/p.png", Pictures.encode(Pictures.portrait(96, 128), "png"));
            String image = "{'source':{'url':'" + photo + "'}}";
            String mask = "{'image':" + image + "}";
            String fill = "{'image':" + image + ",'masks':[" + image + "]}";

            for (String path : new String[] {"/v1/mask-objects", "/v1/fill-masked-areas"}) {
                check(path, caller.post(path, path.contains("fill") ? fill : mask));
                check(path, caller.post(path, "{'image':1}"));
                check(path, caller.post(path, "{"));
            }
            Caller.Reply masked = caller.run("/v1/mask-objects", mask);
            checkStatus("MaskObjectsJobApiResponse", masked);
            checkStatus("FillMaskedAreasJobApiResponse", caller.run("/v1/fill-masked-areas", fill));
            checkStatus("JobStatusFailed", caller.run("/v1/mask-objects", mask.replace("p.png", "missing.png")));

            caller.withToken("expired");
            check("/v1/mask-objects", caller.post("/v1/mask-objects", mask));
        }
    }

    private static void checkStatus(String schema, Caller.Reply reply) {
        assertThat(masking().response("get", "/v1/status/{jobId}", 200).validate(reply.json()))
                .isEmpty();
        assertThat(masking().schema(schema).validate(reply.json()))
                .as(() -> schema + " " + reply.json())
                .isEmpty();
    }

    private static void check(String path, Caller.Reply reply) {
        JsonSchema schema = masking().response(reply.method().toLowerCase(Locale.ROOT), path, reply.status());
        assertThat(schema.validate(reply.json()))
                .as(() -> path + " → " + reply.status() + " " + reply.json())
                .isEmpty();
    }

    private static OpenApi masking() {
        return Objects.requireNonNull(masking);
    }
}
