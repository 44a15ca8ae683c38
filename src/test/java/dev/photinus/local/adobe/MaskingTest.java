package dev.photinus.local.adobe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.gate.Quotas;
import dev.photinus.local.adobe.job.JobTimes;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Object masks and the removal of what they mask, through HTTP. */
class MaskingTest {
    private static final String MASK = "/v1/mask-objects";
    private static final String FILL = "/v1/fill-masked-areas";

    private final ManualClock clock = new ManualClock();
    private final AdobeStandIn adobe = AdobeStandIn.start(StandInSettings.quick()
            .withJobTimes(JobTimes.instant())
            .withQuotas(Quotas.adobe())
            .withClock(clock));
    private final Caller caller = new Caller(adobe);
    private final LoopbackFiles bucket = Unchecked.get(LoopbackFiles::new);

    @BeforeEach
    void signIn() throws Exception {
        caller.signIn();
        bucket.put("/ball.png", Pictures.encode(ball(400, 300), "png"));
        bucket.put("/ball.jpg", Pictures.encode(ball(400, 300), "jpg"));
    }

    @AfterEach
    void stop() {
        adobe.close();
        bucket.close();
    }

    @Test
    void masksTellWhatTheyShowAndWhere() throws Exception {
        Caller.Reply status = caller.run(MASK, body("/ball.png"));

        assertThat(status.text("/status")).isEqualTo("succeeded");
        JsonNode ball = status.json().at("/semanticMasks/0");
        assertThat(ball.path("label").asText()).isEqualTo("ball");
        assertThat(ball.path("score").asDouble()).isBetween(0.5, 1.0);
        assertThat(ball.path("mediaType").asText()).isEqualTo("image/png");
        assertThat(ball.at("/boundingBox/x").asInt()).isBetween(154, 166);
        assertThat(ball.at("/boundingBox/y").asInt()).isBetween(124, 136);
        assertThat(ball.at("/boundingBox/width").asInt()).isBetween(96, 104);
        assertThat(status.json().path("backgroundMasks")).isNotEmpty();
        BufferedImage mask = picture(ball.at("/destination/url").asText());
        assertThat(mask.getWidth()).isEqualTo(400);
        assertThat(mask.getRaster().getNumBands()).isEqualTo(1);
        assertThat(mask.getRaster().getSample(210, 180, 0)).isGreaterThan(250);
        assertThat(mask.getRaster().getSample(30, 180, 0)).isLessThan(5);
        assertThat(adobe.calls()).containsKey(Operation.MASK_OBJECTS);
        assertThat(adobe.violations()).isEmpty();
    }

    @Test
    void whatAMaskCoversIsGoneAndThePhotoKeepsItsType() throws Exception {
        String mask = caller.run(MASK, body("/ball.png")).text("/semanticMasks/0/destination/url");

        Caller.Reply png = caller.run(FILL, "{'image':" + image("/ball.png") + ",'masks':[" + source(mask) + "]}");
        Caller.Reply jpeg = caller.run(FILL, "{'image':" + image("/ball.jpg") + ",'masks':[" + source(mask) + "]}");

        assertThat(png.text("/image/mediaType")).isEqualTo("image/png");
        assertThat(jpeg.text("/image/mediaType")).isEqualTo("image/jpeg");
        BufferedImage filled = picture(png.text("/image/destination/url"));
        Color middle = new Color(filled.getRGB(210, 180));
        assertThat(middle.getRed() - middle.getGreen()).isLessThan(60);
        assertThat(filled.getRGB(20, 20)).isEqualTo(ball(400, 300).getRGB(20, 20));
        assertThat(adobe.calls()).containsKey(Operation.FILL_MASKED_AREAS);
    }

    @Test
    void withoutMasksThePhotoComesBack() throws Exception {
        Caller.Reply status = caller.run(FILL, "{'image':" + image("/ball.png") + ",'masks':[]}");

        assertThat(picture(status.text("/image/destination/url")).getRGB(210, 180))
                .isEqualTo(ball(400, 300).getRGB(210, 180));
    }

    @Test
    void whatCannotBeReadFailsTheJobAndSaysWhere() throws Exception {
        bucket.put("/notes.png", "dear diary".getBytes(StandardCharsets.UTF_8));
        bucket.put("/large.png", Pictures.encode(new BufferedImage(4001, 10, BufferedImage.TYPE_BYTE_GRAY), "png"));
        bucket.put("/ball.tiff", Pictures.encode(ball(40, 30), "tiff"));

        Caller.Reply notes = caller.run(
                FILL,
                "{'image':" + image("/ball.png") + ",'masks':[" + image("/ball.png") + "," + image("/notes.png")
                        + "]}");
        Caller.Reply large = caller.run(MASK, body("/large.png"));
        Caller.Reply tiff = caller.run(MASK, body("/ball.tiff"));
        Caller.Reply expired = caller.run(MASK, body("/expired/ball.png"));

        assertThat(notes.text("/status")).isEqualTo("failed");
        assertThat(notes.text("/error_code")).isEqualTo("validation_error");
        assertThat(notes.text("/message")).contains("body.masks.1.source.url", "not an image");
        assertThat(large.text("/message")).contains("4001 x 10", "4000 x 4000");
        assertThat(tiff.text("/message")).contains("image/tiff");
        assertThat(expired.text("/message")).contains("403").doesNotContain("Signature");
    }

    @Test
    void aWrongRequestIsRefusedWithItsPlace() throws Exception {
        Caller.Reply unknown = caller.post(MASK, "{'image':" + image("/ball.png") + ",'mask':1}");
        Caller.Reply foreign = caller.post(
                FILL,
                "{'image':" + image("/ball.png") + ",'masks':[{'source':{'url':'https://example.com/mask.png'}}]}");

        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.text("/code")).isEqualTo("validation_error");
        assertThat(unknown.text("/title")).contains("mask");
        assertThat(foreign.status()).isEqualTo(400);
        assertThat(foreign.text("/title")).contains("body.masks.0.source.url", "example.com");
        assertThat(adobe.violations()).hasSize(2);
    }

    @Test
    void onlyMaskingJobsAreKnownThere() throws Exception {
        Caller.Reply subject =
                caller.post("/v2/remove-background", "{'image':" + image("/ball.png") + ",'mode':'mask'}");

        assertThat(caller.get("/v1/status/" + subject.text("/jobId")).status()).isEqualTo(404);
        assertThat(caller.get("/v1/status/none").text("/code")).isEqualTo("unknown_job_id");
    }

    @Test
    void bothOperationsShareSixtyCallsAMinute() throws Exception {
        for (int i = 0; i < 30; i++) {
            assertThat(caller.post(MASK, "{}").status()).isEqualTo(400);
            assertThat(caller.post(FILL, "{}").status()).isEqualTo(400);
        }

        assertThat(caller.post(MASK, "{}").status()).isEqualTo(429);
        clock.pass(Duration.ofMinutes(1));
        assertThat(caller.post(FILL, "{}").status()).isEqualTo(400);
    }

    private String body(String path) {
        return "{'image':" + image(path) + "}";
    }

    private String image(String path) {
        return source(bucket.url(path));
    }

    private static String source(String url) {
        return "{'source':{'url':'" + url + "'}}";
    }

    private BufferedImage picture(String url) throws Exception {
        Caller.Reply result = caller.download(url);
        assertThat(result.status()).isEqualTo(200);
        return Pictures.decode(result.bytes());
    }

    /** A red ball on a meadow below a wall. */
    private static BufferedImage ball(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int grain = (x * 7 + y * 13) % 5;
                picture.setRGB(
                        x,
                        y,
                        y < height / 2
                                ? new Color(205 + grain, 200 + grain, 190).getRGB()
                                : new Color(80 + grain, 120 + grain, 60).getRGB());
            }
        }
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(new Color(210, 40, 30));
        graphics.fillOval(width * 2 / 5, height * 13 / 30, width / 4, width / 4);
        graphics.dispose();
        return picture;
    }
}
