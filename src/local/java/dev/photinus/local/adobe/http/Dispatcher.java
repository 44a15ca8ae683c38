package dev.photinus.local.adobe.http;

import dev.photinus.local.adobe.contract.Family;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.contract.Problem;
import dev.photinus.local.adobe.contract.Refusal;
import dev.photinus.local.adobe.fault.Fault;
import dev.photinus.local.adobe.fault.Faults;
import dev.photinus.local.adobe.fault.Served;
import dev.photinus.local.adobe.gate.QuotaGate;
import dev.photinus.local.adobe.gate.Tokens;
import dev.photinus.local.adobe.traffic.Traffic;
import dev.photinus.local.adobe.traffic.Violation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Takes a call through the checks in Adobe's order: token and API key, quota, form of the request; then the operation itself. Faults on
 * request come before all of them, as faults of the network and of Adobe's gateway do.
 */
public final class Dispatcher {
    private static final System.Logger LOG = System.getLogger(Dispatcher.class.getName());

    private final Routes routes;
    private final Tokens tokens;
    private final QuotaGate quotas;
    private final Faults faults;
    private final Traffic traffic;
    private final InstantSource clock;

    /** Dispatches to these endpoints. */
    public Dispatcher(
            List<Endpoint> endpoints,
            Tokens tokens,
            QuotaGate quotas,
            Faults faults,
            Traffic traffic,
            InstantSource clock) {
        this.routes = new Routes(endpoints);
        this.tokens = tokens;
        this.quotas = quotas;
        this.faults = faults;
        this.traffic = traffic;
        this.clock = clock;
    }

    /** The answer, or nothing when the connection is to break. */
    Optional<Answer> dispatch(Request request) {
        Routes.Match match;
        try {
            match = routes.find(request.method(), request.path());
        } catch (Refusal refusal) {
            return Optional.of(refused(request, Family.PHOTOSHOP, refusal));
        }
        Endpoint endpoint = match.endpoint();
        Operation operation = endpoint.operation(request);
        traffic.called(operation);
        String body = text(request.mediaType(), request.body());
        Optional<Fault> fault = faults.on(operation, request.path(), body);
        if (fault.equals(Optional.of(Fault.REFUSED))) {
            return Optional.empty();
        }
        Answer answer = answer(request.with(match.parameters(), fault), endpoint, operation, fault.orElse(null));
        traffic.answered(operation, answer.status());
        faults.served(new Served(
                operation,
                request.path(),
                body,
                fault,
                answer.status(),
                text(answer.headers().getOrDefault("Content-Type", ""), answer.body())));
        return delivered(answer, fault.orElse(null));
    }

    /**
     * Serves the request of a job that a former start has accepted: it has passed the gate then. Where the caller waited for the job
     * itself, nobody does any more, and it is not done.
     */
    public void resume(Request request) {
        Routes.Match match = routes.find(request.method(), request.path());
        if (match.endpoint().family() != Family.FIREFLY_SYNC) {
            var unused = match.endpoint().answer(request.with(match.parameters(), request.fault()));
        }
    }

    private static String text(String mediaType, byte[] body) {
        return mediaType.startsWith("image/") ? "" : new String(body, StandardCharsets.UTF_8);
    }

    /** What reaches the caller: Adobe has done what it was asked for, whatever becomes of its answer. */
    private Optional<Answer> delivered(Answer answer, @Nullable Fault fault) {
        if (fault == Fault.SILENCE) {
            pause(faults.silence());
            return Optional.empty();
        }
        if (fault == Fault.RESET) {
            return answer.body().length == 0 ? Optional.empty() : Optional.of(answer.brokenOff());
        }
        return Optional.of(fault == Fault.TRUNCATED ? answer.truncated() : answer);
    }

    private Answer answer(Request request, Endpoint endpoint, Operation operation, @Nullable Fault fault) {
        try {
            if (fault != null) {
                Optional<Answer> page = play(fault, endpoint.family());
                if (page.isPresent()) {
                    return page.get();
                }
            }
            if (endpoint.family() != Family.IMS) {
                tokens.check(endpoint.family(), request.header("Authorization"), request.header("x-api-key"));
            }
            if (quotas.enter(endpoint.family(), operation)) {
                traffic.passedSoftLimit(operation);
            }
            checkForm(request, endpoint);
            return endpoint.answer(request);
        } catch (Refusal refusal) {
            return refused(request, endpoint.family(), refusal);
        } catch (RuntimeException bug) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "The stand-in failed at " + request.method() + " " + request.path(),
                    bug);
            return refused(
                    request,
                    endpoint.family(),
                    Refusal.of(500, "runtime_error", "The stand-in failed; its log says why."));
        }
    }

    /** Throws the fault, or answers with a page in place of JSON; nothing where it is not the call that goes wrong. */
    private Optional<Answer> play(Fault fault, Family family) {
        switch (fault) {
            case BAD_REQUEST -> throw Refusal.of(400, "bad_request", "Bad Request");
            case UNAUTHORIZED -> throw Refusal.of(401, "401013", "Oauth token is not valid");
            case QUOTA_EXHAUSTED ->
                throw Refusal.accessError("quota_exhausted", "quota_exhausted", "The credits are used up.");
            case NOT_ENTITLED ->
                throw Refusal.accessError("user_not_entitled", "user_non_entitled", "Not entitled to this API.");
            case NOT_FOUND -> throw Refusal.of(404, "unknown_job_id", "Job not found");
            case GONE -> throw Refusal.of(410, "gone", "Gone");
            case TIMED_OUT -> throw Refusal.of(408, "timeout_error", "Request Timeout");
            case INVALID ->
                throw Refusal.unprocessable(List.of(Problem.value("is not what it should be", "body", "image")));
            case RATE_LIMITED -> throw Refusal.rateLimited(family.rateLimitedCode(), Duration.ofSeconds(1));
            case RATE_LIMITED_UNTIL -> throw Refusal.rateLimited(family.rateLimitedCode(), date(clock.instant()));
            case RATE_LIMITED_UNTOLD -> throw Refusal.rateLimited(family.rateLimitedCode(), (String) null);
            case CONTENT_POLICY -> throw Refusal.of(451, "prompt_unsafe", "The prompt is against the content policy.");
            case PROMPT_UNSAFE -> throw Refusal.of(422, "prompt_unsafe", "The prompt is against the content policy.");
            case OUTPUT_UNSAFE ->
                throw Refusal.of(422, "output_media_unsafe", "What was generated is against the content policy.");
            case LANGUAGE_NOT_SUPPORTED ->
                throw Refusal.of(422, "language_not_supported", "The prompt's language is not supported.");
            case PHOTOSHOP_CONTENT -> throw Refusal.of(400, "400411", "The content filter has refused the image.");
            case PHOTOSHOP_NOT_ENTITLED -> throw Refusal.of(403, "403401", "Not entitled to this API.");
            case PHOTOSHOP_QUOTA -> throw Refusal.of(403, "403421", "The quota is exhausted.");
            case PHOTOSHOP_INPUT -> throw Refusal.of(422, "422404", "The input could not be read.");
            case PHOTOSHOP_ERROR -> throw Refusal.of(500, "500600", "Internal error");
            case NO_API_KEY -> throw Refusal.of(403, "403000", "Api Key is required");
            case API_KEY_INVALID -> throw Refusal.of(403, "403003", "Api Key is invalid");
            case TOKEN_REFUSED -> throw Refusal.of(401, "401014", "Oauth token is not valid");
            case UNAVAILABLE_UNTIL -> throw Refusal.unavailable(Duration.ofSeconds(1));
            case SERVER_ERROR -> throw Refusal.of(500, "runtime_error", "Internal Server Error");
            case UNAVAILABLE -> throw Refusal.of(503, "runtime_error", "Service Unavailable");
            case SLOW -> pause(faults.delay());
            case TOO_LARGE -> {
                return Optional.of(page(413, "Request Entity Too Large"));
            }
            case BAD_GATEWAY -> {
                return Optional.of(page(502, "Bad Gateway"));
            }
            default -> {} // the connection's, the answer's or the job's own
        }
        return Optional.empty();
    }

    /** Two seconds from then, for a date has whole seconds: no less than one is left when it is read. */
    private static String date(Instant now) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(now.plusSeconds(2).atOffset(ZoneOffset.UTC));
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void checkForm(Request request, Endpoint endpoint) {
        if (!endpoint.mediaTypes().isEmpty() && !endpoint.mediaTypes().contains(request.mediaType())) {
            throw Refusal.violation(
                    415,
                    "invalid_content_type",
                    "Unsupported media type; send " + String.join(", ", new TreeSet<>(endpoint.mediaTypes())));
        }
        String accept = request.header("Accept");
        if (accept != null
                && !accept.toLowerCase(Locale.ROOT).matches(".*(application/json|application/\\*|\\*/\\*).*")) {
            throw Refusal.violation(
                    406, "not_acceptable", "The answer is application/json, which Accept does not admit");
        }
        if (request.body().length > endpoint.bodyLimit()) {
            throw Refusal.violation(
                    413, "request_too_large", "The body is larger than " + endpoint.bodyLimit() + " bytes");
        }
    }

    private Answer refused(Request request, Family family, Refusal refusal) {
        int status = family.status(refusal);
        if (refusal.isViolation()) {
            traffic.violated(new Violation(request.method() + " " + request.path(), status, refusal.message()));
        }
        if (status == 413 && family.isFirefly()) {
            return page(413, "Request Entity Too Large");
        }
        return Answer.json(status, family.errorBody(refusal)).with(refusal.headers());
    }

    /** What gateways and proxies say. */
    private static Answer page(int status, String reason) {
        return Answer.of(
                status,
                "text/html",
                ("<html><body><h1>" + status + " " + reason + "</h1></body></html>").getBytes(StandardCharsets.UTF_8));
    }
}
