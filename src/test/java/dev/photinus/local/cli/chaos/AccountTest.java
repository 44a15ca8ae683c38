package dev.photinus.local.cli.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.fault.Fault;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccountTest {

    private static final String PHOTO = "photo-0001";
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Map<String, End> FINISHED = Map.of(PHOTO, new End.Finished(List.of("mask", "fill", "more")));
    private static final Map<String, End> FAILED = Map.of(PHOTO, new End.Failed("Photinus.quota_exhausted", "no"));
    private static final Played LATER =
            new Played(Operation.CREATE_MASK, PHOTO, Fault.QUOTA_EXHAUSTED, NOON.plusSeconds(1));
    private static final Map<String, KnownJob> LEDGER = Map.of(
            "mask", new KnownJob("execution", true),
            "fill", new KnownJob("execution", true),
            "more", new KnownJob("execution", true),
            "open", new KnownJob("execution", false),
            "elsewhere", new KnownJob("another execution", true));

    private static Submission job(Operation operation, String id, @Nullable Fault fault) {
        return new Submission(operation, PHOTO, id, fault, NOON);
    }

    private static Submission mask(String id) {
        return job(Operation.CREATE_MASK, id, null);
    }

    private static Kill kill(String function, Instant killed) {
        return new Kill(function, PHOTO, NOON.minusSeconds(10), killed);
    }

    private static TrueReason reasons(Played... played) {
        return new TrueReason(List.of(played), List.of());
    }

    private static Account account(List<Submission> jobs, Map<String, End> ends, Kill... kills) {
        return new Account(jobs, ends, LEDGER, Set.of("cancelled"), List.of(kills), reasons(LATER));
    }

    @Test
    void aFinishedPhotoNeedsItsJobs() {
        Account account = account(List.of(mask("mask"), job(Operation.FILL, "fill", null)), FINISHED);

        assertThat(account.count(Explanation.NEEDED)).isEqualTo(2);
        assertThat(account.unexplained()).isEmpty();
    }

    @Test
    void itNeedsOneOfEachOperation() {
        Account account = account(List.of(mask("mask"), mask("more")), FINISHED);

        assertThat(account.count(Explanation.NEEDED)).isEqualTo(1);
        assertThat(account.unexplained()).containsExactly(mask("more"));
    }

    @Test
    void aJobThatNobodyKnowsIsUnexplained() {
        assertThat(account(List.of(mask("gone")), FINISHED).unexplained()).hasSize(1);
        assertThat(account(List.of(mask("gone")), FAILED).unexplained()).hasSize(1);
    }

    @Test
    void aJobOfWhichTheFinishedPhotoDoesNotTellIsUnexplained() {
        assertThat(account(List.of(mask("open")), FINISHED).unexplained()).hasSize(1);
    }

    @Test
    void aLostPhotoExplainsNothing() {
        assertThat(account(List.of(mask("mask")), Map.of()).unexplained()).hasSize(1);
    }

    @Test
    void aJobOfASecondExecutionIsUnexplained() {
        Account account = account(List.of(mask("mask"), mask("elsewhere")), FAILED);

        assertThat(account.unexplained()).containsExactly(mask("elsewhere"));
    }

    @Test
    void faultsThatLoseAnswersExplainAJobThatNobodyKnows() {
        for (Fault fault : List.of(Fault.RESET, Fault.SILENCE, Fault.TRUNCATED)) {
            Account account = account(List.of(job(Operation.FILL, "gone", fault)), FINISHED);
            assertThat(account.count(Explanation.ANSWER_LOST))
                    .as(fault.toString())
                    .isEqualTo(1);
        }
        assertThat(account(List.of(job(Operation.FILL, "gone", Fault.SLOW)), FINISHED)
                        .unexplained())
                .hasSize(1);
    }

    @Test
    void aKillExplainsTheOneJobThatWasAcceptedMeanwhile() {
        List<Submission> jobs = List.of(mask("gone"), mask("gone too"));

        Account account = account(jobs, FINISHED, kill("createMask", NOON.plusMillis(1)));

        assertThat(account.count(Explanation.CALLER_KILLED)).isEqualTo(1);
        assertThat(account.unexplained()).hasSize(1);
    }

    @Test
    void aKillOfSomethingElseExplainsNothing() {
        List<Submission> jobs = List.of(mask("gone"));

        assertThat(account(jobs, FINISHED, kill("fill", NOON.plusMillis(1))).unexplained())
                .hasSize(1);
        assertThat(account(jobs, FINISHED, kill("createMask", NOON.minusSeconds(4)))
                        .unexplained())
                .hasSize(1);
        Kill ofAnother = new Kill("createMask", "photo-0002", NOON.minusSeconds(1), NOON.plusSeconds(1));
        assertThat(account(jobs, FINISHED, ofAnother).unexplained()).hasSize(1);
    }

    @Test
    void aCancelledJobBelongsToAPhotoThatFailed() {
        assertThat(account(List.of(mask("cancelled")), FAILED).count(Explanation.CANCELLED))
                .isEqualTo(1);
        assertThat(account(List.of(mask("cancelled")), FINISHED).unexplained()).hasSize(1);
    }

    @Test
    void whatWasDoneForAPhotoThatFailedWasInVain() {
        List<Submission> jobs = List.of(
                mask("mask"),
                job(Operation.FILL, "open", Fault.JOB_NEVER_ENDS),
                job(Operation.AUTO_TONE, "open", null));

        Account account = account(jobs, FAILED);

        assertThat(account.count(Explanation.DONE_IN_VAIN)).isEqualTo(1);
        assertThat(account.count(Explanation.JOB_FAULT)).isEqualTo(1);
        assertThat(account.count(Explanation.NOT_SEEN_TO_ITS_END)).isEqualTo(1);
        assertThat(account.unexplained()).isEmpty();
    }

    @Test
    void aPhotoThatFailedNeedsOneOfEachOperation() {
        assertThat(account(List.of(mask("mask"), mask("more")), FAILED).unexplained())
                .containsExactly(mask("more"));
    }

    @Test
    void aJobThatWasAcceptedAfterWhatThePhotoFailedByIsUnexplained() {
        Played before = new Played(Operation.CREATE_MASK, PHOTO, Fault.QUOTA_EXHAUSTED, NOON.minusSeconds(1));

        for (String id : List.of("mask", "open", "cancelled")) {
            Account account =
                    new Account(List.of(mask(id)), FAILED, LEDGER, Set.of("cancelled"), List.of(), reasons(before));
            assertThat(account.unexplained()).as(id).hasSize(1);
        }
    }
}
