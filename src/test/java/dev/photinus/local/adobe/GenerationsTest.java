package dev.photinus.local.adobe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.photinus.adobe.Generation;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which of Adobe's generations a host serves. */
class GenerationsTest {
    private static final List<String> CURRENT = List.of(
            "POST /v2/remove-background",
            "POST /v3/images/fill-async",
            "POST /v2/edit",
            "GET /v2/status/none",
            "GET /v3/status/none",
            "PUT /v3/cancel/none");
    private static final List<String> LEGACY = List.of(
            "POST /sensei/mask",
            "POST /sensei/cutout",
            "POST /v3/images/fill",
            "POST /lrService/autoTone",
            "GET /sensei/status/none",
            "GET /lrService/status/none");

    @Test
    void bothAreServedUnlessToldOtherwise() throws Exception {
        try (AdobeStandIn adobe = AdobeStandIn.start(StandInSettings.quick())) {
            assertThat(unknown(adobe, CURRENT)).isEmpty();
            assertThat(unknown(adobe, LEGACY)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Generation.class)
    void aHostOfOneGenerationDoesNotKnowTheOther(Generation served) throws Exception {
        List<String> own = served == Generation.CURRENT ? CURRENT : LEGACY;
        List<String> others = served == Generation.CURRENT ? LEGACY : CURRENT;
        try (AdobeStandIn adobe = AdobeStandIn.start(StandInSettings.quick().withGenerations(served))) {
            assertThat(unknown(adobe, own)).isEmpty();
            int before = adobe.violations().size();

            assertThat(unknown(adobe, others)).isEqualTo(others);
            assertThat(adobe.violations().subList(before, adobe.violations().size()))
                    .extracting("call", String.class)
                    .isEqualTo(others);
        }
    }

    @ParameterizedTest
    @EnumSource(Generation.class)
    void whatIsTheSameInBothIsServedByEither(Generation served) throws Exception {
        try (AdobeStandIn adobe = AdobeStandIn.start(StandInSettings.quick().withGenerations(served))) {
            Caller caller = new Caller(adobe).signIn();
            byte[] photo = Pictures.encode(Pictures.portrait(30, 40), "png");

            assertThat(caller.post("/v2/storage/image", "image/png", photo).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aHostServesAtLeastOne() {
        StandInSettings quick = StandInSettings.quick();

        assertThatThrownBy(() -> new StandInSettings(
                        0,
                        quick.credentials(),
                        quick.tokenLifetime(),
                        quick.resultLifetime(),
                        quick.jobTimes(),
                        quick.quotas(),
                        quick.faults(),
                        Set.of(),
                        Duration.ZERO,
                        Optional.empty(),
                        1,
                        InstantSource.system()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(quick.withGenerations(Generation.LEGACY).withPort(1).generations())
                .containsExactly(Generation.LEGACY);
    }

    /** Those of the calls that the host has no path for. */
    private static List<String> unknown(AdobeStandIn adobe, List<String> calls) throws Exception {
        Caller caller = new Caller(adobe).signIn();
        List<String> unknown = new ArrayList<>();
        for (String call : calls) {
            String path = call.split(" ", 2)[1];
            Caller.Reply reply =
                    switch (call.split(" ", 2)[0]) {
                        case "POST" -> caller.post(path, "{}");
                        case "PUT" -> caller.put(path);
                        default -> caller.get(path);
                    };
            if (reply.status() == 404 && reply.text("/error_code").equals("not_found")) {
                unknown.add(call);
            }
        }
        return unknown;
    }
}
