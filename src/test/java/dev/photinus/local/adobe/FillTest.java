package dev.photinus.local.adobe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.job.JobTimes;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FillTest {
    private static final String PATH = "/v3/images/fill-async";
    private static final String SIZE = "'size':{'width':896,'height':1152}";

    private final ManualClock clock = new ManualClock();
    private final AdobeStandIn adobe = AdobeStandIn.start(
            StandInSettings.quick().withJobTimes(JobTimes.instant()).withClock(clock));
    private final Caller caller = new Caller(adobe);
    private final LoopbackFiles bucket = Unchecked.get(LoopbackFiles::new);

    @BeforeEach
    void signIn() throws Exception {
        caller.signIn();
        bucket.put("/ada.png", Pictures.encode(Pictures.portrait(896, 1152), "png"));
        bucket.put("/mask.png", Pictures.encode(Pictures.subjectOfPortrait(896, 1152), "png"));
    }

    @AfterEach
    void stop() {
        adobe.close();
        bucket.close();
    }

    @Test
    void anInvertedSubjectMaskKeepsThePersonAndChangesTheBackground() throws Exception {
        BufferedImage filled = firstOutput(caller.run(PATH, body("true", "'prompt':'office','seeds':[7]," + SIZE)));
        BufferedImage photo = Pictures.portrait(896, 1152);

        assertThat(filled.getWidth()).isEqualTo(896);
        assertThat(filled.getHeight()).isEqualTo(1152);
        assertThat(distance(filled, photo, 448, 450)).isLessThan(12);
        assertThat(distance(filled, photo, 448, 1100)).isLessThan(12);
        assertThat(distance(filled, photo, 60, 60) + distance(filled, photo, 830, 300))
                .isGreaterThan(30);
    }

    @Test
    void withoutInvertThePersonIsRepainted() throws Exception {
        BufferedImage filled = firstOutput(caller.run(PATH, body("false", "'prompt':'office','seeds':[7]," + SIZE)));
        BufferedImage photo = Pictures.portrait(896, 1152);

        assertThat(distance(filled, photo, 60, 60)).isLessThan(25); // as grainy as the wall, but the wall
        assertThat(distance(filled, photo, 448, 450)).isGreaterThan(40);
    }

    @Test
    void givesOneOutputPerSeedInTheirOrder() throws Exception {
        Caller.Reply status = caller.run(PATH, body("true", "'numVariations':2,'seeds':[11,5]," + SIZE));

        JsonNode outputs = status.json().at("/result/outputs");
        assertThat(outputs).hasSize(2);
        assertThat(outputs.get(0).get("seed").asLong()).isEqualTo(11);
        assertThat(outputs.get(1).get("seed").asLong()).isEqualTo(5);
        assertThat(outputs.at("/0/image/url").asText())
                .isNotEqualTo(outputs.at("/1/image/url").asText());
        assertThat(status.json().at("/result/size/width").asInt()).isEqualTo(896);
    }

    @Test
    void drawsDistinctSeedsWhenNoneAreGiven() throws Exception {
        Caller.Reply status = caller.run(PATH, body("true", "'numVariations':3," + SIZE));

        assertThat(status.json().at("/result/outputs").findValuesAsText("seed"))
                .hasSize(3)
                .doesNotHaveDuplicates();
    }

    @Test
    void readsUploadsInPlaceOfUrls() throws Exception {
        String id = caller.post("/v2/storage/image", "image/png", bucket.get("/ada.png"))
                .text("/images/0/id");

        Caller.Reply status = caller.run(
                PATH,
                "{'image':{'source':{'uploadId':'" + id + "'}},'mask':{'source':{'url':'" + bucket.url("/mask.png")
                        + "'},'invert':true}," + SIZE + "}");

        assertThat(status.text("/status")).isEqualTo("succeeded");
        assertThat(adobe.calls().get(Operation.UPLOAD)).extracting("calls").isEqualTo(1);
    }

    @Test
    void anUploadIsForgottenAfterSevenDays() throws Exception {
        String id = caller.post("/v2/storage/image", "image/png", bucket.get("/ada.png"))
                .text("/images/0/id");
        clock.pass(Duration.ofDays(7));
        caller.signIn();

        Caller.Reply status = caller.run(
                PATH,
                "{'image':{'source':{'uploadId':'" + id + "'}},'mask':{'source':{'url':'" + bucket.url("/mask.png")
                        + "'}}," + SIZE + "}");

        assertThat(status.text("/status")).isEqualTo("failed");
        assertThat(status.json().at("/validation_errors/0/loc").toString())
                .isEqualTo("[\"body\",\"image\",\"source\",\"uploadId\"]");
    }

    @Test
    void anUnreadableMaskFailsTheJobInFireflysShape() throws Exception {
        Caller.Reply status = caller.run(PATH, body("true", SIZE).replace("/mask.png", "/missing.png"));

        assertThat(status.text("/status")).isEqualTo("failed");
        assertThat(status.text("/error_code")).isEqualTo("validation_error");
        assertThat(status.text("/message")).contains("body.mask.source.url", "404");
        assertThat(status.json().at("/validation_errors/0/loc/1").asText()).isEqualTo("mask");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "'size':{'width':1000,'height':1000}; size",
                "'seeds':[1,1]; seeds",
                "'seeds':[1,2,3,4,5]; seeds",
                "'seeds':[1,2],'numVariations':3; seeds",
                "'numVariations':5; numVariations",
                "'prompt':''; prompt",
                "'promt':'office'; promt",
                "'seeds':['one']; seeds",
            })
    void refusesWhatTheContractForbidsAndNamesTheField(String part, String field) throws Exception {
        Caller.Reply reply = caller.post(PATH, body("true", part));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.text("/error_code")).isEqualTo("validation_error");
        assertThat(reply.json().at("/validation_errors/0/loc").toString()).contains(field);
        assertThat(reply.json().at("/validation_errors/0/msg").asText()).isNotBlank();
        assertThat(adobe.violations()).hasSize(1);
    }

    @Test
    void refusesPromptsAndUrlsThatAreTooLong() throws Exception {
        Caller.Reply prompt = caller.post(PATH, body("true", "'prompt':'" + "x".repeat(1025) + "'"));
        Caller.Reply url = caller.post(PATH, body("true", SIZE).replace("ada.png", "a".repeat(2100)));

        assertThat(prompt.json().at("/validation_errors/0/loc/1").asText()).isEqualTo("prompt");
        assertThat(url.json().at("/validation_errors/0/loc/3").asText()).isEqualTo("url");
    }

    @Test
    void refusesPromptsAgainstTheContentPolicy() throws Exception {
        Caller.Reply unsafe = caller.post(PATH, body("true", "'prompt':'an office full of Gore!'"));
        Caller.Reply denied = caller.post(PATH, body("true", "'prompt':'a wall with the PhotinusCola logo'"));

        assertThat(unsafe.status()).isEqualTo(451);
        assertThat(unsafe.text("/error_code")).isEqualTo("prompt_unsafe");
        assertThat(denied.status()).isEqualTo(451);
        assertThat(denied.text("/error_code")).isEqualTo("prompt_entity_denied");
        assertThat(adobe.violations()).isEmpty();
    }

    @Test
    void aResultUrlExpiresAndCannotBeForged() throws Exception {
        Caller.Reply status = caller.run(PATH, body("true", SIZE));
        String url = status.text("/result/outputs/0/image/url");
        assertThat(url).contains("X-Amz-Algorithm=", "X-Amz-Expires=3600", "X-Amz-Signature=");
        assertThat(caller.download(url).status()).isEqualTo(200);

        Caller.Reply forged = caller.download(url.replace("X-Amz-Expires=3600", "X-Amz-Expires=9999"));
        clock.pass(Duration.ofHours(1));
        Caller.Reply expired = caller.download(url);

        assertThat(forged.status()).isEqualTo(403);
        assertThat(new String(forged.bytes(), StandardCharsets.UTF_8)).contains("<Code>SignatureDoesNotMatch</Code>");
        assertThat(expired.status()).isEqualTo(403);
        assertThat(new String(expired.bytes(), StandardCharsets.UTF_8)).contains("Request has expired");
    }

    private String body(String invert, String rest) {
        return "{'image':{'source':{'url':'" + bucket.url("/ada.png") + "'}},'mask':{'source':{'url':'"
                + bucket.url("/mask.png") + "'},'invert':" + invert + "}," + rest + "}";
    }

    private BufferedImage firstOutput(Caller.Reply status) throws Exception {
        assertThat(status.text("/status")).isEqualTo("succeeded");
        return Pictures.decode(
                caller.download(status.text("/result/outputs/0/image/url")).bytes());
    }

    private static int distance(BufferedImage one, BufferedImage other, int x, int y) {
        Color a = new Color(one.getRGB(x, y));
        Color b = new Color(other.getRGB(x, y));
        return Math.abs(a.getRed() - b.getRed())
                + Math.abs(a.getGreen() - b.getGreen())
                + Math.abs(a.getBlue() - b.getBlue());
    }
}
