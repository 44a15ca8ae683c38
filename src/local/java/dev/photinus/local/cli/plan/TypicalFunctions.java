package dev.photinus.local.cli.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.photinus.adobe.Generation;
import dev.photinus.adobe.MaskedObject;
import dev.photinus.function.FunctionConfig;
import dev.photinus.function.Inspect;
import dev.photinus.function.Outcome;
import dev.photinus.function.Publish;
import dev.photinus.function.input.Fingerprint;
import dev.photinus.function.input.InvalidInputException;
import dev.photinus.function.input.Picture;
import dev.photinus.function.input.StackBuckets;
import dev.photinus.function.input.Workflow;
import dev.photinus.function.input.WorkflowDefaults;
import dev.photinus.function.input.WorkflowInput;
import dev.photinus.ledger.JobKey;
import dev.photinus.local.adobe.job.JobTimes;
import dev.photinus.local.asl.TaskRequest;
import dev.photinus.local.asl.Tasks;
import dev.photinus.local.asl.Timers;
import dev.photinus.local.cli.plan.Usage.Invocation;
import dev.photinus.storage.ImageFacts;
import dev.photinus.storage.Photo;
import dev.photinus.storage.S3Location;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Functions that answer as the real ones do where all goes well, take as long as those do, and keep an account of it. They have
 * real slots and Adobe's usual job times, on a simulated clock.
 */
final class TypicalFunctions implements Tasks {

    /** What Adobe sees on every photo. */
    static final String SEEN = "object";

    /** A native function that only looks into the ledger. */
    private static final Duration LEDGER = Duration.ofMillis(25);

    /** Ranged GETs, and a look into the ledger. */
    private static final Duration INSPECTION = Duration.ofMillis(150);

    /** Adobe takes some tenths of a second to accept a job, the ledger and S3's signatures little. */
    private static final Duration SUBMISSION = Duration.ofMillis(500);

    /** A question for a job's status. */
    private static final Duration QUESTION = Duration.ofMillis(100);

    /** A picture of some megabytes from Adobe into the bucket. */
    private static final Duration COPY = Duration.ofMillis(700);

    /** A state machine that waits for a slot is told to come back so much earlier. */
    private static final Duration EARLY = Duration.ofSeconds(2);

    // Units of the ledger, about: one for each KB that is written, and for each item that is read
    private static final int WRITES_OF_JOB = 2;
    private static final int WRITES_OF_SLOT = 1;
    private static final int WRITES_OF_URLS = 3;
    private static final int WRITES_OF_RESULT = 2;

    private static final ImageFacts FACTS = new ImageFacts("image/jpeg", 2000, 2000, 1);
    private static final long BYTES = 2_000_000;

    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();
    private final Timers timers;
    private final FunctionConfig config;
    private final WorkflowDefaults defaults;
    private final SlotBook slots;
    private final TypicalTimes times = new TypicalTimes(JobTimes.realistic());
    private final Map<String, Instant> held = new HashMap<>();
    private final Map<String, Work> jobs = new HashMap<>();
    private Usage usage = Usage.NONE;

    TypicalFunctions(Timers timers, FunctionConfig config, SlotBook slots) {
        this.timers = timers;
        this.config = config;
        this.slots = slots;
        this.defaults = new WorkflowDefaults(
                config.headshot().prompt(),
                config.product().prompt(),
                config.inpaint().minimumScore(),
                Generation.CURRENT,
                StackBuckets.of(Order.BUCKET));
    }

    private record Work(JobKey job, Instant submitted, Instant end) {}

    /** What all invocations so far have used. */
    Usage usage() {
        return usage;
    }

    @Override
    public CompletableFuture<JsonNode> start(TaskRequest request) {
        String function = function(request.resource());
        JsonNode arguments = request.arguments();
        return switch (function) {
            case "inspect" ->
                answer(inspection(arguments), Invocation.of(INSPECTION, 0, 1).withBucket(0, 2));
            case "pollStatus" -> poll(arguments);
            case "publish" -> publish(arguments);
            default ->
                submit(
                        JobQuota.of(function)
                                .orElseThrow(() -> new IllegalArgumentException(
                                        "The plan does not know what " + function + " does: teach TypicalFunctions")),
                        arguments);
        };
    }

    private static String function(String arn) {
        String name = arn.substring(arn.lastIndexOf(':') + 1).replaceFirst("Function$", "");
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private Inspect.Inspection inspection(JsonNode arguments) {
        Workflow workflow = Workflow.named(arguments.path("workflow").asText()).orElseThrow();
        try {
            WorkflowInput input = workflow.read(arguments.path("input"), defaults.buckets());
            Photo.Accepted photo = photo(input.source());
            List<Photo.Accepted> masks =
                    input.maskLocations().stream().map(TypicalFunctions::photo).toList();
            return new Inspect.Accepted(Picture.of(photo), FACTS, input.plan(photo, masks, defaults), List.of());
        } catch (InvalidInputException e) {
            throw new IllegalStateException("The plan's own input: " + e.getMessage(), e);
        }
    }

    private static Photo.Accepted photo(S3Location location) {
        return new Photo.Accepted(location, location.key(), BYTES, FACTS);
    }

    private CompletableFuture<JsonNode> submit(JobQuota function, JsonNode arguments) {
        String operation = function.operation().toString();
        JobKey job = key(operation, arguments);
        String id = job.text();
        Instant now = timers.instant();
        Instant slot = held.containsKey(id) ? held.remove(id) : slots.reserve(function.quota(), now);
        Duration wait = slot.isAfter(now) ? Duration.between(now, slot) : Duration.ZERO;
        if (wait.compareTo(config.slotWait()) > 0) {
            held.put(id, slot);
            return answer(
                    new Outcome.Scheduled(slot.minus(EARLY)), Invocation.of(LEDGER, WRITES_OF_SLOT + WRITES_OF_JOB, 3));
        }
        Instant submitted = now.plus(wait).plus(SUBMISSION);
        jobs.put(id, new Work(job, submitted, submitted.plus(times.next(function.operation()))));
        int written = function == JobQuota.AUTO_TONE ? 1 : 0;
        int read = arguments.path("photo").has("bucket") ? 1 : 0;
        return answer(
                new Outcome.Submitted(job, job.hash()),
                Invocation.of(SUBMISSION, WRITES_OF_SLOT + WRITES_OF_JOB, 4)
                        .withBucket(written, read)
                        .submitting(operation, wait));
    }

    private static JobKey key(JsonNode key) {
        return new JobKey(
                key.path("bucket").asText(),
                key.path("key").asText(),
                key.path("eTag").asText(),
                key.path("operation").asText(),
                key.path("hash").asText());
    }

    /** As long as a real one, and another one for each request. */
    private static JobKey key(String operation, JsonNode arguments) {
        JsonNode photo = arguments.path("photo");
        JsonNode source = photo.has("job") ? photo.path("job") : photo;
        return new JobKey(
                source.path("bucket").asText(),
                source.path("key").asText(),
                source.path("eTag").asText(),
                operation,
                Fingerprint.of(arguments.toString()).hex());
    }

    /** Asks in the rhythm of the real pollStatus. */
    private CompletableFuture<JsonNode> poll(JsonNode arguments) {
        if (arguments.has("answer")) {
            return answer(arguments.path("answer"), Invocation.of(LEDGER, 0, 0));
        }
        Work work = jobs.get(key(arguments.path("job")).text());
        if (work == null) {
            throw new IllegalStateException("Nobody submitted the job that is asked for");
        }
        FunctionConfig.Poll poll = config.poll();
        Instant began = timers.instant();
        Instant handBack = began.plus(poll.patience());
        Instant asked = began.plus(QUESTION);
        while (asked.isBefore(work.end())) {
            Duration pause = pause(Duration.between(work.submitted(), asked));
            if (asked.plus(pause).isAfter(handBack)) {
                return answer(
                        new Outcome.Running(work.job(), work.job().hash()),
                        Invocation.of(Duration.between(began, asked), 0, 2));
            }
            asked = asked.plus(pause).plus(QUESTION);
        }
        double seconds = Duration.between(work.submitted(), asked).toMillis() / 1000.0;
        return answer(
                new Outcome.Succeeded(
                        work.job(),
                        work.job().hash(),
                        true,
                        seconds,
                        List.of(new Outcome.Output(7L, seen(work.job())))),
                Invocation.of(Duration.between(began, asked), WRITES_OF_URLS, 2));
    }

    private Duration pause(Duration age) {
        FunctionConfig.Poll poll = config.poll();
        Duration pause = Duration.ofMillis((long) (age.toMillis() * poll.pace()));
        return pause.compareTo(poll.shortest()) < 0
                ? poll.shortest()
                : pause.compareTo(poll.longest()) > 0 ? poll.longest() : pause;
    }

    private static @Nullable MaskedObject seen(JobKey job) {
        return job.operation().equals(JobQuota.MASK_OBJECTS.operation().toString())
                ? new MaskedObject(SEEN, 0.9, new MaskedObject.BoundingBox(10, 10, 100, 100))
                : null;
    }

    private CompletableFuture<JsonNode> publish(JsonNode arguments) {
        List<Publish.Copied> copies = new ArrayList<>();
        arguments.path("copies").forEach(copy -> {
            JsonNode to = copy.has("to") ? copy.path("to") : copy.path("toStem");
            copies.add(new Publish.Copied(
                    copy.path("job").path("operation").asText(),
                    copy.path("output").asInt(),
                    to.path("bucket").asText(),
                    to.path("key").asText() + (copy.has("to") ? "" : ".png")));
        });
        int count = copies.size();
        return answer(
                new Publish.Published(copies),
                Invocation.of(LEDGER.plus(COPY.multipliedBy(count)), count * WRITES_OF_URLS + WRITES_OF_RESULT, count)
                        .withBucket(count, 0));
    }

    private CompletableFuture<JsonNode> answer(Object answer, Invocation invocation) {
        usage = usage.plus(invocation);
        CompletableFuture<JsonNode> future = new CompletableFuture<>();
        timers.schedule(invocation.billed(), () -> future.complete(json.valueToTree(answer)));
        return future;
    }
}
