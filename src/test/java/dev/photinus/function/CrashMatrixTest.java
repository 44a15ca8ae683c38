package dev.photinus.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.function.CrashPoints.Point;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.job.JobRecord;
import dev.photinus.local.asl.Execution;
import dev.photinus.local.asl.ExecutionResult;
import dev.photinus.local.asl.ExecutionStatus;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Functions that are killed at every moment, and machines that are stopped at every state. */
@QuarkusTest
@TestProfile(SeamTest.Profile.class)
class CrashMatrixTest extends SeamTest {

    /** More often than a state machine calls. */
    private static final int ALWAYS = 9;

    private static final Duration MOST_OF_A_TURN = Duration.ofSeconds(2);

    /** An operation under way, in a workflow whose other steps are done. */
    private record Work(Operation operation, String step, Scene scene) {

        String polling() {
            return "pollStatus of " + step;
        }
    }

    private static final Work MASK = new Work(Operation.CREATE_MASK, "createMask", Scene.headshot("fill", "autoTone"));
    private static final List<Work> SUBMITTING = List.of(
            MASK,
            new Work(Operation.FILL, "fill", Scene.headshot("createMask", "autoTone")),
            new Work(Operation.AUTO_TONE, "autoTone", Scene.headshot("createMask", "fill")),
            new Work(Operation.REMOVE_BACKGROUND, "removeBackground", Scene.product("createMask", "fill", "autoTone")),
            new Work(Operation.MASK_OBJECTS, "maskObjects", Scene.objects()),
            new Work(Operation.FILL_MASKED_AREAS, "fillMaskedAreas", Scene.inpaint()));

    /** What submits does so by the same class; these have the fewest and the most to ask the ledger for. */
    private static final List<Work> TYPICAL = SUBMITTING.subList(0, 2);

    @Test
    void authenticate() {
        Work work = new Work(
                Operation.FILL, "fill", Scene.headshot("fill", "autoTone").withoutToken());
        killedAtEach(CrashRow.TOKEN, work, point -> point.function().equals("authenticate"));
    }

    @Test
    void inspect() {
        killedAtEach(CrashRow.INSPECT, nothing(), point -> point.function().equals("inspect"));
    }

    /** A headshot in which nothing is left to be done. */
    private static Work nothing() {
        return new Work(Operation.FILL, "fill", Scene.headshot("createMask", "fill", "autoTone"));
    }

    @Test
    void beforeAdobeIsAsked() {
        for (Work work : TYPICAL) {
            int remembered = remembering(work).number();
            killedAtEach(
                    CrashRow.BEFORE_ADOBE, work, point -> isSubmission(point, work) && point.number() < remembered);
        }
    }

    @Test
    void betweenAdobesAnswerAndTheLedger() {
        for (Work work : SUBMITTING) {
            Point remembering = remembering(work);
            killed(CrashRow.ANSWER_LOST, work, 1, remembering);
            if (TYPICAL.contains(work)) {
                killed(CrashRow.ANSWER_LOST_AGAIN, work, ALWAYS, remembering);
            }
        }
    }

    @Test
    void afterTheLedger() {
        for (Work work : TYPICAL) {
            int remembered = remembering(work).number();
            killedAtEach(
                    CrashRow.AFTER_LEDGER, work, point -> isSubmission(point, work) && point.number() > remembered);
        }
    }

    @Test
    void duringTheWait() {
        for (Work work : TYPICAL) {
            killedAtEach(CrashRow.WAITING, work, point -> point.function().equals(work.polling()));
            begin();
            CrashPoints.killAt(
                    1, point -> point.function().equals(work.polling()) && point.isTime() && point.number() == 2);
            assertEnd(CrashRow.WAITING, work, "at the third look at the clock");
        }
    }

    @Test
    void duringPublish() {
        for (Work work : TYPICAL) {
            killedAtEach(CrashRow.PUBLISHING, work, point -> point.function().equals("publish"));
        }
    }

    /** Not its own processes: a machine is stopped from outside, and its last function has answered nobody. */
    @Test
    void machinesThatAreStoppedAtEveryStateAndStartedAgain() {
        SoftAssertions all = new SoftAssertions();
        Scene scene = Scene.headshot().withoutToken();
        boolean stopped = true;
        for (int state = 1; stopped; state++) {
            begin();
            int before = cloud.adobe().jobs().size();
            String name = UUID.randomUUID().toString();
            ExecutionResult first = run(scene, name, stoppingAfter(state));
            stopped = first.status() == ExecutionStatus.ABORTED;
            if (stopped) {
                workflow.around(invocation -> {}, invocation -> {});
                ExecutionResult second = run(scene, name, execution -> {
                    workflow.invoke("cancel", stopped(execution.arn(), scene));
                });
                all.assertThat(second.status())
                        .as("stopped after %d: %s", state, second.cause())
                        .isEqualTo(ExecutionStatus.SUCCEEDED);
                List<JobRecord> jobs = cloud.adobe().jobs();
                for (Operation operation : List.of(Operation.CREATE_MASK, Operation.FILL, Operation.AUTO_TONE)) {
                    all.assertThat(jobs.subList(before, jobs.size()).stream()
                                    .filter(job -> job.operation() == operation)
                                    .filter(job -> !job.outcome().equals("cancelled")))
                            .as("%s, stopped after %d", operation, state)
                            .hasSize(CrashRow.STOPPED.jobs());
                }
            } else {
                assertThat(state).as("functions that a headshot takes").isGreaterThan(9);
            }
        }
        all.assertAll();
    }

    /** From the execution's ARN on: what has been left running is the business of cancel. */
    private Consumer<Execution> stoppingAfter(int count) {
        return execution -> workflow.around(invocation -> {}, invocation -> {
            if (workflow.invocations().size() == count) {
                execution.stop(null, null);
            }
        });
    }

    @Test
    void aFinishedPhotoIsNotPaidForAgain() {
        assertThat(run(Scene.headshot()).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        int jobs = cloud.adobe().jobs().size();

        ExecutionResult again = run(Scene.headshot());

        assertThat(again.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(String.valueOf(again.output())).contains("\"finishedBefore\":true");
        assertThat(cloud.adobe().jobs().size() - jobs).isEqualTo(CrashRow.FINISHED_BEFORE.jobs());
    }

    private static boolean isSubmission(Point point, Work work) {
        return point.function().equals(work.operation().toString());
    }

    /** The moment at which a job that Adobe has accepted is about to be written into the ledger. */
    private Point remembering(Work work) {
        return points(work).stream()
                .filter(point -> isSubmission(point, work) && point.what().equals("before updateItem"))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    /** Every moment that a run without fault goes through. */
    private List<Point> points(Work work) {
        begin();
        assertThat(run(work.scene()).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        return CrashPoints.passed();
    }

    private void killedAtEach(CrashRow row, Work work, Predicate<Point> where) {
        List<Point> moments = new ArrayList<>(points(work).stream()
                .filter(point -> !point.isTime() && where.test(point))
                .distinct()
                .toList());
        assertThat(moments).isNotEmpty();
        for (Point moment : moments) {
            killed(row, work, 1, moment);
        }
    }

    private void killed(CrashRow row, Work work, int times, Point moment) {
        begin();
        workflow.around(invocation -> {}, invocation -> {
            if (invocation.thrown().contains("Killed")) {
                ShiftedClock.advanceBy(MOST_OF_A_TURN); // else whoever waits for the turn of a dead one does so really
            }
        });
        CrashPoints.killAt(times, moment::equals);
        assertEnd(row, work, moment.toString());
    }

    private void assertEnd(CrashRow row, Work work, String moment) {
        int before = cloud.jobs(work.operation());
        ExecutionResult result = run(work.scene());
        String cell = row + " of " + work.step() + ", killed at " + moment + ": " + result.cause();
        assertThat(CrashPoints.kills()).as(cell).isPositive();
        assertThat(result.status() == ExecutionStatus.SUCCEEDED ? "" : result.error())
                .as(cell)
                .isEqualTo(row.error());
        assertThat(cloud.jobs(work.operation()) - before).as(cell).isEqualTo(row.jobs());
    }
}
