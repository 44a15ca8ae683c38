package dev.photinus.local.cli.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.photinus.local.asl.Execution;
import dev.photinus.local.asl.ExecutionListener;
import dev.photinus.local.asl.ExecutionResult;
import dev.photinus.local.asl.HistoryEvent;
import dev.photinus.local.cli.workflow.Course;
import dev.photinus.local.cli.workflow.PhotoEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Listens to one execution, tells its states as they are entered, and in the end its whole course. */
final class CourseRecorder implements ExecutionListener {

    private final Consumer<PhotoEvent> listener;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Course.Job> jobs = new LinkedHashMap<>();
    private final Map<String, Integer> adobeCalls = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private int failures;

    /** One visit to a state; {@code left} is null until it is over, and stays so where the state failed. */
    private record Entry(String state, Instant entered, @Nullable Instant left) {}

    CourseRecorder(Consumer<PhotoEvent> listener) {
        this.listener = listener;
    }

    @Override
    public synchronized void happened(Execution execution, HistoryEvent event) {
        String state = event.details().name();
        if (state == null) {
            return;
        }
        switch (event.type()) {
            case TASK_STATE_ENTERED,
                    CHOICE_STATE_ENTERED,
                    WAIT_STATE_ENTERED,
                    PASS_STATE_ENTERED,
                    PARALLEL_STATE_ENTERED,
                    MAP_STATE_ENTERED,
                    SUCCEED_STATE_ENTERED,
                    FAIL_STATE_ENTERED -> {
                failures = 0;
                entries.add(new Entry(state, event.timestamp(), null));
                listener.accept(new PhotoEvent.StateEntered(state));
            }
            case TASK_STATE_EXITED,
                    CHOICE_STATE_EXITED,
                    WAIT_STATE_EXITED,
                    PASS_STATE_EXITED,
                    PARALLEL_STATE_EXITED,
                    MAP_STATE_EXITED,
                    SUCCEED_STATE_EXITED -> left(state, event.timestamp());
            case TASK_FAILED, TASK_TIMED_OUT -> {
                failures++;
                listener.accept(new PhotoEvent.Retried(state, failures, reason(event)));
            }
            case TASK_SUCCEEDED -> {
                warned(event.details().output());
                answered(event.details().output(), event.timestamp());
            }
            default -> {
                // of no interest to a person who waits
            }
        }
    }

    /** Not simply when the next state is entered: that may be one of another branch. */
    private void left(String state, Instant when) {
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (entry.left() == null && entry.state().equals(state)) {
                entries.set(i, new Entry(state, entry.entered(), when));
                return;
            }
        }
    }

    private static String reason(HistoryEvent event) {
        String error = event.details().error();
        return error == null ? "it failed" : error;
    }

    /** Warnings of the inspection: see Inspect.Accepted in the functions' room. */
    private void warned(@Nullable JsonNode answer) {
        if (answer != null && answer.path("status").asText().equals("accepted")) {
            for (JsonNode warning : answer.path("warnings")) {
                warnings.add(warning.asText());
                listener.accept(new PhotoEvent.Warned(warning.asText()));
            }
        }
    }

    /** What functions answer tells of jobs: see Outcome in the functions' room. */
    private void answered(@Nullable JsonNode answer, Instant when) {
        JsonNode job = answer == null ? null : answer.get("job");
        if (answer == null || job == null) {
            return;
        }
        String jobId = answer.path("jobId").asText();
        String operation = job.path("operation").asText();
        Course.Job known = jobs.get(jobId);
        switch (answer.path("status").asText()) {
            case "submitted" -> {
                if (known == null) {
                    jobs.put(jobId, new Course.Job(operation, jobId, when, null));
                    adobeCalls.merge(operation, 1, Integer::sum);
                }
            }
            case "succeeded" -> {
                Duration duration =
                        Duration.ofMillis(Math.round(answer.path("seconds").asDouble() * 1000));
                jobs.put(
                        jobId,
                        new Course.Job(
                                operation, jobId, known == null ? when.minus(duration) : known.submitted(), duration));
            }
            case "failed" -> {
                if (known != null) {
                    jobs.put(
                            jobId,
                            new Course.Job(
                                    operation, jobId, known.submitted(), Duration.between(known.submitted(), when)));
                }
            }
            default -> {
                // still running
            }
        }
    }

    synchronized Course course(ExecutionResult result) {
        List<Course.Visit> visits = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            Instant next = i + 1 < entries.size() ? entries.get(i + 1).entered() : result.stopDate();
            Instant left = entry.left() == null ? next : entry.left();
            visits.add(new Course.Visit(entry.state(), entry.entered(), Duration.between(entry.entered(), left)));
        }
        return new Course(
                result.startDate(),
                Duration.between(result.startDate(), result.stopDate()),
                Math.toIntExact(result.transitions()),
                List.copyOf(visits),
                List.copyOf(jobs.values()),
                Map.copyOf(adobeCalls),
                List.copyOf(warnings));
    }
}
