package dev.photinus.local.cli.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.fault.Fault;
import dev.photinus.local.adobe.fault.Served;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdobeChaosTest {

    private static final String BODY = "{\"image\": \"http://s3/incoming/headshot/photo-%04d.jpg\"}";

    private static AdobeChaos chaos(long seed, double rate) {
        Dice dice = new Dice(seed);
        return new AdobeChaos(dice, rate, new Killer(dice, 0));
    }

    private static Optional<Fault> fill(AdobeChaos chaos, int photo) {
        return chaos.on(Operation.FILL, "/v3/images/fill-async", BODY.formatted(photo));
    }

    @Test
    void drawsByPhotoAndAttemptAndNotByTheOrderOfCalls() {
        AdobeChaos upwards = chaos(7, 0.05);
        AdobeChaos downwards = chaos(7, 0.05);

        List<Optional<Fault>> one =
                IntStream.rangeClosed(1, 100).mapToObj(i -> fill(upwards, i)).toList();
        List<Optional<Fault>> other = IntStream.rangeClosed(1, 100)
                .mapToObj(i -> fill(downwards, 101 - i))
                .toList();

        assertThat(IntStream.range(0, 100).mapToObj(i -> other.get(99 - i)).toList())
                .isEqualTo(one);
        assertThat(IntStream.rangeClosed(1, 100)
                        .mapToObj(i -> fill(chaos(8, 0.05), i))
                        .toList())
                .isNotEqualTo(one);
    }

    @Test
    void playsEveryFaultAtASubmission() {
        AdobeChaos chaos = chaos(7, 0.05);
        IntStream.rangeClosed(1, 2000).forEach(photo -> fill(chaos, photo));

        Set<Fault> played = chaos.played().stream().map(Played::fault).collect(Collectors.toSet());

        assertThat(played).containsExactlyInAnyOrder(Fault.values());
        // 1 - 0.95^37 of 2,000 calls
        assertThat(chaos.played()).hasSizeBetween(1640, 1760);
    }

    @Test
    void playsNoFaultOfAJobWhereThereIsNone() {
        AdobeChaos chaos = chaos(7, 0.05);
        IntStream.rangeClosed(1, 2000).forEach(time -> chaos.on(Operation.AUTHENTICATE, "/ims/token/v3", ""));

        assertThat(chaos.played()).extracting(Played::fault).noneMatch(Fault::isOfJob);
        assertThat(chaos.played().stream().map(Played::fault).distinct()).hasSize((int)
                Arrays.stream(Fault.values()).filter(fault -> !fault.isOfJob()).count());
    }

    @Test
    void remembersJobsAndTokens() {
        AdobeChaos chaos = chaos(7, 0);
        chaos.served(new Served(
                Operation.AUTHENTICATE, "/ims/token/v3", "", Optional.empty(), 200, "{\"access_token\": \"abc\"}"));
        chaos.served(new Served(
                Operation.FILL,
                "/v3/images/fill-async",
                BODY.formatted(12),
                Optional.of(Fault.RESET),
                202,
                "{\"jobId\": \"urn:1\"}"));
        chaos.served(new Served(
                Operation.FILL, "/v3/images/fill-async", BODY.formatted(13), Optional.empty(), 422, "<html>"));

        assertThat(chaos.tokens()).containsExactly("abc");
        assertThat(chaos.submissions()).hasSize(1);
        assertThat(chaos.submissions().get(0).photo()).isEqualTo("photo-0012");
        assertThat(chaos.submissions().get(0).fault()).isEqualTo(Fault.RESET);
    }

    @Test
    void knowsWhichPhotoAStatusIsAskedFor() {
        AdobeChaos chaos = chaos(7, 1);
        chaos.served(new Served(
                Operation.FILL,
                "/v3/images/fill-async",
                BODY.formatted(12),
                Optional.empty(),
                202,
                "{\"jobId\": \"urn:1\"}"));

        assertThat(chaos.on(Operation.POLL_STATUS, "/v3/status/urn:1", "")).isPresent();

        assertThat(chaos.played()).extracting(Played::photo).containsExactly("photo-0012");
    }

    @Test
    void knowsWhichPhotoAResultIsOf() {
        AdobeChaos chaos = chaos(7, 0);
        chaos.served(new Served(
                Operation.FILL,
                "/v3/images/fill-async",
                BODY.formatted(12),
                Optional.empty(),
                202,
                "{\"jobId\": \"urn:1\"}"));
        chaos.served(new Served(
                Operation.POLL_STATUS,
                "/v3/status/urn:1",
                "",
                Optional.empty(),
                200,
                "{\"url\": \"http://127.0.0.1:1/results/4711?X-Amz-Signature=a\"}"));

        chaos.served(new Served(
                Operation.AUTO_TONE,
                "/v2/edit",
                "{\"url\": \"http://127.0.0.1:1/results/4711?X-Amz-Signature=b\"}",
                Optional.empty(),
                202,
                "{\"jobId\": \"2\"}"));

        assertThat(chaos.submissions()).extracting(Submission::photo).containsExactly("photo-0012", "photo-0012");
    }
}
