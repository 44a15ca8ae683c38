package dev.photinus.local.cli.chaos;

import dev.photinus.local.adobe.fault.Fault;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Checks of a photo that failed whether the reason that was given is one that there was: a fault on it, or a kill. */
final class TrueReason {

    /** After these, a call is made again; where they go on, the step fails. */
    private static final Set<Fault> PASSING = EnumSet.of(
            Fault.TIMED_OUT,
            Fault.RATE_LIMITED,
            Fault.RATE_LIMITED_UNTIL,
            Fault.RATE_LIMITED_UNTOLD,
            Fault.SERVER_ERROR,
            Fault.BAD_GATEWAY,
            Fault.UNAVAILABLE,
            Fault.UNAVAILABLE_UNTIL,
            Fault.PHOTOSHOP_ERROR,
            Fault.REFUSED,
            Fault.RESET,
            Fault.SILENCE,
            Fault.TRUNCATED,
            Fault.SLOW);

    private static final Set<Fault> FORGOTTEN = EnumSet.of(Fault.NOT_FOUND, Fault.GONE);
    private static final Set<Fault> SPOILED = EnumSet.of(Fault.RESULT_EXPIRED, Fault.NOT_AN_IMAGE);
    /** Whoever called cannot know whether a connection that breaks has carried the call. */
    private static final Set<Fault> LOST = EnumSet.of(Fault.REFUSED, Fault.RESET, Fault.SILENCE, Fault.TRUNCATED);

    /** What each error may come of, besides what is said in {@link #isTrue}. */
    private static final Map<String, Set<Fault>> CAUSES = Map.ofEntries(
            Map.entry("Photinus.bad_request", Set.of(Fault.BAD_REQUEST)),
            Map.entry("Photinus.validation_error", and(SPOILED, Fault.INVALID)),
            Map.entry("Photinus.http_413", Set.of(Fault.TOO_LARGE)),
            Map.entry("Photinus.request_too_large", Set.of(Fault.TOO_LARGE)),
            Map.entry("Photinus.quota_exhausted", Set.of(Fault.QUOTA_EXHAUSTED)),
            Map.entry("Photinus.user_non_entitled", Set.of(Fault.NOT_ENTITLED)),
            Map.entry("Photinus.prompt_unsafe", Set.of(Fault.CONTENT_POLICY, Fault.PROMPT_UNSAFE)),
            Map.entry("Photinus.output_media_unsafe", Set.of(Fault.OUTPUT_UNSAFE)),
            Map.entry("Photinus.language_not_supported", Set.of(Fault.LANGUAGE_NOT_SUPPORTED)),
            Map.entry("Photinus.400411", Set.of(Fault.PHOTOSHOP_CONTENT)),
            Map.entry("Photinus.403401", Set.of(Fault.PHOTOSHOP_NOT_ENTITLED)),
            Map.entry("Photinus.403421", Set.of(Fault.PHOTOSHOP_QUOTA)),
            Map.entry("Photinus.422404", Set.of(Fault.PHOTOSHOP_INPUT)),
            Map.entry("Photinus.403000", Set.of(Fault.NO_API_KEY)),
            Map.entry("Photinus.403003", Set.of(Fault.API_KEY_INVALID)),
            Map.entry("Photinus.unknown_job_id", Set.of(Fault.NOT_FOUND)),
            Map.entry("Photinus.api_retired", Set.of(Fault.NOT_FOUND, Fault.GONE)),
            Map.entry("Photinus.gone", Set.of(Fault.GONE)),
            Map.entry("Photinus.no_outputs", Set.of(Fault.NO_OUTPUTS)),
            Map.entry("Photinus.no_objects", Set.of(Fault.NO_OUTPUTS)),
            Map.entry("Photinus.runtime_error", and(SPOILED, Fault.JOB_FAILED)),
            Map.entry("Photinus.deadline", union(PASSING, Set.of(Fault.JOB_NEVER_ENDS, Fault.UNKNOWN_STATUS))),
            Map.entry("Photinus.answer_lost", LOST),
            Map.entry("Photinus.StepFailed", union(PASSING, SPOILED)));

    /** What a kill can end in. */
    private static final Set<String> OF_KILLS =
            Set.of("Photinus.answer_lost", "Photinus.StepFailed", "Runtime.ExitError", "States.TaskFailed");

    private static final Set<Fault> REFUSED_TOKENS = EnumSet.of(Fault.UNAUTHORIZED, Fault.TOKEN_REFUSED);
    private static final String UNAUTHORIZED = "Photinus.unauthorized";
    private static final String AT_THE_TOKEN = "authenticate";

    private final List<Played> played;
    private final List<Kill> kills;

    TrueReason(List<Played> played, List<Kill> kills) {
        this.played = List.copyOf(played);
        this.kills = List.copyOf(kills);
    }

    /** Whether it can be why that photo failed. */
    boolean isTrue(String photo, End.Failed failed) {
        return isTrue(photo, failed, fault -> true, kill -> true);
    }

    /** Whether Adobe has said that it does not know the job. */
    boolean isForgotten(Submission job) {
        return played.stream().anyMatch(each -> each.jobId().equals(job.jobId()) && FORGOTTEN.contains(each.fault()));
    }

    /** Whether it can be why that job of the photo was in vain: something that befell the job itself, or its photo. */
    boolean isTrueOf(Submission job, End.Failed failed) {
        return isTrue(job.photo(), failed, fault -> fault.concerns(job), kill -> kill.concerns(job));
    }

    private boolean isTrue(String photo, End.Failed failed, Predicate<Played> faults, Predicate<Kill> deaths) {
        if (failed.reason().isBlank()) {
            return false;
        }
        if (failed.error().equals(UNAUTHORIZED)) {
            // a token that one photo is refused with is lost to all
            return played.stream().filter(faults).anyMatch(each -> REFUSED_TOKENS.contains(each.fault()));
        }
        if (OF_KILLS.contains(failed.error())
                && kills.stream().filter(deaths).anyMatch(kill -> kill.photo().equals(photo))) {
            return true;
        }
        Set<Fault> causes = CAUSES.getOrDefault(failed.error(), Set.of());
        if (played.stream()
                .filter(faults)
                .anyMatch(each -> each.photo().equals(photo) && causes.contains(each.fault()))) {
            return true;
        }
        boolean withoutToken = failed.error().equals("Photinus.StepFailed")
                && (failed.reason().contains("token") || failed.reason().contains(AT_THE_TOKEN));
        return withoutToken
                && played.stream().anyMatch(each -> each.operation().toString().equals(AT_THE_TOKEN));
    }

    private static Set<Fault> and(Set<Fault> faults, Fault one) {
        return union(faults, Set.of(one));
    }

    private static Set<Fault> union(Set<Fault> faults, Set<Fault> others) {
        EnumSet<Fault> all = EnumSet.copyOf(faults);
        all.addAll(others);
        return all;
    }
}
