package dev.photinus.local.cli.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.fault.Fault;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrueReasonTest {

    private static final String PHOTO = "photo-0001";

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private static TrueReason after(Operation operation, Fault fault) {
        return new TrueReason(List.of(new Played(operation, PHOTO, "", fault, NOON)), List.of());
    }

    private static End.Failed failed(String error) {
        return new End.Failed(error, "It did not work.");
    }

    @Test
    void isTrueWhereTheFaultWasPlayedOnThatPhoto() {
        TrueReason reasons = after(Operation.FILL, Fault.CONTENT_POLICY);

        assertThat(reasons.isTrue(PHOTO, failed("Photinus.prompt_unsafe"))).isTrue();
        assertThat(reasons.isTrue("photo-0002", failed("Photinus.prompt_unsafe")))
                .isFalse();
        assertThat(reasons.isTrue(PHOTO, failed("Photinus.quota_exhausted"))).isFalse();
        assertThat(reasons.isTrue(PHOTO, failed("Photinus.PhotoRefused"))).isFalse();
    }

    @Test
    void needsASentence() {
        assertThat(after(Operation.FILL, Fault.CONTENT_POLICY)
                        .isTrue(PHOTO, new End.Failed("Photinus.prompt_unsafe", " ")))
                .isFalse();
    }

    @Test
    void aTokenThatOneIsRefusedWithIsLostToAll() {
        TrueReason reasons = after(Operation.FILL, Fault.UNAUTHORIZED);

        assertThat(reasons.isTrue("photo-0002", failed("Photinus.unauthorized")))
                .isTrue();
        assertThat(new TrueReason(List.of(), List.of()).isTrue(PHOTO, failed("Photinus.unauthorized")))
                .isFalse();
    }

    @Test
    void aKillCanBeTheReason() {
        Kill kill = new Kill("fill", PHOTO, Instant.EPOCH, Instant.EPOCH);
        TrueReason reasons = new TrueReason(List.of(), List.of(kill));

        assertThat(reasons.isTrue(PHOTO, failed("Photinus.answer_lost"))).isTrue();
        assertThat(reasons.isTrue(PHOTO, failed("Photinus.bad_request"))).isFalse();
        assertThat(reasons.isTrue("photo-0002", failed("Photinus.answer_lost"))).isFalse();
    }

    @Test
    void whatCameBeforeAJobOfTheSameOperationIsNotWhyItWasInVain() {
        TrueReason reasons = after(Operation.FILL, Fault.CONTENT_POLICY);
        End.Failed unsafe = failed("Photinus.prompt_unsafe");

        assertThat(reasons.isTrueOf(fill(NOON.minusMillis(1)), unsafe)).isTrue();
        assertThat(reasons.isTrueOf(fill(NOON), unsafe)).isFalse();
    }

    @Test
    void whatCameUponAJobIs() {
        TrueReason reasons = after(Operation.CREATE_MASK, Fault.UNKNOWN_STATUS);
        End.Failed unknown = failed("Photinus.deadline");

        assertThat(reasons.isTrueOf(mask(NOON.plusMillis(1), Fault.UNKNOWN_STATUS), unknown))
                .isTrue();
        assertThat(reasons.isTrueOf(mask(NOON.plusMillis(1), null), unknown)).isFalse();
    }

    @Test
    void whatCameUponAnotherOperationCanHaveComeBesideIt() {
        TrueReason reasons = after(Operation.FILL, Fault.CONTENT_POLICY);

        assertThat(reasons.isTrueOf(mask(NOON.plusMillis(1), null), failed("Photinus.prompt_unsafe")))
                .isTrue();
    }

    private static Submission fill(Instant accepted) {
        return new Submission(Operation.FILL, PHOTO, "fill", null, accepted);
    }

    private static Submission mask(Instant accepted, @Nullable Fault fault) {
        return new Submission(Operation.CREATE_MASK, PHOTO, "mask", fault, accepted);
    }
}
