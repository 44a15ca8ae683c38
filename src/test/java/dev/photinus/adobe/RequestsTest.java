package dev.photinus.adobe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.photinus.adobe.firefly.FillRequest;
import dev.photinus.adobe.firefly.SynchronousFillRequest;
import dev.photinus.adobe.lightroom.AutoToneRequest;
import dev.photinus.adobe.photoshop.EditRequest;
import dev.photinus.adobe.photoshop.FillMaskedAreasRequest;
import dev.photinus.adobe.photoshop.MaskObjectsRequest;
import dev.photinus.adobe.photoshop.RemoveBackgroundRequest;
import dev.photinus.adobe.photoshop.SenseiRequest;
import dev.photinus.local.adobe.OpenApi;
import dev.photinus.local.adobe.contract.RequestSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is asked of Adobe, held against its contract: in the schemas that the stand-in has always, in Adobe's own files with {@code
 * -Dopenapi.contracts=FOLDER}.
 */
class RequestsTest {

    private static final String FROM = "https://photos.s3.us-east-1.amazonaws.com/ada.jpg?X-Amz-Expires=3600";
    private static final String TO = "https://photos.s3.us-east-1.amazonaws.com/made.png?X-Amz-Expires=3600";
    private static final FillRequest.Size SIZE = new FillRequest.Size(2304, 1792);

    /** As Quarkus writes JSON in the functions: see quarkus.jackson.serialization-inclusion. */
    private final ObjectMapper json = new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);

    static Stream<Arguments> requests() {
        FillRequest.Source url = FillRequest.Source.url(FROM);
        FillRequest.Source upload = FillRequest.Source.upload("0e8f6463-5b3a-4f0e-9d7c-2f1a60b0a001");
        return Stream.of(
                arguments("firefly-v3", "/v3/images/fill-async", "fill-async", fill(url, null)),
                arguments("firefly-v3", "/v3/images/fill-async", "fill-async", fill(upload, "people, text")),
                arguments("firefly-v3-sync", "/v3/images/fill", "fill", fillAtOnce(url, null)),
                arguments("firefly-v3-sync", "/v3/images/fill", "fill", fillAtOnce(upload, "people, text")),
                arguments(
                        "photoshop-v2",
                        "/v2/remove-background",
                        "remove-background",
                        RemoveBackgroundRequest.mask(FROM)),
                arguments(
                        "photoshop-v2",
                        "/v2/remove-background",
                        "remove-background",
                        RemoveBackgroundRequest.cutout(FROM)),
                arguments("photoshop-v2", "/v2/edit", "edit", EditRequest.autoTone(FROM, TO, "image/png")),
                arguments("photoshop-v2", "/v2/edit", "edit", EditRequest.autoTone(FROM, TO, "image/jpeg")),
                arguments("photoshop-v1-masking", "/v1/mask-objects", "mask-objects", MaskObjectsRequest.of(FROM)),
                arguments(
                        "photoshop-v1-masking",
                        "/v1/fill-masked-areas",
                        "fill-masked-areas",
                        FillMaskedAreasRequest.of(FROM, List.of(TO, TO))),
                arguments("photoshop-v1-sensei", "/sensei/mask", "sensei", SenseiRequest.mask(FROM, TO)),
                arguments("photoshop-v1-sensei", "/sensei/cutout", "sensei", SenseiRequest.cutout(FROM, TO)),
                arguments(
                        "lightroom-v1",
                        "/lrService/autoTone",
                        "lightroom-auto-tone",
                        AutoToneRequest.of(FROM, TO, "image/png")),
                arguments(
                        "lightroom-v1",
                        "/lrService/autoTone",
                        "lightroom-auto-tone",
                        AutoToneRequest.of(FROM, TO, "image/jpeg")));
    }

    private static FillRequest fill(FillRequest.Source source, @Nullable String negative) {
        return new FillRequest(
                "a forest",
                negative,
                2,
                List.of(7L, 8L),
                SIZE,
                new FillRequest.Image(source),
                new FillRequest.Mask(source, true));
    }

    private static SynchronousFillRequest fillAtOnce(FillRequest.Source source, @Nullable String negative) {
        return new SynchronousFillRequest(
                "a forest", negative, 2, List.of(7L, 8L), new SynchronousFillRequest.Image(source, source));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void keepToTheStandInsSchemas(String contract, String path, String schema, Object request) {
        assertThat(RequestSchema.of(schema, Object.class).problems(body(request)))
                .as("%s %s", contract, path)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("requests")
    void keepToAdobesFiles(String contract, String path, String schema, Object request) throws IOException {
        String folder = System.getProperty("openapi.contracts");
        assumeTrue(folder != null, "Skipped: -Dopenapi.contracts names no folder with Adobe's OpenAPI files");

        assertThat(new OpenApi(Path.of(folder, contract + ".openapi.json"))
                        .request(path)
                        .validate(body(request)))
                .as(schema)
                .isEmpty();
    }

    private JsonNode body(Object request) {
        return json.valueToTree(request);
    }
}
