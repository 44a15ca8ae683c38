package dev.photinus.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.photinus.function.FaultRow.Subject;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.fault.Fault;
import dev.photinus.local.asl.Execution;
import dev.photinus.local.asl.ExecutionResult;
import dev.photinus.local.asl.ExecutionStatus;
import dev.photinus.local.asl.TaskFailedException;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every fault at every operation that can meet it, in a whole workflow whose other steps are done already. */
@QuarkusTest
@TestProfile(SeamTest.Profile.class)
class FaultMatrixTest extends SeamTest {

    private static final int LAMBDA_ATTEMPTS = 3;

    /** So long a round of {@code pollStatus} is taken to have been: endless jobs are given up soon. */
    private static final Duration ROUND = Duration.ofMinutes(8);

    /** What a fault has come to. */
    private record End(String error, String reason, int invocations, int calls, int jobs) {}

    private @Nullable Execution last;

    @Test
    void atTheToken() {
        check(Subject.AUTHENTICATE);
    }

    @Test
    void atCreateMask() {
        check(Subject.CREATE_MASK);
    }

    @Test
    void atRemoveBackground() {
        check(Subject.REMOVE_BACKGROUND);
    }

    @Test
    void atFill() {
        check(Subject.FILL);
    }

    @Test
    void atTheLegacyFill() {
        check(Subject.LEGACY_FILL);
    }

    @Test
    void atAutoTone() {
        check(Subject.AUTO_TONE);
    }

    @Test
    void atMaskObjects() {
        check(Subject.MASK_OBJECTS);
    }

    @Test
    void atFillMaskedAreas() {
        check(Subject.FILL_MASKED_AREAS);
    }

    @Test
    void atUploads() {
        check(Subject.UPLOAD);
    }

    @Test
    void atStatuses() {
        check(Subject.STATUS);
    }

    @Test
    void atCancel() {
        check(Subject.CANCEL);
    }

    /** The table says of each fault once what it comes to. */
    @Test
    void noCombinationHasTwoRows() {
        for (Subject subject : Subject.values()) {
            for (boolean always : new boolean[] {false, true}) {
                List<Fault> faults = FaultRow.all().stream()
                        .filter(row -> row.always() == always && row.at().contains(subject))
                        .flatMap(row -> row.faults().stream())
                        .toList();
                assertThat(faults).as(subject.toString()).doesNotHaveDuplicates();
            }
        }
    }

    private void check(Subject subject) {
        SoftAssertions all = new SoftAssertions();
        int cells = 0;
        for (FaultRow row : FaultRow.all()) {
            if (row.at().contains(subject)) {
                for (Fault fault : row.faults()) {
                    cells++;
                    check(all, row, fault, subject);
                }
            }
        }
        assertThat(cells).isPositive();
        all.assertAll();
    }

    private void check(SoftAssertions all, FaultRow row, Fault fault, Subject subject) {
        String cell = fault + (row.always() ? " always at " : " once at ") + subject;
        begin();
        End end = subject == Subject.CANCEL ? cancelled(row, fault) : ended(row, fault, subject);
        all.assertThat(end.error()).as("error of " + cell + ": " + end).isEqualTo(row.error());
        all.assertThat(end.reason()).as("reason of " + cell).contains(row.said());
        all.assertThat(end.jobs()).as("jobs of " + cell + ": " + end).isEqualTo(row.jobs());
        if (row.invocations() >= 0) {
            all.assertThat(end.invocations())
                    .as("invocations of " + cell + ": " + end)
                    .isEqualTo(row.invocations());
        }
        if (row.calls() >= 0) {
            all.assertThat(end.calls()).as("calls of " + cell + ": " + end).isEqualTo(row.calls());
        }
        all.assertThat(cloud.violations()).as("violations of " + cell).isEmpty();
        if (subject != Subject.CANCEL && !end.error().isEmpty()) {
            checkRedrive(all, cell, subject, isPaidStill(fault, subject, end) ? 0 : 1);
        }
        for (InProcessWorkflow.Invocation invocation : workflow.invocations()) {
            all.assertThat(invocation.thrown() + end.reason())
                    .as("secrets in " + cell)
                    .doesNotContain("X-Amz-")
                    .doesNotContain("access_token")
                    .doesNotContain(cloud.adobe().credentials().clientSecret());
        }
    }

    /** Where no job is lost: none was asked for, or Adobe only did not say how it is. */
    private static boolean isPaidStill(Fault fault, Subject subject, End end) {
        boolean lost = fault == Fault.NOT_FOUND || end.error().equals("Photinus.deadline");
        return subject == Subject.AUTHENTICATE || (subject == Subject.STATUS && !lost);
    }

    /** Once the fault is gone, a redrive by AWS's rules finishes the photo, and pays only for what is missing. */
    private void checkRedrive(SoftAssertions all, String cell, Subject subject, int missing) {
        cloud.clearFaults();
        workflow.around(invocation -> {}, invocation -> {});
        workflow.takeForRounds(Duration.ZERO);
        int jobs = cloud.jobs(paid(subject));

        ExecutionResult result = workflow.redrive(Objects.requireNonNull(last));

        all.assertThat(result.status())
                .as("redriven after " + cell + ": " + result.cause())
                .isEqualTo(ExecutionStatus.SUCCEEDED);
        all.assertThat(cloud.jobs(paid(subject)) - jobs)
                .as("jobs of the redrive after " + cell)
                .isEqualTo(missing);
    }

    private End ended(FaultRow row, Fault fault, Subject subject) {
        Operation called = called(subject);
        String function = function(subject);
        int calls = cloud.calls(called);
        int jobs = cloud.jobs(paid(subject));
        if (subject == Subject.LEGACY_FILL) {
            workflow.put(legacyFill());
        }
        boolean endless = fault == Fault.JOB_NEVER_ENDS || fault == Fault.UNKNOWN_STATUS;
        if (row.always() && (subject == Subject.STATUS || endless)) {
            workflow.takeForRounds(ROUND);
        }
        play(row, fault, called, function, step(subject));
        ExecutionResult result = run(scene(subject), UUID.randomUUID().toString(), execution -> last = execution);
        boolean finished = result.status() == ExecutionStatus.SUCCEEDED;
        return new End(
                finished ? "" : String.valueOf(result.error()),
                finished ? "" : String.valueOf(result.cause()),
                (int) workflow.invocations().stream()
                        .filter(each -> is(each, function, step(subject)))
                        .count(),
                cloud.calls(called) - calls,
                cloud.jobs(paid(subject)) - jobs);
    }

    /** EventBridge's event, which Lambda tries three times in all. */
    private End cancelled(FaultRow row, Fault fault) {
        cloud.fault(Operation.FILL, Fault.JOB_NEVER_ENDS);
        String name = UUID.randomUUID().toString();
        int jobs = cloud.jobs(Operation.FILL);
        String[] execution = new String[1];
        workflow.around(invocation -> {}, invocation -> {});
        run(Scene.headshot("createMask", "autoTone"), name, each -> {
            execution[0] = each.arn();
            workflow.around(
                    invocation -> {
                        if (invocation.function().equals("pollStatus")
                                && invocation.step().equals("fill")) {
                            each.stop(null, null);
                        }
                    },
                    invocation -> {});
        });
        workflow.clear();
        play(row, fault, Operation.CANCEL, "cancel", "");
        int calls = cloud.calls(Operation.CANCEL);
        JsonNode event = stopped(execution[0], Scene.headshot());
        String reason = "";
        int attempts = 0;
        boolean answered = false;
        while (!answered && attempts < LAMBDA_ATTEMPTS) {
            attempts++;
            try {
                workflow.invoke("cancel", event);
                answered = true;
                reason = "";
            } catch (TaskFailedException e) {
                reason = e.reason();
            }
        }
        var all = cloud.adobe().jobs();
        boolean gone = all.get(all.size() - 1).outcome().equals("cancelled");
        return new End(
                gone ? "" : "not cancelled",
                reason,
                attempts,
                cloud.calls(Operation.CANCEL) - calls,
                cloud.jobs(Operation.FILL) - jobs);
    }

    /** A host that refuses connections is away while the function runs. */
    private void play(FaultRow row, Fault fault, Operation operation, String function, String step) {
        if (fault != Fault.REFUSED) {
            if (row.always()) {
                cloud.fault(operation, fault);
            } else {
                cloud.faultOnce(operation, fault);
            }
            return;
        }
        boolean[] been = new boolean[1];
        workflow.around(
                invocation -> {
                    if (is(invocation, function, step) && (row.always() || !been[0])) {
                        been[0] = true;
                        cloud.adobe().goAway();
                    }
                },
                invocation -> {
                    if (is(invocation, function, step)) {
                        cloud.adobe().comeBack();
                    }
                });
    }

    private static boolean is(InProcessWorkflow.Invocation invocation, String function, String step) {
        return invocation.function().equals(function) && invocation.step().equals(step);
    }

    private static Scene scene(Subject subject) {
        return switch (subject) {
            case AUTHENTICATE -> Scene.headshot("fill", "autoTone").withoutToken();
            case CREATE_MASK -> Scene.headshot("fill", "autoTone");
            case REMOVE_BACKGROUND -> Scene.product("createMask", "fill", "autoTone");
            case FILL, LEGACY_FILL -> Scene.headshot("createMask", "autoTone");
            case UPLOAD -> Scene.headshotWithALongKey("createMask", "autoTone");
            case AUTO_TONE, STATUS -> Scene.headshot("createMask", "fill");
            case MASK_OBJECTS -> Scene.objects();
            case FILL_MASKED_AREAS -> Scene.inpaint();
            case CANCEL -> throw new IllegalArgumentException("no machine runs it");
        };
    }

    /** The operation that meets the fault. */
    private static Operation called(Subject subject) {
        return switch (subject) {
            case AUTHENTICATE -> Operation.AUTHENTICATE;
            case UPLOAD -> Operation.UPLOAD;
            case STATUS -> Operation.POLL_STATUS;
            default -> paid(subject);
        };
    }

    /** The operation that costs; for a token, one that must cost nothing. */
    private static Operation paid(Subject subject) {
        return switch (subject) {
            case CREATE_MASK -> Operation.CREATE_MASK;
            case REMOVE_BACKGROUND -> Operation.REMOVE_BACKGROUND;
            case FILL, LEGACY_FILL, UPLOAD, AUTHENTICATE, CANCEL -> Operation.FILL;
            case AUTO_TONE, STATUS -> Operation.AUTO_TONE;
            case MASK_OBJECTS -> Operation.MASK_OBJECTS;
            case FILL_MASKED_AREAS -> Operation.FILL_MASKED_AREAS;
        };
    }

    private static String function(Subject subject) {
        return switch (subject) {
            case AUTHENTICATE -> "authenticate";
            case STATUS -> "pollStatus";
            default -> paid(subject).toString();
        };
    }

    private static String step(Subject subject) {
        return subject == Subject.STATUS ? "autoTone" : "";
    }
}
