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
    private static final Map<String, Course> FINISHED = ends(new End.Finished(List.of("mask", "fill", "more")));
    private static final Map<String, Course> FAILED = ends(new End.Failed("Photinus.quota_exhausted", "no"));
    private static final Played LATER =
            new Played(Operation.CREATE_MASK, PHOTO, "", Fault.QUOTA_EXHAUSTED, NOON.plusSeconds(1));
    private static final Map<String, KnownJob> LEDGER = Map.of(
            "mask", new KnownJob("execution", true),
            "fill", new KnownJob("execution", true),
            "more", new KnownJob("execution", true),
            "open", new KnownJob("execution", false),
            "cancelled", new KnownJob("execution", false),
            "late", new KnownJob("execution", false),
            "elsewhere", new KnownJob("another execution", true));

    private static Map<String, Course> ends(End end, Setback... setbacks) {
        return Map.of(PHOTO, new Course(List.of(setbacks), end));
    }

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

    private static Account account(List<Submission> jobs, Map<String, Course> courses, Kill... kills) {
        return new Account(jobs, courses, LEDGER, Set.of("cancelled"), Set.of("late"), List.of(kills), reasons(LATER));
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
        Played before = new Played(Operation.CREATE_MASK, PHOTO, "", Fault.QUOTA_EXHAUSTED, NOON.minusSeconds(1));

        for (String id : List.of("mask", "open", "cancelled")) {
            Account account = new Account(
                    List.of(mask(id)), FAILED, LEDGER, Set.of("cancelled"), Set.of("late"), List.of(), reasons(before));
            assertThat(account.unexplained()).as(id).hasSize(1);
        }
    }

    /** An execution that was redriven a second after the jobs of {@link #job} were accepted. */
    private static Setback setback(String step) {
        return new Setback(
                new End.Failed("Photinus.quota_exhausted", "ada.jpg: no (at " + step + ")"), NOON.plusSeconds(1));
    }

    private static Submission later(Operation operation, String id) {
        return new Submission(operation, PHOTO, id, null, NOON.plusSeconds(2));
    }

    @Test
    void aRedriveThatPaysAgainForWhatIsOfUseIsUnexplained() {
        List<Submission> jobs = List.of(mask("mask"), later(Operation.CREATE_MASK, "more"));
        End finished = new End.Finished(List.of("more"));

        assertThat(account(jobs, ends(finished, setback("Fill"))).unexplained())
                .contains(later(Operation.CREATE_MASK, "more"));
        assertThat(account(jobs, ends(finished, setback("Create Mask"))).unexplained())
                .contains(later(Operation.CREATE_MASK, "more"));
    }

    @Test
    void aJobThatAdobeDoesNotKnowAnyMoreMayBePaidForAgain() {
        Played forgotten = new Played(Operation.POLL_STATUS, PHOTO, "mask", Fault.NOT_FOUND, NOON.plusSeconds(1));

        Account account = new Account(
                List.of(mask("mask"), later(Operation.CREATE_MASK, "more")),
                ends(new End.Finished(List.of("more"))),
                LEDGER,
                Set.of(),
                Set.of(),
                List.of(),
                reasons(forgotten));

        assertThat(account.unexplained()).isEmpty();
    }

    @Test
    void aRedriveMayPayAgainForAJobThatCameToNothing() {
        End finished = new End.Finished(List.of("more"));
        Played never = new Played(Operation.CREATE_MASK, PHOTO, "", Fault.JOB_NEVER_ENDS, NOON);
        Setback deadline =
                new Setback(new End.Failed("Photinus.deadline", "ada.jpg: no (at Create Mask)"), NOON.plusSeconds(1));

        Account account = new Account(
                List.of(job(Operation.CREATE_MASK, "open", Fault.JOB_NEVER_ENDS), later(Operation.CREATE_MASK, "more")),
                ends(finished, deadline),
                LEDGER,
                Set.of("cancelled"),
                Set.of("late"),
                List.of(),
                reasons(never));

        assertThat(account.unexplained()).isEmpty();
        assertThat(account.count(Explanation.JOB_FAULT)).isEqualTo(1);
        assertThat(account.count(Explanation.NEEDED)).isEqualTo(1);
    }

    @Test
    void aRedriveMayPayAgainForAJobThatWasCancelledOrLate() {
        for (String id : List.of("cancelled", "late")) {
            List<Submission> jobs = List.of(mask(id), later(Operation.CREATE_MASK, "more"));

            Account account = account(jobs, ends(new End.Finished(List.of("more")), setback("Fill")));

            assertThat(account.unexplained()).as(id).isEmpty();
        }
    }

    @Test
    void aRedriveUsesWhatIsThere() {
        List<Submission> jobs = List.of(mask("mask"), later(Operation.FILL, "fill"));

        Account account = account(jobs, ends(new End.Finished(List.of("mask", "fill")), setback("Fill")));

        assertThat(account.count(Explanation.NEEDED)).isEqualTo(2);
    }

    @Test
    void aJobThatAFinishedPhotoDoesNotTellOfAfterARedriveIsUnexplained() {
        List<Submission> jobs = List.of(mask("mask"), later(Operation.FILL, "fill"));

        assertThat(account(jobs, ends(new End.Finished(List.of("fill")), setback("Fill")))
                        .unexplained())
                .containsExactly(mask("mask"));
    }
}
