package dev.photinus.local.adobe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.job.JobTimes;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RemoveBackgroundTest {
    private static final String PATH = "/v2/remove-background";

    private final AdobeStandIn adobe =
            AdobeStandIn.start(StandInSettings.quick().withJobTimes(JobTimes.instant()));
    private final Caller caller = new Caller(adobe);
    private final LoopbackFiles bucket = Unchecked.get(LoopbackFiles::new);

    @BeforeEach
    void signIn() throws Exception {
        caller.signIn();
        bucket.put("/ada.jpg", Pictures.encode(Pictures.portrait(300, 400), "jpg"));
        bucket.put("/ada.png", Pictures.encode(Pictures.portrait(300, 400), "png"));
    }

    @AfterEach
    void stop() {
        adobe.close();
        bucket.close();
    }

    @Test
    void aMaskIsWhiteOnTheSubjectAndBlackAround() throws Exception {
        BufferedImage mask = result(body("/ada.jpg", "'mode':'mask','output':{'mediaType':'image/png'}"));

        assertThat(mask.getWidth()).isEqualTo(300);
        assertThat(mask.getHeight()).isEqualTo(400);
        assertThat(mask.getRaster().getNumBands()).isEqualTo(1);
        assertThat(mask.getRaster().getSample(150, 150, 0)).isGreaterThan(250);
        assertThat(mask.getRaster().getSample(20, 40, 0)).isLessThan(5);
        assertThat(adobe.calls()).containsKey(Operation.CREATE_MASK).doesNotContainKey(Operation.REMOVE_BACKGROUND);
        assertThat(adobe.violations()).isEmpty();
    }

    @Test
    void aCutoutIsTransparentAroundTheSubject() throws Exception {
        BufferedImage cutout = result(body("/ada.png", "'mode':'cutout'"));

        assertThat(cutout.getColorModel().hasAlpha()).isTrue();
        assertThat(cutout.getRGB(20, 40) >>> 24).isLessThan(5);
        assertThat(cutout.getRGB(150, 150) >>> 24).isGreaterThan(250);
        assertThat(adobe.calls()).containsKey(Operation.REMOVE_BACKGROUND);
    }

    @Test
    void withoutAMediaTypeTheResultHasThePhotosType() throws Exception {
        Caller.Reply status = caller.run(PATH, body("/ada.jpg", "'mode':'cutout'"));

        Caller.Reply result = caller.download(status.text("/result/outputs/0/destination/url"));

        assertThat(result.header("content-type")).isEqualTo("image/jpeg");
        assertThat(Pictures.decode(result.bytes()).getRGB(5, 5) & 0xffffff).isEqualTo(0xffffff);
    }

    @Test
    void aCutoutCanBeTrimmedAndLaidOnAColour() throws Exception {
        BufferedImage cutout =
                result(body("/ada.png", "'trim':true,'backgroundColor':{'red':10,'green':200,'blue':30,'alpha':1}"));

        assertThat(cutout.getWidth()).isLessThan(290);
        assertThat(cutout.getHeight()).isLessThan(360);
        assertThat(cutout.getRGB(2, 2) & 0xffffff).isEqualTo(0x0ac81e);
    }

    @Test
    void statusNamesTheJobAndTheTimes() throws Exception {
        Caller.Reply status = caller.run(PATH, body("/ada.jpg", "'mode':'mask'"));

        assertThat(status.text("/status")).isEqualTo("succeeded");
        assertThat(status.text("/jobId")).startsWith("urn:");
        assertThat(status.text("/createdTime")).endsWith("Z");
        assertThat(adobe.jobs()).singleElement().satisfies(job -> {
            assertThat(job.operation()).isEqualTo(Operation.CREATE_MASK);
            assertThat(job.outcome()).isEqualTo("succeeded");
            assertThat(job.finished()).isAfterOrEqualTo(job.submitted());
        });
    }

    @Test
    void aPhotoThatCannotBeReadFailsTheJobAndSaysWhyWithoutItsSignature() throws Exception {
        Caller.Reply expired = caller.run(PATH, body("/expired/ada.jpg", "'mode':'mask'"));

        assertThat(expired.text("/status")).isEqualTo("failed");
        assertThat(expired.text("/errorDetails/0/errorCode")).isEqualTo("validation_error");
        assertThat(expired.text("/errorDetails/0/message"))
                .contains("body.image.source.url", "403")
                .doesNotContain("Signature");
    }

    @Test
    void whatIsNoImageFailsTheJob() throws Exception {
        bucket.put("/notes.jpg", "dear diary".getBytes(StandardCharsets.UTF_8));

        Caller.Reply status = caller.run(PATH, body("/notes.jpg", "'mode':'mask'"));

        assertThat(status.text("/status")).isEqualTo("failed");
        assertThat(status.text("/errorDetails/0/message")).contains("not an image");
    }

    @Test
    void aPhotoOfMoreThan6000PixelsFailsTheJob() throws Exception {
        BufferedImage wide = new BufferedImage(6001, 20, BufferedImage.TYPE_BYTE_GRAY);
        bucket.put("/wide.png", Pictures.encode(wide, "png"));

        Caller.Reply status = caller.run(PATH, body("/wide.png", "'mode':'mask'"));

        assertThat(status.text("/errorDetails/0/message")).contains("6001 x 20", "6000 x 6000");
    }

    @Test
    void tiffIsRead() throws Exception {
        bucket.put("/ada.tiff", Pictures.encode(Pictures.portrait(300, 400), "tiff"));

        assertThat(caller.run(PATH, body("/ada.tiff", "'mode':'mask'")).text("/result/outputs/0/mediaType"))
                .isEqualTo("image/png");
    }

    @Test
    void photoshopDocumentsAreRefusedAsNotPlayed() throws Exception {
        Caller.Reply reply = caller.post(PATH, body("/ada.jpg", "'mode':'psd'"));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("/error_code")).isEqualTo("not_played");
        assertThat(reply.text("/message")).contains("psd");
        assertThat(adobe.violations()).isEmpty();
    }

    @Test
    void unknownPropertiesAndForeignHostsAreRefusedWithTheirPlace() throws Exception {
        Caller.Reply unknown = caller.post(PATH, body("/ada.jpg", "'modus':'mask'"));
        Caller.Reply foreign =
                caller.post(PATH, "{'image':{'source':{'url':'https://example.com/ada.jpg'}},'mode':'mask'}");

        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.text("/errors/0/message")).contains("modus");
        assertThat(foreign.status()).isEqualTo(422);
        assertThat(foreign.text("/errors/0/message")).contains("body.image.source.url", "example.com");
        assertThat(adobe.violations()).hasSize(2).first().satisfies(violation -> {
            assertThat(violation.call()).isEqualTo("POST " + PATH);
            assertThat(violation.reason()).contains("modus");
        });
    }

    private String body(String path, String rest) {
        return "{'image':{'source':{'url':'" + bucket.url(path) + "'}}," + rest + "}";
    }

    private BufferedImage result(String body) throws Exception {
        Caller.Reply status = caller.run(PATH, body);
        assertThat(status.text("/status")).isEqualTo("succeeded");
        Caller.Reply result = caller.download(status.text("/result/outputs/0/destination/url"));
        assertThat(result.status()).isEqualTo(200);
        return Pictures.decode(result.bytes());
    }
}
