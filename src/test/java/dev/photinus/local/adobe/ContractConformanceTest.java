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
 * Holds the stand-in against Adobe's own OpenAPI files, which are not part of this project: run with
 * {@code -Dopenapi.contracts=FOLDER}, where FOLDER has {@code firefly-v3.openapi.json} and {@code photoshop-v2.openapi.json}.
 */
class ContractConformanceTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String URL = "'source':{'url':'https://b.s3.amazonaws.com/p?X-Amz-Signature=1'}";
    private static final String FILL = "'image':{" + URL + "},'mask':{" + URL + ",'invert':true}";
    private static final String PHOTO = "'image':{" + URL + "}";
    private static final String OUT = "'destination':{'url':'https://b.s3.amazonaws.com/o'}";

    private static @Nullable OpenApi firefly;
    private static @Nullable OpenApi photoshop;

    @BeforeAll
    static void readContracts() throws IOException {
        String folder = System.getProperty("openapi.contracts");
        assumeTrue(folder != null, "Skipped: -Dopenapi.contracts names no folder with Adobe's OpenAPI files");
        firefly = new OpenApi(Path.of(folder, "firefly-v3.openapi.json"));
        photoshop = new OpenApi(Path.of(folder, "photoshop-v2.openapi.json"));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void judgesRequestsAsTheContractDoes(String operation, boolean good, String body) throws IOException {
        assertThat(theirs(operation).validate(json(body)).isEmpty())
                .as("the OpenAPI file")
                .isEqualTo(good);
        assertThat(ours(operation).problems(json(body)).isEmpty())
                .as("the stand-in")
                .isEqualTo(good);
    }

    @ParameterizedTest
    @MethodSource("requestsAgainstTheProse")
    void refusesWhatOnlyTheContractsProseForbids(String operation, String body) throws IOException {
        assertThat(theirs(operation).validate(json(body)))
                .as("the OpenAPI file")
                .isEmpty();
        assertThat(ours(operation).problems(json(body))).as("the stand-in").isNotEmpty();
    }

    static Stream<Arguments> requests() {
        return Stream.of(
                good("fill-async", FILL),
                good("fill-async", FILL + ",'prompt':'a','negativePrompt':'','numVariations':4,'seeds':[1,2,3,4]"),
                good("fill-async", FILL + ",'size':{'width':2688,'height':1536},'promptBiasingLocaleCode':'en-US'"),
                good("fill-async", FILL + ",'prompt':'" + "p".repeat(1024) + "'"),
                bad("fill-async", PHOTO),
                bad("fill-async", "'mask':{" + URL + "}"),
                bad("fill-async", FILL + ",'prompt':''"),
                bad("fill-async", FILL + ",'prompt':'" + "p".repeat(1025) + "'"),
                bad("fill-async", FILL + ",'negativePrompt':'" + "p".repeat(1025) + "'"),
                bad("fill-async", FILL + ",'numVariations':0"),
                bad("fill-async", FILL + ",'numVariations':5"),
                bad("fill-async", FILL + ",'numVariations':'2'"),
                bad("fill-async", FILL + ",'seeds':[]"),
                bad("fill-async", FILL + ",'seeds':[1,1]"),
                bad("fill-async", FILL + ",'seeds':[1,2,3,4,5]"),
                bad("fill-async", FILL + ",'seeds':[1.5]"),
                bad("fill-async", FILL + ",'size':{'width':2048}"),
                bad("fill-async", FILL + ",'size':{'width':4097,'height':1}"),
                bad("fill-async", FILL + ",'n':1"),
                bad("fill-async", FILL.replace("'invert':true", "'invert':'true'")),
                bad("fill-async", FILL.replace("'invert'", "'inverted'")),
                bad("fill-async", FILL.replace("/p?", "/" + "p".repeat(2083) + "?")),
                bad("fill-async", FILL.replace("'url'", "'href'")),
                good("remove-background", PHOTO),
                good("remove-background", PHOTO + ",'mode':'mask','output':{'mediaType':'image/png'}"),
                good("remove-background", PHOTO + ",'mode':'cutout','trim':true,'colorDecontamination':0.5"),
                good("remove-background", PHOTO + ",'backgroundColor':{'red':0,'green':255,'blue':1.5,'alpha':1}"),
                bad("remove-background", "'mode':'mask'"),
                bad("remove-background", PHOTO + ",'mode':'soft'"),
                bad("remove-background", PHOTO + ",'output':{'mediaType':'image/gif'}"),
                bad("remove-background", PHOTO + ",'output':{'type':'image/png'}"),
                bad("remove-background", PHOTO + ",'trim':'true'"),
                bad("remove-background", PHOTO + ",'colorDecontamination':1.1"),
                bad("remove-background", PHOTO + ",'backgroundColor':{'red':0,'green':256,'blue':0,'alpha':1}"),
                bad("remove-background", PHOTO + ",'backgroundColor':{'red':0,'green':0,'blue':0}"),
                bad("remove-background", "'image':{'url':'https://b.s3.amazonaws.com/p'}"),
                good("edit", PHOTO + ",'outputs':[{" + OUT + ",'mediaType':'image/jpeg','quality':'photoshop_max'}]"),
                good("edit", edit("'autoTone':true", OUT + ",'mediaType':'image/png','compression':'very_low'")),
                good(
                        "edit",
                        edit(
                                "'autoStraighten':{'enabled':true,'uprightMode':'level'}",
                                OUT + ",'mediaType':'image/x-adobe-dng'")),
                good(
                        "edit",
                        edit(
                                "'light':{'exposure':-1.5,'blacks':10},'sharpness':150",
                                OUT + ",'mediaType':'image/jpeg'")),
                good(
                        "edit",
                        edit(
                                "'color':{'whiteBalance':'As Shot'}",
                                "'destination':{'validityPeriod':60},'mediaType':'image/jpeg'")),
                good(
                        "edit",
                        edit(
                                "'autoTone':true",
                                OUT.replace("}", ",'storageType':'azure'}") + ",'mediaType':'image/jpeg'")),
                bad("edit", PHOTO),
                bad("edit", PHOTO + ",'outputs':[]"),
                bad("edit", edit("'autoTone':'yes'", OUT + ",'mediaType':'image/jpeg'")),
                bad("edit", edit("'autotone':true", OUT + ",'mediaType':'image/jpeg'")),
                bad("edit", edit("'autoStraighten':{}", OUT + ",'mediaType':'image/jpeg'")),
                bad("edit", edit("'light':{'exposure':6}", OUT + ",'mediaType':'image/jpeg'")),
                bad("edit", edit("'light':{'contrast':1.5}", OUT + ",'mediaType':'image/jpeg'")),
                bad("edit", edit("'autoTone':true", OUT + ",'mediaType':'image/webp'")),
                bad("edit", edit("'autoTone':true", OUT + ",'mediaType':'image/jpeg','quality':12")),
                bad("edit", edit("'autoTone':true", OUT + ",'mediaType':'image/jpeg','quality':'best'")),
                bad("edit", edit("'autoTone':true", OUT + ",'type':'image/jpeg'")),
                bad("edit", edit("'autoTone':true", "'mediaType':'image/jpeg'")),
                bad("edit", edit("'autoTone':true", "'destination':{'href':'https://b'},'mediaType':'image/jpeg'")),
                bad("edit", edit("'autoTone':true", "'destination':{'validityPeriod':59},'mediaType':'image/jpeg'")),
                bad(
                        "edit",
                        edit(
                                "'autoTone':true",
                                OUT.replace("}", ",'storageType':'external'}") + ",'mediaType':'image/jpeg'")),
                bad(
                        "edit",
                        "'image':{'source':{'href':'https://b'}},'outputs':[{" + OUT + ",'mediaType':'image/jpeg'}]"));
    }

    static Stream<Arguments> requestsAgainstTheProse() {
        return Stream.of(
                Arguments.of("fill-async", "{" + FILL + ",'size':{'width':1000,'height':1000}}"),
                Arguments.of("fill-async", "{" + FILL + ",'size':{'width':1152,'height':1152}}"),
                Arguments.of("fill-async", "{'image':{'source':{}},'mask':{" + URL + "}}"),
                Arguments.of("fill-async", "{'image':{'source':{'uploadId':'17'}},'mask':{" + URL + "}}"));
    }

    @Test
    void answersAsTheContractSays() throws Exception {
        try (AdobeStandIn adobe = AdobeStandIn.start(StandInSettings.quick().withJobTimes(JobTimes.instant()));
                LoopbackFiles bucket = new LoopbackFiles()) {
            Caller caller = new Caller(adobe).signIn();
            String photo = bucket.put("/p.png", Pictures.encode(Pictures.portrait(96, 128), "png"));
            String fill = "{'image':{'source':{'url':'" + photo + "'}},'mask':{'source':{'url':'" + photo
                    + "'}},'size':{'width':896,'height':1152}}";

            String filled = "/v3/images/fill-async";
            check(firefly(), filled, caller.post(filled, fill));
            check(firefly(), filled, caller.post(filled, "{'mask':1}"));
            check(firefly(), filled, caller.post(filled, "{"));
            check(firefly(), filled, caller.post(filled, "text/plain", new byte[0]));
            check(firefly(), "/v3/status/{jobId}", caller.run(filled, fill));
            check(firefly(), "/v3/status/{jobId}", caller.run(filled, fill.replace("p.png", "missing.png")));
            check(firefly(), "/v3/status/{jobId}", caller.get("/v3/status/none"));
            check(firefly(), "/v3/cancel/{jobId}", caller.put("/v3/cancel/none"));
            check(firefly(), "/v2/storage/image", caller.post("/v2/storage/image", "image/png", bucket.get("/p.png")));
            check(firefly(), "/v2/storage/image", caller.post("/v2/storage/image", "image/png", new byte[3]));
            Caller.Reply unsafe = caller.post(filled, fill.replace("'size'", "'prompt':'gore','size'"));
            assertThat(firefly().schema("ContentPolicyErrorResponse").validate(unsafe.json()))
                    .isEmpty();

            String masked = "/v2/remove-background";
            String mask = "{'image':{'source':{'url':'" + photo + "'}},'mode':'mask'}";
            check(photoshop(), masked, caller.post(masked, mask));
            check(photoshop(), masked, caller.post(masked, "{'mode':'mask'}"));
            check(photoshop(), masked, caller.post(masked, "{"));
            check(photoshop(), "/v2/status/{jobId}", caller.run(masked, mask.replace("p.png", "missing.png")));
            check(photoshop(), "/v2/status/{jobId}", caller.get("/v2/status/none"));
            String edited = "/v2/edit";
            check(photoshop(), edited, caller.post(edited, "{'outputs':[]}"));
            Caller.Reply toned = caller.run(
                    edited,
                    "{'image':{'source':{'url':'" + photo
                            + "'}},'edits':{'autoTone':true},'outputs':[{'destination':{'url':'" + bucket.url("/t.jpg")
                            + "'},'mediaType':'image/jpeg'}]}");
            // The file calls the list of outputs an object. Adobe's guides, and the file for the image host, show a
            // list.
            assertThat(photoshop().response("get", "/v2/status/{jobId}", 200).validate(toned.json()))
                    .singleElement()
                    .satisfies(fault -> assertThat(fault.getInstanceLocation()).hasToString("$.result.outputs"));

            caller.withToken("expired");
            check(photoshop(), masked, caller.post(masked, mask));
            check(photoshop(), "/v2/status/{jobId}", caller.get("/v2/status/none"));
            check(firefly(), "/v3/status/{jobId}", caller.get("/v3/status/none"));
        }
    }

    private static void check(OpenApi file, String path, Caller.Reply reply) {
        JsonSchema schema = file.response(reply.method().toLowerCase(Locale.ROOT), path, reply.status());
        assertThat(schema.validate(reply.json()))
                .as(() -> reply.method() + " " + path + " → " + reply.status() + " " + reply.json())
                .isEmpty();
    }

    private static JsonSchema theirs(String operation) {
        return switch (operation) {
            case "fill-async" -> firefly().request("/v3/images/fill-async");
            default -> photoshop().request("/v2/" + operation);
        };
    }

    private static RequestSchema<Object> ours(String operation) {
        return RequestSchema.of(operation, Object.class);
    }

    private static Arguments good(String operation, String properties) {
        return Arguments.of(operation, true, "{" + properties + "}");
    }

    private static Arguments bad(String operation, String properties) {
        return Arguments.of(operation, false, "{" + properties + "}");
    }

    private static String edit(String edits, String output) {
        return PHOTO + ",'edits':{" + edits + "},'outputs':[{" + output + "}]";
    }

    private static JsonNode json(String body) throws IOException {
        return JSON.readTree(body.replace('\'', '"'));
    }

    private static OpenApi firefly() {
        return Objects.requireNonNull(firefly);
    }

    private static OpenApi photoshop() {
        return Objects.requireNonNull(photoshop);
    }
}
