package dev.photinus.local.cli.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import dev.photinus.adobe.Generation;
import dev.photinus.local.adobe.AdobeStandIn;
import dev.photinus.local.adobe.StandInSettings;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.gate.Credentials;
import dev.photinus.local.adobe.job.JobRecord;
import dev.photinus.local.adobe.job.JobTimes;
import dev.photinus.local.asl.Execution;
import dev.photinus.local.asl.ExecutionResult;
import dev.photinus.local.asl.ExecutionStatus;
import dev.photinus.local.asl.HistoryEvent;
import dev.photinus.local.asl.HistoryEventType;
import dev.photinus.local.asl.RealTimers;
import dev.photinus.local.aws.events.ObjectCreated;
import dev.photinus.local.aws.lambda.Watch;
import dev.photinus.local.aws.states.StepFunctions;
import dev.photinus.local.aws.states.UnreliableDelivery;
import dev.photinus.local.cli.cloud.LocalCloud;
import dev.photinus.local.cli.cloud.Observers;
import dev.photinus.local.cli.cloud.RunningCloud;
import dev.photinus.local.cli.workflow.AdobeHost;
import dev.photinus.local.cli.workflow.CloudSettings;
import dev.photinus.local.cli.workflow.LambdaAccount;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Many small photos through a whole local cloud, in the worst of circumstances. */
public final class Soak {

    private static final String FINISHED = "Photinus Photo Finished";
    private static final String FAILED = "Photinus Photo Failed";
    private static final int MOST_DELIVERIES = 3;
    private static final int REVOCATIONS = 2;
    private static final int PROCESSES = 4;
    private static final int MOST_REDRIVES = 2;

    /** After which a job is given up, and asked for again. */
    private static final Duration DEADLINE = Duration.ofSeconds(7);

    /** An event that comes so late finds an execution that was redriven meanwhile, or has succeeded since. */
    private static final Duration LATE = Duration.ofSeconds(3);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** The longest time from the end of an execution to its notification, faults included. */
    private static final Duration LONGEST_NEWS = Duration.ofMinutes(1);

    /** As servers have it; connections of frozen functions are cut at once. */
    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(30);

    /** Longer than any photo takes, whatever befalls it. */
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(3);

    private final ChaosSettings settings;
    private final Consumer<String> progress;
    private final Dice dice;
    private final Killer killer;
    private final AdobeChaos adobe;
    private final Credentials credentials;
    private final Leaks leaks;
    private final Counter counter = new Counter();
    private final RealTimers timers = new RealTimers();
    private final Map<String, CompletableFuture<@Nullable ExecutionResult>> results = new ConcurrentHashMap<>();
    private final Map<String, List<Setback>> setbacks = new ConcurrentHashMap<>();
    private final Map<String, BlockingQueue<JsonNode>> news = new ConcurrentHashMap<>();
    private final Queue<UnreliableDelivery.Fault> eventFaults = new ConcurrentLinkedQueue<>();

    /** Stop dates of executions whose end event is lost, by photo. */
    private final Map<String, Set<Instant>> untold = new ConcurrentHashMap<>();

    private final CompletableFuture<StepFunctions> stepFunctions = new CompletableFuture<>();
    private final Map<String, Set<String>> executions = new ConcurrentHashMap<>();
    private final Map<String, End> ends = new TreeMap<>();
    private final Map<String, String> lost = new TreeMap<>();
    private final Queue<CompletableFuture<Void>> deliveries = new ConcurrentLinkedQueue<>();
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicInteger revocations = new AtomicInteger();
    private int uploads;
    private int duplicates;

    /** @param progress hears how far it is, now and then */
    public Soak(ChaosSettings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
        this.dice = new Dice(settings.seed());
        this.killer = new Killer(dice, settings.killRate());
        this.adobe = new AdobeChaos(dice, settings.faultRate(), killer);
        this.credentials = new Credentials("photinus-chaos", "canary-secret-of-seed-" + settings.seed());
        this.leaks = new Leaks(credentials.clientSecret(), adobe::tokens);
    }

    /** Takes some minutes. */
    public SoakReport run() throws IOException, InterruptedException {
        long began = System.nanoTime();
        Path file = Files.createTempFile("photinus-chaos-", "");
        List<ChaosPhoto> photos = IntStream.rangeClosed(1, settings.photos())
                .mapToObj(ChaosPhoto::new)
                .toList();
        StandInSettings host = StandInSettings.quick()
                .withJobTimes(JobTimes.instant())
                .withCredentials(credentials)
                .withFaults(adobe);
        if (settings.freezing()) {
            host = host.withIdleTimeout(IDLE_TIMEOUT);
        }
        try (AdobeStandIn standIn = AdobeStandIn.start(host)) {
            Map<String, KnownJob> ledger;
            FrozenConnections frozen = new FrozenConnections(new PlaceTracing(killer, adobe), standIn);
            RunningCloud cloud = new LocalCloud().launch(cloudSettings(standIn), observers(frozen));
            try {
                cloud.events().tell(this::told);
                stepFunctions.complete(cloud.stepFunctions());
                upload(cloud, standIn, photos, file);
                awaitResults(photos);
                awaitDeliveries();
                Judge judge = new Judge(cloud.bucket(), file, leaks);
                for (ChaosPhoto photo : photos) {
                    judge(judge, photo);
                }
                ledger = new LedgerReading(leaks).jobs(cloud.ledger());
            } finally {
                killer.close();
                cloud.workflows().close();
                timers.close();
            }
            return report(standIn, ledger, frozen.freezes(), began);
        } finally {
            Files.delete(file);
        }
    }

    private SoakReport report(AdobeStandIn standIn, Map<String, KnownJob> ledger, int freezes, long began) {
        TrueReason reasons = new TrueReason(adobe.played(), killer.kills());
        ends.forEach((photo, end) -> {
            if (end instanceof End.Failed failed && !reasons.isTrue(photo, failed)) {
                lost.put(photo, "no true reason: " + failed.error() + ": " + failed.reason());
            }
        });
        setbacks.forEach((photo, failures) -> failures.stream()
                .map(Setback::failed)
                .filter(failed -> !reasons.isTrue(photo, failed))
                .findFirst()
                .ifPresent(failed ->
                        lost.put(photo, "no true reason, at first: " + failed.error() + ": " + failed.reason())));
        lost.keySet().forEach(ends::remove);
        List<Submission> submissions = adobe.submissions();
        Set<String> cancelled = jobs(standIn, job -> job.outcome().equals("cancelled"));
        Set<String> broken = jobs(standIn, job -> job.outcome().equals("failed") || isLate(job));
        Map<Operation, Integer> calls = new EnumMap<>(Operation.class);
        standIn.calls().forEach((operation, tally) -> calls.put(operation, tally.calls()));
        SoakReport report = new SoakReport(
                settings,
                ends,
                lost,
                setbacks,
                List.copyOf(eventFaults),
                calls,
                adobe.played(),
                killer.kills(),
                submissions,
                new Account(submissions, courses(), ledger, cancelled, broken, killer.kills(), reasons),
                uploads,
                duplicates,
                executions.entrySet().stream()
                        .filter(each -> each.getValue().size() > 1)
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList(),
                revocations.get(),
                freezes,
                standIn.cuts(),
                standIn.violations().stream().map(Object::toString).toList(),
                leaks.found(),
                leaks.searched(),
                (System.nanoTime() - began) / 1e9);
        leaks.search("this report", new ChaosTable(report).toString());
        return report.withLeaks(leaks.found(), leaks.searched());
    }

    private static Set<String> jobs(AdobeStandIn standIn, Predicate<JobRecord> wanted) {
        return standIn.jobs().stream().filter(wanted).map(JobRecord::jobId).collect(Collectors.toSet());
    }

    /** On a machine that is busy painting, as after an outage at Adobe. */
    private static boolean isLate(JobRecord job) {
        Instant finished = job.finished();
        return finished == null || finished.isAfter(job.submitted().plus(DEADLINE));
    }

    private Map<String, Course> courses() {
        Map<String, Course> courses = new HashMap<>();
        ends.forEach((photo, end) -> courses.put(photo, new Course(setbacks.getOrDefault(photo, List.of()), end)));
        return courses;
    }

    /** Everybody is waited for more briefly than in earnest, so that a soak takes minutes. */
    private CloudSettings cloudSettings(AdobeStandIn standIn) {
        Map<String, String> variables = new HashMap<>(Map.of(
                "FIREFLY_SERVICES_CLIENT_ID", credentials.clientId(),
                "FIREFLY_SERVICES_CLIENT_SECRET", credentials.clientSecret(),
                "ADOBE_PATIENCE_CONNECT", "2s",
                "ADOBE_PATIENCE_ANSWER", "3s",
                "ADOBE_PATIENCE_STATUS", "1500ms",
                "ADOBE_PATIENCE_RESULT", "3s",
                "PHOTINUS_POLL_PATIENCE", "2s",
                "PHOTINUS_POLL_DEADLINE", DEADLINE.toSeconds() + "s",
                "PHOTINUS_TOKEN_RENEWAL", "4s",
                "PHOTINUS_SLOT_WAIT", "1s"));
        variables.put("PHOTINUS_JOB_LEASE", "12s"); // a killed submission's; one that lives ends within 3 s
        for (String family : List.of("FIREFLY", "REMOVE_BACKGROUND", "MASKING", "PHOTOSHOP")) {
            variables.put("QUOTA_" + family, "6000/60s");
        }
        return new CloudSettings(
                        "headshot",
                        new AdobeHost.Other(standIn.uri()),
                        Generation.CURRENT,
                        variables,
                        PROCESSES,
                        settings.build())
                .withLambda(new LambdaAccount(settings.lambdaConcurrency(), settings.freezing()));
    }

    private Observers observers(Watch functions) {
        return new Observers(
                functions,
                line -> leaks.search("the log of " + line.functionName(), line.text()),
                this::happened,
                this::unreliable);
    }

    private void happened(Execution execution, HistoryEvent event) {
        leaks.search("a history", String.valueOf(event));
        if (event.type() == HistoryEventType.EXECUTION_STARTED) {
            ChaosPhoto.in(String.valueOf(event.details().input())).ifPresent(photo -> {
                executions
                        .computeIfAbsent(photo, name -> ConcurrentHashMap.newKeySet())
                        .add(execution.arn());
                awaitEnd(photo, execution);
            });
        }
    }

    private void awaitEnd(String photo, Execution execution) {
        var unused = execution.result().thenAccept(result -> ended(photo, execution, result));
    }

    /** Redrives most failed executions, before or after their end event is delivered. */
    private void ended(String photo, Execution execution, ExecutionResult result) {
        int redrives = execution.redriveCount();
        if (result.status() == ExecutionStatus.SUCCEEDED
                || redrives >= MOST_REDRIVES
                || !dice.strikes(settings.redriveRate(), "redrive", photo, redrives)) {
            result(photo).complete(result);
            return;
        }
        setbacks.computeIfAbsent(photo, name -> new CopyOnWriteArrayList<>())
                .add(new Setback(failed(result), result.stopDate()));
        timers.schedule(
                Duration.ofMillis((long) (LONGEST_PAUSE.toMillis() * dice.roll("pause", photo, redrives))), () -> {
                    stepFunctions.join().redrive(execution.arn(), null);
                    awaitEnd(photo, execution);
                });
    }

    private static End.Failed failed(ExecutionResult result) {
        return new End.Failed(
                result.error() == null ? "Photinus." + result.status() : result.error(),
                result.cause() == null ? "" : result.cause());
    }

    /** Events of ends are late, are repeated, or, of failures, never come: Step Functions promises no more. */
    private Function<JsonNode, CompletableFuture<Void>> unreliable(
            Function<JsonNode, CompletableFuture<Void>> delivery) {
        Function<JsonNode, CompletableFuture<Void>> unreliable =
                new UnreliableDelivery(delivery, timers, LATE, this::eventFault);
        return event -> {
            CompletableFuture<Void> delivered = unreliable.apply(event);
            deliveries.add(delivered);
            return delivered;
        };
    }

    private UnreliableDelivery.Fault eventFault(JsonNode event) {
        JsonNode detail = event.path("detail");
        String photo = ChaosPhoto.in(detail.path("input").asText()).orElse("");
        int time = counter.next("end|" + photo);
        if (!dice.strikes(settings.eventFaultRate(), "event", photo, time)) {
            return UnreliableDelivery.Fault.NONE;
        }
        List<UnreliableDelivery.Fault> faults =
                detail.path("status").asText().equals(ExecutionStatus.SUCCEEDED.toString())
                        ? List.of(UnreliableDelivery.Fault.LATE, UnreliableDelivery.Fault.REPEATED)
                        : List.of(
                                UnreliableDelivery.Fault.LATE,
                                UnreliableDelivery.Fault.REPEATED,
                                UnreliableDelivery.Fault.LOST);
        UnreliableDelivery.Fault fault = faults.get((int) (faults.size() * dice.roll("event's fault", photo, time)));
        eventFaults.add(fault);
        if (fault == UnreliableDelivery.Fault.LOST) {
            untold.computeIfAbsent(photo, name -> ConcurrentHashMap.newKeySet())
                    .add(Instant.ofEpochMilli(detail.path("stopDate").asLong()));
        }
        return fault;
    }

    private void told(JsonNode event) {
        String text = event.toString();
        leaks.search("an event", text);
        String type = event.path("detail-type").asText();
        if (type.equals(FINISHED) || type.equals(FAILED)) {
            ChaosPhoto.in(event.path("detail").path("photo").path("key").asText())
                    .ifPresent(photo -> news(photo).add(event));
        }
    }

    private void upload(RunningCloud cloud, AdobeStandIn standIn, List<ChaosPhoto> photos, Path file)
            throws IOException, InterruptedException {
        put(cloud, "masks/spot.png", ChaosPhoto.mask(), file);
        settings(cloud, "{\"masks\": [{\"key\": \"masks/spot.png\"}]}", file);
        Semaphore room = new Semaphore(settings.underWay());
        for (ChaosPhoto photo : photos) {
            if (!room.tryAcquire(LONGEST_SILENCE.toSeconds(), TimeUnit.SECONDS)) {
                progress.accept("nothing has ended for " + LONGEST_SILENCE.toMinutes() + " minutes");
                return;
            }
            if (photo.number() == photos.size() / 2) {
                settings(cloud, "{\"remove\": [\"" + ChaosPhoto.SEEN + "\"]}", file);
            }
            byte[] bytes = ChaosPhoto.bytes();
            put(cloud, photo.key(), bytes, file);
            deliver(cloud, photo, ObjectCreated.event(cloud.bucket().name(), photo.key(), md5(bytes), bytes.length));
            var unused = result(photo.name()).thenRun(() -> {
                room.release();
                ended(standIn);
            });
            if (photo.number() % 25 == 0) {
                progress.accept(photo.number() + " of " + settings.photos() + " photos uploaded");
            }
        }
    }

    /** Tokens are revoked when a third of the photos have ended, and when two have. */
    private void ended(AdobeStandIn standIn) {
        int now = ended.incrementAndGet();
        int third = now * (REVOCATIONS + 1) / settings.photos();
        if (third <= REVOCATIONS && third > (now - 1) * (REVOCATIONS + 1) / settings.photos()) {
            standIn.revokeTokens();
            revocations.incrementAndGet();
        }
    }

    /** Once, or two or three times; the last of three when all is over. */
    private void deliver(RunningCloud cloud, ChaosPhoto photo, JsonNode event) {
        int times = dice.strikes(settings.duplicateRate(), "duplicate", photo)
                ? (dice.strikes(0.5, "another", photo) ? MOST_DELIVERIES : MOST_DELIVERIES - 1)
                : 1;
        uploads += times;
        duplicates += times - 1;
        for (int delivery = 1; delivery <= Math.min(MOST_DELIVERIES - 1, times); delivery++) {
            deliveries.add(cloud.events().put(event));
        }
        if (times == MOST_DELIVERIES) {
            deliveries.add(
                    result(photo.name()).thenCompose(ended -> cloud.events().put(event)));
        }
    }

    private void awaitResults(List<ChaosPhoto> photos) throws InterruptedException {
        for (ChaosPhoto photo : photos) {
            try {
                result(photo.name()).get(LONGEST_SILENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                return; // it is judged as lost, and the others by what they are
            }
        }
    }

    /** What comes too late must have been seen through, too, before anything is judged. */
    private void awaitDeliveries() throws InterruptedException {
        try {
            CompletableFuture.allOf(deliveries.toArray(CompletableFuture<?>[]::new))
                    .get(LONGEST_SILENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            progress.accept("an event was not taken: " + e.getMessage());
        }
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5", e);
        }
    }

    /** Of all photos that are painted away from after this. */
    private static void settings(RunningCloud cloud, String json, Path file) throws IOException {
        put(cloud, "incoming/inpaint/settings.json", json.getBytes(StandardCharsets.UTF_8), file);
    }

    private static void put(RunningCloud cloud, String key, byte[] bytes, Path file) throws IOException {
        cloud.bucket().put(key, Files.write(file, bytes));
    }

    private CompletableFuture<@Nullable ExecutionResult> result(String photo) {
        return results.computeIfAbsent(photo, name -> new CompletableFuture<>());
    }

    private BlockingQueue<JsonNode> news(String photo) {
        return news.computeIfAbsent(photo, name -> new LinkedBlockingQueue<>());
    }

    private void judge(Judge judge, ChaosPhoto photo) throws InterruptedException {
        try {
            ExecutionResult result = result(photo.name()).getNow(null);
            if (result == null) {
                lost.put(photo.name(), "no execution has ended with it");
            } else {
                ends.put(photo.name(), end(judge, photo, result));
            }
        } catch (IOException | NoSuchKeyException e) {
            lost.put(photo.name(), String.valueOf(e.getMessage()));
        }
    }

    private End end(Judge judge, ChaosPhoto photo, ExecutionResult result) throws IOException, InterruptedException {
        if (result.status() == ExecutionStatus.SUCCEEDED) {
            awaitNews(photo, detail -> !detail.hasNonNull("error"));
            return judge.finished(photo, Objects.requireNonNull(result.output()));
        }
        End.Failed failed = failed(result);
        if (untold.getOrDefault(photo.name(), Set.of())
                .contains(result.stopDate().truncatedTo(ChronoUnit.MILLIS))) {
            return failed;
        }
        return judge.failed(
                photo,
                awaitNews(
                        photo,
                        detail -> detail.path("error").asText().equals(failed.error())
                                && failed.reason()
                                        .startsWith(detail.path("reason").asText())));
    }

    /** Waits for a photo's notification and returns its detail. */
    private JsonNode awaitNews(ChaosPhoto photo, Predicate<JsonNode> wanted) throws IOException, InterruptedException {
        long latest = System.nanoTime() + LONGEST_NEWS.toNanos();
        while (true) {
            JsonNode event = news(photo.name()).poll(latest - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (event == null) {
                throw new IOException("no event tells of its end");
            }
            if (wanted.test(event.path("detail"))) {
                return event.path("detail");
            }
        }
    }
}
