package dev.photinus.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.ledger.Bookings;
import dev.photinus.ledger.Quota;
import dev.photinus.ledger.QuotaConfig;
import dev.photinus.ledger.Timetable;
import dev.photinus.local.adobe.contract.Family;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.contract.Refusal;
import dev.photinus.local.adobe.gate.QuotaGate;
import dev.photinus.local.adobe.gate.Quotas;
import dev.photinus.local.adobe.job.JobTimes;
import dev.photinus.local.asl.SimulatedTimers;
import dev.photinus.local.asl.TaskRequest;
import dev.photinus.local.asl.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/**
 * Lambda, the ledger and Adobe on a simulated clock: functions that start late now and then, wait for slots by the real arithmetic,
 * call at the stand-in's quota gate, and poll jobs that take Adobe's own times. Seeded, so that a run repeats itself.
 */
final class SimulatedCloud implements Tasks {

    /** As application.properties has it. */
    private static final Duration SLOT_WAIT = Duration.ofSeconds(75);

    private static final Duration PATIENCE = Duration.ofSeconds(25);
    private static final Duration EARLY = Duration.ofSeconds(2);
    private static final String INSPECTED =
            """
            {"status": "accepted", "photo": {"bucket": "my-photos", "key": "incoming/headshot/team photo 1.jpg"},
             "prompt": "A calm studio backdrop for a professional headshot: a soft gradient from light grey to muted blue, gently lit, evenly blurred, without objects",
             "negativePrompt": "", "seeds": [1842], "size": {"width": 1792, "height": 2304},
             "outputs": [{"bucket": "my-photos", "key": "finished/headshot/team photo 1.jpg"}], "mediaType": "image/jpeg",
             "ownMask": false, "fillMask": null, "maskSelects": "subject", "again": false,
             "fingerprint": "0123456789abcdef0123456789abcdef"}
            """;

    private final ObjectMapper json = new ObjectMapper();
    private final SimulatedTimers timers;
    private final Random random;
    private final QuotaConfig quotas;
    private final QuotaGate gate;
    private final JobTimes jobTimes = JobTimes.realistic();
    private final JsonNode plan = node(INSPECTED);
    private final Map<Quota, Timetable> timetables = new EnumMap<>(Quota.class);
    private final Map<Quota, Bookings> bookings = new EnumMap<>(Quota.class);
    private final Map<String, Instant> slots = new HashMap<>();
    private final Map<String, Job> jobs = new HashMap<>();
    private final Map<String, Instant> calls = new HashMap<>();
    private final Map<Operation, List<Instant>> accepted = new EnumMap<>(Operation.class);
    private int throttled;
    private int overSoftLimit;
    private int invocations;
    private long billedMillis;

    SimulatedCloud(SimulatedTimers timers, Random random, QuotaConfig quotas, Quotas adobes) {
        this.timers = timers;
        this.random = random;
        this.quotas = quotas;
        this.gate = new QuotaGate(timers, adobes);
    }

    private record Job(Operation operation, Instant submitted, Instant ends) {}

    /** An invocation that has begun. */
    private record Running(Instant began, CompletableFuture<JsonNode> answer) {}

    @Override
    public CompletableFuture<JsonNode> start(TaskRequest request) {
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        Duration init = initialisation();
        timers.schedule(millis(20, 80), () -> {
            Running running = new Running(timers.instant(), answer);
            timers.schedule(init, () -> run(request, running));
        });
        return answer;
    }

    /** One of thirty starts anew, which takes up to a second. */
    private Duration initialisation() {
        return random.nextInt(30) == 0 ? millis(200, 1_000) : Duration.ZERO;
    }

    private void run(TaskRequest request, Running running) {
        String function = request.resource().replaceFirst(".*:", "").replaceFirst("Function$", "");
        switch (function) {
            case "Inspect" -> after(millis(60, 250), running, plan);
            case "CreateMask" -> submit(request, "createMask", Operation.CREATE_MASK, Quota.REMOVE_BACKGROUND, running);
            case "Fill" -> submit(request, "fill", Operation.FILL, Quota.FIREFLY, running);
            case "AutoTone" -> submit(request, "autoTone", Operation.AUTO_TONE, Quota.PHOTOSHOP, running);
            case "PollStatus" -> poll(request, running);
            case "Publish" -> after(millis(300, 900), running, StateMachineTest.published(request));
            default -> throw new IllegalArgumentException("Nobody plays " + function);
        }
    }

    private void after(Duration time, Running running, JsonNode answer) {
        timers.schedule(time, () -> {
            invocations++;
            billedMillis += Duration.between(running.began(), timers.instant()).toMillis();
            running.answer().complete(answer);
        });
    }

    private void submit(TaskRequest request, String step, Operation operation, Quota quota, Running running) {
        String key = request.executionArn() + "/" + step;
        Instant held = slots.get(key);
        timers.schedule(millis(10, 30), () -> {
            Instant slot = held == null ? reserve(quota) : held;
            Duration wait = Duration.between(timers.instant(), slot);
            if (wait.compareTo(SLOT_WAIT) > 0) {
                schedule(key, slot, running);
                return;
            }
            // to read the token, sign, connect and send
            timers.schedule(
                    wait.isNegative() ? Duration.ZERO : wait,
                    () -> timers.schedule(
                            random.nextInt(30) == 0 ? millis(200, 1_000) : millis(20, 120),
                            () -> call(key, step, operation, quota, running)));
        });
    }

    private void schedule(String key, Instant slot, Running running) {
        slots.put(key, slot);
        after(millis(5, 15), running, scheduled(slot.minus(EARLY)));
    }

    private void call(String key, String step, Operation operation, Quota quota, Running running) {
        try {
            if (gate.enter(Family.FIREFLY, operation)) {
                overSoftLimit++;
            }
            accepted.computeIfAbsent(operation, none -> new ArrayList<>()).add(timers.instant());
            calls.put(key, timers.instant());
            String jobId = "urn:ff:jobs:" + jobs.size();
            jobs.put(
                    jobId,
                    new Job(operation, timers.instant(), timers.instant().plus(jobTimes.draw(operation, random))));
            after(millis(60, 200), running, submitted(step, jobId));
        } catch (Refusal refusal) {
            throttled++;
            Instant until = timers.instant()
                    .plusSeconds(Long.parseLong(refusal.headers().getOrDefault("retry-after", "15")));
            bookings.computeIfPresent(
                    quota,
                    (same, before) -> before.nextFree().isBefore(until)
                            ? new Bookings(until, before.dayBegan(), before.taken())
                            : before);
            schedule(key, reserve(quota), running);
        }
    }

    private Instant reserve(Quota quota) {
        Timetable timetable = timetables.computeIfAbsent(quota, of -> new Timetable(of.limits(quotas)));
        Bookings before = bookings.get(quota);
        Optional<Bookings> begun = timetable.begin(before, timers.instant());
        if (begun.isPresent() || before == null) {
            bookings.put(quota, begun.orElseThrow());
            return timers.instant();
        }
        bookings.put(quota, timetable.queue(before));
        return timetable.next(before);
    }

    /** As the function polls: by the job's age, until its patience ends. */
    private void poll(TaskRequest request, Running running) {
        if (request.arguments().has("answer")) {
            after(millis(3, 10), running, request.arguments().path("answer"));
            return;
        }
        JsonNode key = request.arguments().path("job");
        Job job = jobs.get(key.path("hash").asText());
        if (job == null) {
            throw new IllegalStateException("There is no job " + key);
        }
        Instant now = timers.instant();
        Instant handBack = now.plus(PATIENCE);
        while (true) {
            now = now.plus(millis(40, 120));
            if (!now.isBefore(job.ends())) {
                after(Duration.between(timers.instant(), now), running, succeeded(key, job, now));
                return;
            }
            long age = Duration.between(job.submitted(), now).toMillis();
            Duration pause = Duration.ofMillis(Math.max(200, Math.min(5_000, age / 10)));
            if (now.plus(pause).isAfter(handBack)) {
                ObjectNode answer = json.createObjectNode().put("status", "running");
                answer.set("job", key);
                after(Duration.between(timers.instant(), now), running, answer);
                return;
            }
            now = now.plus(pause);
        }
    }

    private JsonNode scheduled(Instant notBefore) {
        return json.createObjectNode().put("status", "scheduled").put("notBefore", notBefore.toString());
    }

    private JsonNode submitted(String operation, String jobId) {
        ObjectNode answer = json.createObjectNode().put("status", "submitted").put("jobId", jobId);
        answer.putObject("job")
                .put("bucket", "my-photos")
                .put("key", "incoming/headshot/team photo 1.jpg")
                .put("eTag", "0123456789abcdef0123456789abcdef")
                .put("operation", operation)
                .put("hash", jobId);
        return answer;
    }

    private JsonNode succeeded(JsonNode key, Job job, Instant seen) {
        ObjectNode answer = json.createObjectNode().put("status", "succeeded").put("paid", true);
        answer.put("seconds", Duration.between(job.submitted(), seen).toMillis() / 1000.0);
        answer.set("job", key);
        answer.put("jobId", key.path("hash").asText());
        answer.putArray("outputs").addObject();
        return answer;
    }

    private Duration millis(int least, int most) {
        return Duration.ofMillis(random.nextInt(least, most + 1));
    }

    private JsonNode node(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** When jobs of an operation were accepted, in order. */
    List<Instant> accepted(Operation operation) {
        return accepted.getOrDefault(operation, List.of());
    }

    /** When an execution's job was accepted, by the step's name. */
    Instant accepted(String executionArn, String step) {
        return Objects.requireNonNull(calls.get(executionArn + "/" + step));
    }

    /** Calls that were answered with 429. */
    int throttled() {
        return throttled;
    }

    /** Calls that were served although they were too many by a soft limit. */
    int overSoftLimit() {
        return overSoftLimit;
    }

    int invocations() {
        return invocations;
    }

    /** From the start of each invocation, its initialisation with it, to its end. */
    long billedMillis() {
        return billedMillis;
    }
}
