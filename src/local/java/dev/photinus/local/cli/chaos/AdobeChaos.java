package dev.photinus.local.cli.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.fault.Fault;
import dev.photinus.local.adobe.fault.Faults;
import dev.photinus.local.adobe.fault.Served;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Everything that goes wrong at Adobe's, and the stand-in's own record of it: which fault on which call, and which job for which photo.
 * What befalls a call depends on the photo, the operation, and how often it has been called for it.
 */
final class AdobeChaos implements Faults {

    /** Longer than any of the functions' patiences. */
    static final Duration SILENCE = Duration.ofMillis(3500);

    private static final JsonMapper JSON = new JsonMapper();
    private static final int ACCEPTED = 202;
    private static final Set<Operation> WITHOUT_JOB =
            Set.of(Operation.AUTHENTICATE, Operation.UPLOAD, Operation.POLL_STATUS, Operation.CANCEL);

    /** A result at Adobe or in the bucket, in an answer, or in a request that reads it: the signature behind it changes. */
    private static final Pattern RESULT = Pattern.compile("/results/[^?\"\\s]+|intermediate/[0-9a-f]+/");

    private final Dice dice;
    private final double faultRate;
    private final Killer killer;
    private final Counter counter = new Counter();
    private final Queue<Played> played = new ConcurrentLinkedQueue<>();
    private final Map<String, Submission> submissions = new ConcurrentHashMap<>();
    private final Map<String, String> photosOfResults = new ConcurrentHashMap<>();
    private final Queue<Submission> inOrder = new ConcurrentLinkedQueue<>();
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();

    /** @param killer kills who asks, now and then, before he hears the answer */
    AdobeChaos(Dice dice, double faultRate, Killer killer) {
        this.dice = dice;
        this.faultRate = faultRate;
        this.killer = killer;
    }

    @Override
    public Optional<Fault> on(Operation operation) {
        return on(operation, "", "");
    }

    @Override
    public Optional<Fault> on(Operation operation, String path, String body) {
        Submission asked = operation == Operation.POLL_STATUS ? submissions.get(jobId(path)) : null;
        String photo = asked == null ? photo(body) : asked.photo();
        String subject = operation + "|" + photo + (asked == null ? "" : "|" + asked.operation());
        int time = counter.next(subject);
        Optional<Fault> fault = Arrays.stream(Fault.values())
                .filter(each -> !each.isOfJob() || !WITHOUT_JOB.contains(operation))
                .filter(each -> dice.strikes(faultRate, "fault", subject, time, each))
                .min(Comparator.comparingDouble(each -> dice.roll("fault", subject, time, each)));
        fault.ifPresent(each ->
                played.add(new Played(operation, photo, asked == null ? "" : asked.jobId(), each, Instant.now())));
        return fault;
    }

    /** Has requests that read a result from there count for a photo. */
    void belongs(String result, String photo) {
        photosOfResults.put(result, photo);
    }

    /** Of which photo a request is: a request for a correction names nothing but the result that it reads. */
    private String photo(String body) {
        return ChaosPhoto.in(body)
                .or(() -> RESULT.matcher(body)
                        .results()
                        .map(MatchResult::group)
                        .filter(photosOfResults::containsKey)
                        .map(photosOfResults::get)
                        .findFirst())
                .orElse("");
    }

    private static String jobId(String path) {
        return URLDecoder.decode(path.substring(path.lastIndexOf('/') + 1), StandardCharsets.UTF_8);
    }

    @Override
    public void served(Served call) {
        if (call.operation() == Operation.AUTHENTICATE) {
            String token = parse(call.answer()).path("access_token").asText();
            if (!token.isEmpty()) {
                tokens.add(token);
            }
        } else if (call.status() == ACCEPTED && !WITHOUT_JOB.contains(call.operation())) {
            String jobId = parse(call.answer()).path("jobId").asText();
            String photo = photo(call.body());
            Submission submission =
                    new Submission(call.operation(), photo, jobId, call.fault().orElse(null), Instant.now());
            submissions.put(jobId, submission);
            inOrder.add(submission);
            killer.beforeTheAnswer(call.operation(), photo);
        } else if (call.operation() == Operation.POLL_STATUS) {
            Submission asked = submissions.get(jobId(call.path()));
            if (asked != null) {
                RESULT.matcher(call.answer())
                        .results()
                        .forEach(result -> photosOfResults.put(result.group(), asked.photo()));
            }
        }
    }

    private static JsonNode parse(String answer) {
        try {
            return JSON.readTree(answer);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance(); // a page in the place of JSON
        }
    }

    @Override
    public Duration delay() {
        return Duration.ofMillis(300);
    }

    @Override
    public Duration silence() {
        return SILENCE;
    }

    /** Every fault that was played. */
    List<Played> played() {
        return List.copyOf(played);
    }

    /** Every job, in the order of acceptance. */
    List<Submission> submissions() {
        return List.copyOf(inOrder);
    }

    /** Every access token that was given. */
    Set<String> tokens() {
        return tokens;
    }
}
