package dev.photinus.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.adobe.Generation;
import dev.photinus.adobe.firefly.FillRequest;
import dev.photinus.adobe.firefly.SynchronousFillRequest;
import dev.photinus.adobe.lightroom.AutoToneRequest;
import dev.photinus.adobe.photoshop.EditRequest;
import dev.photinus.adobe.photoshop.FillMaskedAreasRequest;
import dev.photinus.adobe.photoshop.MaskObjectsRequest;
import dev.photinus.adobe.photoshop.RemoveBackgroundRequest;
import dev.photinus.adobe.photoshop.SenseiRequest;
import dev.photinus.function.input.Picture;
import dev.photinus.ledger.Caller;
import dev.photinus.ledger.JobKey;
import dev.photinus.ledger.Quota;
import dev.photinus.storage.ObjectStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

class JobKeysTest {

    private static final Picture PHOTO = new Picture("photos", "ada.jpg", "v1", "0123", null, null);
    private static final Picture MASK = new Picture("photos", "mask.png", null, "4567", null, null);
    private static final Caller CALLER = new Caller("arn:ada", 0);

    private final ObjectMapper json = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    /** It is never called: every picture has its ETag with it. */
    private final JobKeys keys = new JobKeys(
            new ObjectStore(S3Client.builder()
                    .region(Region.US_EAST_1)
                    .credentialsProvider(AnonymousCredentialsProvider.create())
                    .httpClientBuilder(UrlConnectionHttpClient.builder())
                    .build()),
            json);

    private JobKey key(Generation generation, Caller caller, boolean again, Picture photo, JobRequest.Body<?> body)
            throws IOException {
        return keys.of(request(generation, caller, again, photo, body)).key();
    }

    private static <B> JobRequest<B> request(
            Generation generation, Caller caller, boolean again, Picture photo, JobRequest.Body<B> body) {
        return new JobRequest<>(
                "fill", generation, Quota.FIREFLY, caller, again, photo, body, (authorization, sent) -> {
                    throw new AssertionError("nothing is sent");
                });
    }

    private static JobRequest.Body<FillRequest> fill(Picture mask) {
        return names -> new FillRequest(
                "a forest",
                "people",
                1,
                List.of(7L),
                new FillRequest.Size(1152, 896),
                new FillRequest.Image(names.source(PHOTO)),
                new FillRequest.Mask(names.source(mask), true));
    }

    static List<Object> bodies() {
        FillRequest.Source photo = FillRequest.Source.url("photo");
        FillRequest.Source mask = FillRequest.Source.url("mask");
        return List.of(
                new FillRequest(
                        "a forest",
                        "people",
                        1,
                        List.of(7L),
                        new FillRequest.Size(1152, 896),
                        new FillRequest.Image(photo),
                        new FillRequest.Mask(mask, true)),
                new SynchronousFillRequest(
                        "a forest", "people", 1, List.of(7L), new SynchronousFillRequest.Image(photo, mask)),
                EditRequest.autoTone("photo", "destination", "image/jpeg"),
                AutoToneRequest.of("photo", "destination", "image/jpeg"),
                RemoveBackgroundRequest.cutout("photo"),
                SenseiRequest.mask("photo", "destination"),
                MaskObjectsRequest.of("photo"),
                FillMaskedAreasRequest.of("photo", List.of("mask")));
    }

    /** Whatever is sent: so a field that is added to a record is part of the key, too. */
    @ParameterizedTest
    @MethodSource("bodies")
    void everyFieldOfWhatIsSentChangesTheKey(Object body) throws IOException {
        JsonNode sent = json.valueToTree(body);
        JobKey key = key(Generation.CURRENT, CALLER, false, PHOTO, names -> body);
        List<String> leaves = new ArrayList<>();
        leaves("", sent, leaves);
        assertThat(leaves).isNotEmpty();

        assertThat(key(Generation.CURRENT, CALLER, false, PHOTO, names -> sent)).isEqualTo(key);
        for (String leaf : leaves) {
            JsonNode changed = changed(sent, leaf);
            assertThat(key(Generation.CURRENT, CALLER, false, PHOTO, names -> changed))
                    .as(leaf)
                    .isNotEqualTo(key);
        }
    }

    private static void leaves(String pointer, JsonNode node, List<String> leaves) {
        if (node.isObject()) {
            node.properties().forEach(field -> leaves(pointer + "/" + field.getKey(), field.getValue(), leaves));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                leaves(pointer + "/" + i, node.get(i), leaves);
            }
        } else {
            leaves.add(pointer);
        }
    }

    private static JsonNode changed(JsonNode sent, String leaf) {
        JsonNode copy = sent.deepCopy();
        String parent = leaf.substring(0, leaf.lastIndexOf('/'));
        String name = leaf.substring(leaf.lastIndexOf('/') + 1);
        if (copy.at(parent) instanceof ArrayNode array) {
            array.set(Integer.parseInt(name), "changed");
        } else {
            ((ObjectNode) copy.at(parent)).put(name, "changed");
        }
        return copy;
    }

    @Test
    void neitherTheExecutionNorTheVersionIsPartOfTheKey() throws IOException {
        JobKey key = key(Generation.CURRENT, CALLER, false, PHOTO, fill(MASK));
        Picture uploadedAgain = new Picture("photos", "ada.jpg", "v2", "0123", null, null);

        assertThat(key(Generation.CURRENT, new Caller("arn:ben", 1), false, uploadedAgain, fill(MASK)))
                .isEqualTo(key);
    }

    @Test
    void photoAndMaskAndGenerationAre() throws IOException {
        JobKey key = key(Generation.CURRENT, CALLER, false, PHOTO, fill(MASK));
        Picture otherBytes = new Picture("photos", "ada.jpg", "v1", "89ab", null, null);
        Picture otherMask = new Picture("photos", "mask.png", null, "89ab", null, null);

        assertThat(List.of(
                        key,
                        key(Generation.LEGACY, CALLER, false, PHOTO, fill(MASK)),
                        key(Generation.CURRENT, CALLER, false, otherBytes, fill(MASK)),
                        key(Generation.CURRENT, CALLER, false, PHOTO, fill(otherMask)),
                        key(Generation.CURRENT, CALLER, false, PHOTO, fill(Picture.madeBy(key, 0))),
                        key(Generation.CURRENT, CALLER, false, PHOTO, fill(Picture.madeBy(key, 1)))))
                .doesNotHaveDuplicates();
    }

    @Test
    void againAsksAnewOnceForEachExecution() throws IOException {
        JobKey key = key(Generation.CURRENT, CALLER, false, PHOTO, fill(MASK));
        JobKey again = key(Generation.CURRENT, CALLER, true, PHOTO, fill(MASK));

        assertThat(again).isNotEqualTo(key);
        assertThat(key(Generation.CURRENT, new Caller("arn:ada", 1), true, PHOTO, fill(MASK)))
                .as("a redrive of it")
                .isEqualTo(again);
        assertThat(key(Generation.CURRENT, new Caller("arn:ben", 0), true, PHOTO, fill(MASK)))
                .isNotEqualTo(again);
    }

    @Test
    void whatIsMadeOfAJobsOutputBelongsToTheSamePhoto() throws IOException {
        JobKey fill = key(Generation.CURRENT, CALLER, false, PHOTO, fill(MASK));

        JobKey tone = key(
                Generation.CURRENT,
                CALLER,
                false,
                Picture.madeBy(fill, 0),
                names -> EditRequest.autoTone(
                        names.url(Picture.madeBy(fill, 0)), names.destination("image/jpeg"), "image/jpeg"));

        assertThat(tone.bucket() + tone.key() + tone.eTag()).isEqualTo(fill.bucket() + fill.key() + fill.eTag());
    }
}
