package dev.photinus.function;

import static dev.photinus.local.adobe.fault.Fault.API_KEY_INVALID;
import static dev.photinus.local.adobe.fault.Fault.BAD_GATEWAY;
import static dev.photinus.local.adobe.fault.Fault.BAD_REQUEST;
import static dev.photinus.local.adobe.fault.Fault.CONTENT_POLICY;
import static dev.photinus.local.adobe.fault.Fault.GONE;
import static dev.photinus.local.adobe.fault.Fault.INVALID;
import static dev.photinus.local.adobe.fault.Fault.JOB_FAILED;
import static dev.photinus.local.adobe.fault.Fault.JOB_NEVER_ENDS;
import static dev.photinus.local.adobe.fault.Fault.LANGUAGE_NOT_SUPPORTED;
import static dev.photinus.local.adobe.fault.Fault.NOT_AN_IMAGE;
import static dev.photinus.local.adobe.fault.Fault.NOT_ENTITLED;
import static dev.photinus.local.adobe.fault.Fault.NOT_FOUND;
import static dev.photinus.local.adobe.fault.Fault.NO_API_KEY;
import static dev.photinus.local.adobe.fault.Fault.NO_OUTPUTS;
import static dev.photinus.local.adobe.fault.Fault.OUTPUT_UNSAFE;
import static dev.photinus.local.adobe.fault.Fault.PHOTOSHOP_CONTENT;
import static dev.photinus.local.adobe.fault.Fault.PHOTOSHOP_ERROR;
import static dev.photinus.local.adobe.fault.Fault.PHOTOSHOP_INPUT;
import static dev.photinus.local.adobe.fault.Fault.PHOTOSHOP_NOT_ENTITLED;
import static dev.photinus.local.adobe.fault.Fault.PHOTOSHOP_QUOTA;
import static dev.photinus.local.adobe.fault.Fault.PROMPT_UNSAFE;
import static dev.photinus.local.adobe.fault.Fault.QUOTA_EXHAUSTED;
import static dev.photinus.local.adobe.fault.Fault.RATE_LIMITED;
import static dev.photinus.local.adobe.fault.Fault.RATE_LIMITED_UNTIL;
import static dev.photinus.local.adobe.fault.Fault.RATE_LIMITED_UNTOLD;
import static dev.photinus.local.adobe.fault.Fault.REFUSED;
import static dev.photinus.local.adobe.fault.Fault.RESET;
import static dev.photinus.local.adobe.fault.Fault.RESULT_EXPIRED;
import static dev.photinus.local.adobe.fault.Fault.SERVER_ERROR;
import static dev.photinus.local.adobe.fault.Fault.SILENCE;
import static dev.photinus.local.adobe.fault.Fault.TIMED_OUT;
import static dev.photinus.local.adobe.fault.Fault.TOKEN_REFUSED;
import static dev.photinus.local.adobe.fault.Fault.TOO_LARGE;
import static dev.photinus.local.adobe.fault.Fault.TRUNCATED;
import static dev.photinus.local.adobe.fault.Fault.UNAUTHORIZED;
import static dev.photinus.local.adobe.fault.Fault.UNAVAILABLE;
import static dev.photinus.local.adobe.fault.Fault.UNAVAILABLE_UNTIL;
import static dev.photinus.local.adobe.fault.Fault.UNKNOWN_STATUS;

import dev.photinus.local.adobe.fault.Fault;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What is expected of some faults at some operations, by Adobe's contract and by what a user has a right to: FaultMatrixTest holds
 * every combination to it, and docs/faults.md tells it.
 *
 * @param faults each of which ends like this
 * @param always whether every call meets it; else the first alone
 * @param at which operations
 * @param error the execution's; empty where the photo is finished all the same
 * @param reason what the execution's cause says, in the main; of a finished photo, nothing
 * @param said the part of it that is the same for all of these
 * @param retry who tries again
 * @param invocations of the function that meets the fault
 * @param calls that Adobe was asked in; -1 where that depends on how fast a job is
 * @param jobs that Adobe accepted, which is what costs
 * @param advice for whoever is on call
 */
record FaultRow(
        Set<Fault> faults,
        boolean always,
        Set<Subject> at,
        String error,
        String reason,
        String said,
        Retry retry,
        int invocations,
        int calls,
        int jobs,
        String advice) {

    /** Where a fault is met. */
    enum Subject {
        AUTHENTICATE("authenticate"),
        CREATE_MASK("createMask"),
        REMOVE_BACKGROUND("removeBackground"),
        FILL("fill"),
        LEGACY_FILL("the legacy fill"),
        AUTO_TONE("autoTone"),
        MASK_OBJECTS("maskObjects"),
        FILL_MASKED_AREAS("fillMaskedAreas"),
        UPLOAD("an upload for fill"),
        STATUS("a status"),
        CANCEL("cancel");

        private final String label;

        Subject(String label) {
            this.label = label;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    /** Who tries again, and how. */
    enum Retry {
        NO("no"),
        SIGNED("in the function, once, with URLs signed anew"),
        MACHINE("by the state machine, up to four times within about 15 s"),
        IN_VAIN("by the state machine, four times, in vain"),
        SLOT("as soon as Adobe has said; a slot is taken for it"),
        TOLD("in the function, as soon as Adobe has said"),
        TOKEN("with a new token, from the first step on; what is done is found in the ledger"),
        TOKENS("with a new token, three times"),
        LOST("by the state machine, once and no more"),
        POLL("by `pollStatus`, until the job is 15 minutes old"),
        LAMBDA("by Lambda, twice, after one and two minutes");

        private final String text;

        Retry(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static final Set<Fault> PERMANENT = EnumSet.of(
            Fault.BAD_REQUEST,
            Fault.INVALID,
            Fault.TOO_LARGE,
            Fault.CONTENT_POLICY,
            Fault.PROMPT_UNSAFE,
            Fault.LANGUAGE_NOT_SUPPORTED,
            Fault.OUTPUT_UNSAFE,
            Fault.PHOTOSHOP_CONTENT);

    /** Whether it happens again as long as photo and input are the same. */
    boolean isPermanent() {
        return PERMANENT.containsAll(faults)
                || Set.of("Photinus.no_objects", "Photinus.api_retired").contains(error);
    }

    static final String STEP_FAILED = "Photinus.StepFailed";

    private static final String NOTHING = "Nothing.";
    private static final String OUTAGE =
            "Wait until Adobe is well again (https://status.adobe.com), and start the photo again.";
    private static final String OUR_BUG =
            "Not a passing fault: Adobe refuses what Photinus sent. The message says which value. Report it.";
    private static final String CREDENTIALS =
            "Look at the credentials in Adobe's Developer Console and in Secrets Manager, then start the photos again.";

    private static final String CREDITS =
            "The organisation's credits are used up: buy more, or wait for the month's next. Every photo will fail like this"
                    + " until then, so stop the batch.";
    private static final String RIGHTS =
            "The project in the Developer Console has no access to this API: add it there.";
    private static final String CONTENT =
            "Adobe's content policy: look at the photo and the prompt, and change one of them.";

    /** Whether the photo is finished in spite of it. */
    boolean finishes() {
        return error.isEmpty();
    }

    /** The whole matrix. */
    static List<FaultRow> all() {
        List<FaultRow> rows = new ArrayList<>();
        rows.addAll(token());
        rows.addAll(refusals());
        rows.addAll(passing());
        rows.addAll(lost());
        rows.addAll(jobFaults());
        rows.addAll(status());
        rows.addAll(results());
        rows.addAll(cancelling());
        return rows;
    }

    private static final Set<Subject> ACCEPTED_FIRST = Set.of(
            Subject.CREATE_MASK,
            Subject.REMOVE_BACKGROUND,
            Subject.FILL,
            Subject.AUTO_TONE,
            Subject.MASK_OBJECTS,
            Subject.FILL_MASKED_AREAS);

    private static final Set<Subject> SUBMITTING = and(ACCEPTED_FIRST, Subject.LEGACY_FILL);
    private static final Set<Subject> CALLING = and(SUBMITTING, Subject.UPLOAD);

    private static List<FaultRow> token() {
        Set<Subject> here = Set.of(Subject.AUTHENTICATE);
        return List.of(
                always(Set.of(BAD_REQUEST, NOT_ENTITLED), here)
                        .fails(
                                STEP_FAILED,
                                "Adobe does not accept the credentials: Adobe answered 400 invalid_client …",
                                "Adobe does not accept the credentials: Adobe answered 4")
                        .retried(Retry.IN_VAIN, 5, 5, 0)
                        .advice(CREDENTIALS),
                always(Set.of(UNAUTHORIZED), here)
                        .fails(STEP_FAILED, "Adobe answered 401 …", "Adobe answered 401")
                        .retried(Retry.IN_VAIN, 5, 5, 0)
                        .advice(CREDENTIALS),
                once(Set.of(RATE_LIMITED, RATE_LIMITED_UNTIL), here)
                        .finishes()
                        .retried(Retry.TOLD, 1, 2, 0)
                        .advice(NOTHING),
                once(
                                Set.of(
                                        UNAUTHORIZED,
                                        TIMED_OUT,
                                        SERVER_ERROR,
                                        BAD_GATEWAY,
                                        UNAVAILABLE,
                                        TRUNCATED,
                                        RESET,
                                        SILENCE),
                                here)
                        .finishes()
                        .retried(Retry.MACHINE, 2, 2, 0)
                        .advice(NOTHING),
                once(Set.of(REFUSED), here)
                        .finishes()
                        .retried(Retry.MACHINE, 2, 1, 0)
                        .advice(NOTHING),
                always(Set.of(SERVER_ERROR, BAD_GATEWAY), here)
                        .fails(STEP_FAILED, "Adobe answered 500 runtime_error …", "Adobe answered 50")
                        .retried(Retry.MACHINE, 5, 5, 0)
                        .advice(OUTAGE));
    }

    private static List<FaultRow> refusals() {
        return List.of(
                refused(BAD_REQUEST, "bad_request", "Adobe answered 400 bad_request: …", "bad_request: ", OUR_BUG),
                refused(
                        INVALID,
                        "validation_error",
                        "Adobe answered 422 validation_error: … body.image: …",
                        "validation_error: ",
                        OUR_BUG),
                refused(TOO_LARGE, "http_413", "Adobe answered 413", "Adobe answered 413", OUR_BUG),
                refused(
                        QUOTA_EXHAUSTED,
                        "quota_exhausted",
                        "Adobe answered 403 quota_exhausted: …",
                        "Adobe answered 403 quota_exhausted",
                        CREDITS),
                refused(
                        NOT_ENTITLED,
                        "user_non_entitled",
                        "Adobe answered 403 user_non_entitled: …",
                        "Adobe answered 403 user_non_entitled",
                        RIGHTS),
                refused(
                        Set.of(Subject.AUTO_TONE),
                        PHOTOSHOP_NOT_ENTITLED,
                        "403401",
                        "Adobe answered 403 403401: …",
                        "Adobe answered 403 403401",
                        RIGHTS),
                refused(
                        Set.of(Subject.AUTO_TONE),
                        PHOTOSHOP_QUOTA,
                        "403421",
                        "Adobe answered 403 403421: …",
                        "Adobe answered 403 403421",
                        CREDITS),
                refused(
                        Set.of(Subject.AUTO_TONE),
                        PHOTOSHOP_CONTENT,
                        "400411",
                        "Adobe answered 400 400411: …",
                        "Adobe answered 400 400411",
                        CONTENT),
                always(Set.of(NOT_FOUND, GONE), Set.of(Subject.MASK_OBJECTS, Subject.FILL_MASKED_AREAS))
                        .fails(
                                "Photinus.api_retired",
                                "Adobe answered 410 gone: Gone. Adobe has announced the end of mask-objects and fill-masked-areas …",
                                ". Adobe has announced the end of mask-objects and fill-masked-areas for 2026-07-31")
                        .retried(Retry.NO, 1, 1, 0)
                        .advice(
                                "Adobe has switched the endpoint off, as announced for 2026-07-31: take masks of your own (`masks`) in"
                                        + " place of `maskObjects`. Nothing replaces `fillMaskedAreas`: stop `inpaint` batches, and"
                                        + " remove objects in Photoshop."),
                refused(
                        NO_API_KEY,
                        "403000",
                        "Adobe answered 403 403000: Api Key is required",
                        "Adobe answered 403 403000",
                        CREDENTIALS),
                refused(
                        API_KEY_INVALID,
                        "403003",
                        "Adobe answered 403 403003: Api Key is invalid",
                        "Adobe answered 403 403003",
                        RIGHTS),
                refused(
                        Set.of(Subject.FILL),
                        PROMPT_UNSAFE,
                        "prompt_unsafe",
                        "Adobe answered 422 prompt_unsafe: …",
                        "Adobe answered 422 prompt_unsafe: ",
                        CONTENT),
                refused(
                        Set.of(Subject.FILL),
                        OUTPUT_UNSAFE,
                        "output_media_unsafe",
                        "Adobe answered 422 output_media_unsafe: …",
                        "Adobe answered 422 output_media_unsafe: ",
                        "Adobe's content policy refuses what came out: change the prompt, or take other seeds."),
                refused(
                        Set.of(Subject.FILL),
                        LANGUAGE_NOT_SUPPORTED,
                        "language_not_supported",
                        "Adobe answered 422 language_not_supported: …",
                        "Adobe answered 422 language_not_supported: ",
                        "Write the prompt in English."),
                always(Set.of(PHOTOSHOP_INPUT), Set.of(Subject.AUTO_TONE))
                        .fails("Photinus.422404", "Adobe answered 422 422404: …", "Adobe answered 422 422404")
                        .retried(Retry.SIGNED, 1, 2, 0)
                        .advice(
                                "Adobe cannot fetch the photo: see whether the bucket's policy admits pre-signed URLs from"
                                        + " the internet, then start the photo again."),
                refused(
                        CONTENT_POLICY,
                        "prompt_unsafe",
                        "Adobe answered 451 prompt_unsafe: …",
                        "prompt_unsafe: ",
                        CONTENT));
    }

    private static FaultRow refused(Fault fault, String code, String reason, String said, String advice) {
        return refused(CALLING, fault, code, reason, said, advice);
    }

    private static FaultRow refused(
            Set<Subject> at, Fault fault, String code, String reason, String said, String advice) {
        return always(Set.of(fault), at)
                .fails("Photinus." + code, reason, said)
                .retried(Retry.NO, 1, 1, 0)
                .advice(advice);
    }

    private static List<FaultRow> passing() {
        return List.of(
                once(Set.of(PHOTOSHOP_INPUT), Set.of(Subject.AUTO_TONE))
                        .finishes()
                        .retried(Retry.SIGNED, 1, 2, 1)
                        .advice(NOTHING),
                once(Set.of(PHOTOSHOP_ERROR), Set.of(Subject.AUTO_TONE))
                        .finishes()
                        .retried(Retry.MACHINE, 2, 2, 1)
                        .advice(NOTHING),
                always(Set.of(PHOTOSHOP_ERROR), Set.of(Subject.AUTO_TONE))
                        .fails(STEP_FAILED, "Adobe answered 500 500600 …", "Adobe answered 500 500600")
                        .retried(Retry.MACHINE, 5, 5, 0)
                        .advice(OUTAGE),
                once(Set.of(TOKEN_REFUSED), CALLING)
                        .finishes()
                        .retried(Retry.TOKEN, 2, 2, 1)
                        .advice(NOTHING),
                once(Set.of(UNAUTHORIZED), CALLING)
                        .finishes()
                        .retried(Retry.TOKEN, 2, 2, 1)
                        .advice(NOTHING),
                always(Set.of(UNAUTHORIZED), CALLING)
                        .fails("Photinus.unauthorized", "Adobe answered 401 401013 …", "Adobe answered 401")
                        .retried(Retry.TOKENS, 4, 4, 0)
                        .advice(CREDENTIALS),
                once(Set.of(RATE_LIMITED, RATE_LIMITED_UNTIL, RATE_LIMITED_UNTOLD, UNAVAILABLE_UNTIL), CALLING)
                        .finishes()
                        .retried(Retry.SLOT, 2, 2, 1)
                        .advice("Nothing. Where it happens often, others draw on the same quota: lower `QUOTA_…`."),
                once(Set.of(TIMED_OUT, SERVER_ERROR, BAD_GATEWAY, UNAVAILABLE), CALLING)
                        .finishes()
                        .retried(Retry.MACHINE, 2, 2, 1)
                        .advice(NOTHING),
                always(Set.of(SERVER_ERROR, BAD_GATEWAY), CALLING)
                        .fails(STEP_FAILED, "Adobe answered 500 runtime_error …", "Adobe answered 50")
                        .retried(Retry.MACHINE, 5, 5, 0)
                        .advice(OUTAGE),
                once(Set.of(REFUSED), CALLING)
                        .finishes()
                        .retried(Retry.MACHINE, 2, 1, 1)
                        .advice(NOTHING),
                always(Set.of(REFUSED), CALLING)
                        .fails(STEP_FAILED, "Adobe did not answer fill: …", "Adobe did not answer")
                        .retried(Retry.MACHINE, 5, 0, 0)
                        .advice("See whether the functions reach the network. " + OUTAGE));
    }

    private static List<FaultRow> lost() {
        return List.of(
                once(Set.of(TRUNCATED, RESET, SILENCE), SUBMITTING)
                        .finishes()
                        .retried(Retry.LOST, 2, 2, 2)
                        .advice("Nothing. One job may have been paid for twice; Adobe cannot be asked which."),
                always(Set.of(TRUNCATED, RESET), SUBMITTING)
                        .fails(
                                "Photinus.answer_lost",
                                "Adobe did not answer fill: …; twice in a row, and each of the two calls may have been accepted and paid for, so there is no third",
                                "twice in a row")
                        .retried(Retry.LOST, 2, 2, 2)
                        .advice(
                                "Find out what cuts Adobe's answers off, a proxy for instance, before the photo is started"
                                        + " again: each start costs up to two jobs."),
                once(Set.of(TRUNCATED, RESET, SILENCE), Set.of(Subject.UPLOAD))
                        .finishes()
                        .retried(Retry.MACHINE, 2, 2, 1)
                        .advice("Nothing: an upload costs nothing."),
                always(Set.of(TRUNCATED, RESET), Set.of(Subject.UPLOAD))
                        .fails(STEP_FAILED, "Adobe did not answer upload: …", "Adobe did not answer upload")
                        .retried(Retry.MACHINE, 5, 5, 0)
                        .advice(OUTAGE));
    }

    private static List<FaultRow> jobFaults() {
        return List.of(
                always(Set.of(JOB_FAILED), ACCEPTED_FIRST)
                        .fails("Photinus.runtime_error", "Adobe failed at fill: …", "Adobe failed at ")
                        .retried(Retry.NO, 1, 1, 1)
                        .advice(
                                "Read Adobe's reason. Where it is none, start the photo again; if it fails again, it is the"
                                        + " photo."),
                always(Set.of(JOB_FAILED), Set.of(Subject.LEGACY_FILL))
                        .fails(STEP_FAILED, "Adobe answered 500 runtime_error …", "Adobe answered 500 runtime_error")
                        .retried(Retry.MACHINE, 5, 5, 5)
                        .advice(
                                "As above. The legacy fill says 500 for it, which may pass; Adobe counts pictures, and none"
                                        + " was made."),
                always(Set.of(JOB_NEVER_ENDS), ACCEPTED_FIRST)
                        .fails(
                                "Photinus.deadline",
                                "Adobe had not finished fill (job …) after 900 s; it was given up",
                                "after 900 s; it was given up")
                        .retried(Retry.POLL, 1, 1, 1)
                        .advice("A fill is cancelled at Adobe by `cancel`. Start the photo again; change"
                                + " `PHOTINUS_POLL_DEADLINE` where jobs take so long."),
                always(Set.of(UNKNOWN_STATUS), ACCEPTED_FIRST)
                        .fails(
                                "Photinus.deadline",
                                "Adobe had not finished fill (job …) after 900 s; it was given up. To the last question: Adobe's answer names a status that is not known: hibernating",
                                "names a status that is not known: hibernating")
                        .retried(Retry.POLL, 1, 1, 1)
                        .advice(
                                "Adobe's API has a new status: report it. With a result or an error beside it, it would have"
                                        + " ended the job."),
                always(Set.of(NO_OUTPUTS), except(SUBMITTING, Subject.MASK_OBJECTS))
                        .fails(
                                "Photinus.no_outputs",
                                "Adobe says that the job succeeded, but names no output",
                                " output")
                        .retried(Retry.NO, 1, 1, 1)
                        .advice("Start the photo again. Where it goes on, ask Adobe, with the job's id."),
                always(Set.of(NO_OUTPUTS), Set.of(Subject.MASK_OBJECTS))
                        .fails("Photinus.no_objects", "Adobe found nothing on the photo that it could mask")
                        .retried(Retry.NO, 1, 1, 1)
                        .advice("Nothing on the photo can be masked: take masks of your own (`masks`)."));
    }

    private static List<FaultRow> status() {
        Set<Subject> here = Set.of(Subject.STATUS);
        return List.of(
                once(Set.of(UNAUTHORIZED), here)
                        .finishes()
                        .retried(Retry.TOKEN, -1, -1, 1)
                        .advice(NOTHING),
                always(Set.of(UNAUTHORIZED), here)
                        .fails("Photinus.unauthorized", "Adobe answered 401 401013 …", "Adobe answered 401")
                        .retried(Retry.TOKENS, 4, -1, 1)
                        .advice(CREDENTIALS),
                once(
                                Set.of(
                                        TIMED_OUT,
                                        SERVER_ERROR,
                                        BAD_GATEWAY,
                                        UNAVAILABLE,
                                        TRUNCATED,
                                        RESET,
                                        SILENCE,
                                        RATE_LIMITED,
                                        RATE_LIMITED_UNTIL,
                                        RATE_LIMITED_UNTOLD,
                                        UNAVAILABLE_UNTIL,
                                        REFUSED),
                                here)
                        .finishes()
                        .retried(Retry.POLL, -1, -1, 1)
                        .advice(NOTHING),
                always(Set.of(SERVER_ERROR, BAD_GATEWAY, TRUNCATED, RESET, REFUSED, RATE_LIMITED), here)
                        .fails(
                                "Photinus.deadline",
                                "Adobe had not finished autoTone (job …) after 900 s; it was given up. To the last question: Adobe answered 503 …",
                                "it was given up. To the last question: Adobe ")
                        .retried(Retry.POLL, -1, -1, 1)
                        .advice("What the job has made is lost after an hour. " + OUTAGE),
                always(Set.of(NOT_FOUND), here)
                        .fails("Photinus.unknown_job_id", "Adobe answered 404 unknown_job_id: …", "Adobe answered 404")
                        .retried(Retry.NO, 1, 1, 1)
                        .advice("Adobe has forgotten the job, as it does after some days: start the photo again."),
                always(Set.of(BAD_REQUEST), here)
                        .fails("Photinus.bad_request", "Adobe answered 400 bad_request: …", "Adobe answered 400")
                        .retried(Retry.NO, 1, 1, 1)
                        .advice(OUR_BUG),
                always(Set.of(NOT_ENTITLED), here)
                        .fails(
                                "Photinus.user_non_entitled",
                                "Adobe answered 403 user_non_entitled: …",
                                "Adobe answered 403")
                        .retried(Retry.NO, 1, 1, 1)
                        .advice(CREDENTIALS));
    }

    private static List<FaultRow> results() {
        Set<Subject> hosted = Set.of(
                Subject.CREATE_MASK,
                Subject.REMOVE_BACKGROUND,
                Subject.FILL,
                Subject.LEGACY_FILL,
                Subject.FILL_MASKED_AREAS);
        return List.of(
                always(Set.of(RESULT_EXPIRED), hosted)
                        .fails(STEP_FAILED, "The result could not be fetched (403): its URL has probably expired")
                        .retried(Retry.IN_VAIN, 1, 1, 1)
                        .advice("Adobe keeps results for about an hour, and this one is gone: start the photo again."),
                always(Set.of(NOT_AN_IMAGE), Set.of(Subject.AUTO_TONE))
                        .fails(
                                STEP_FAILED,
                                "Adobe says that it succeeded, but what it wrote cannot be used: …",
                                "what it wrote cannot be used: ")
                        .retried(Retry.IN_VAIN, 1, 1, 1)
                        .advice("What Adobe wrote stays in the bucket, to be looked at. Start the photo again."),
                always(Set.of(NOT_AN_IMAGE), hosted)
                        .fails(STEP_FAILED, "The result calls itself image/png and is no image", " and is no image")
                        .retried(Retry.IN_VAIN, 1, 1, 1)
                        .advice("Nothing was kept of it. See whether a proxy stands between; start the photo again."));
    }

    private static List<FaultRow> cancelling() {
        Set<Subject> here = Set.of(Subject.CANCEL);
        String stays = "Nothing: the job runs to its end, and is paid for once.";
        return List.of(
                once(Set.of(RATE_LIMITED, SERVER_ERROR, BAD_GATEWAY, UNAUTHORIZED, RESET, SILENCE), here)
                        .finishes()
                        .retried(Retry.LAMBDA, 2, 2, 1)
                        .advice(NOTHING),
                once(Set.of(REFUSED), here)
                        .finishes()
                        .retried(Retry.LAMBDA, 2, 1, 1)
                        .advice(NOTHING),
                always(Set.of(SERVER_ERROR, UNAUTHORIZED), here)
                        .fails("not cancelled", "Adobe answered ")
                        .retried(Retry.LAMBDA, 3, 3, 1)
                        .advice(stays),
                always(Set.of(NOT_FOUND), here)
                        .fails("not cancelled", "")
                        .retried(Retry.NO, 1, 1, 1)
                        .advice(stays));
    }

    private static Set<Subject> and(Set<Subject> some, Subject another) {
        Set<Subject> all = EnumSet.copyOf(some);
        all.add(another);
        return all;
    }

    private static Set<Subject> except(Set<Subject> some, Subject... others) {
        Set<Subject> rest = EnumSet.copyOf(some);
        rest.removeAll(List.of(others));
        return rest;
    }

    private static Draft once(Set<Fault> faults, Set<Subject> at) {
        return new Draft(faults, false, at);
    }

    private static Draft always(Set<Fault> faults, Set<Subject> at) {
        return new Draft(faults, true, at);
    }

    /** A row in the making. */
    private static final class Draft {
        private final Set<Fault> faults;
        private final boolean always;
        private final Set<Subject> at;
        private String error = "";
        private String reason = "";
        private String said = "";
        private Retry retry = Retry.NO;
        private int invocations;
        private int calls;
        private int jobs;

        Draft(Set<Fault> faults, boolean always, Set<Subject> at) {
            this.faults = EnumSet.copyOf(faults);
            this.always = always;
            this.at = EnumSet.copyOf(at);
        }

        Draft finishes() {
            return this;
        }

        Draft fails(String name, String because) {
            return fails(name, because, because);
        }

        Draft fails(String name, String because, String surely) {
            error = name;
            reason = because;
            said = surely;
            return this;
        }

        Draft retried(Retry who, int invoked, int called, int accepted) {
            retry = who;
            invocations = invoked;
            calls = called;
            jobs = accepted;
            return this;
        }

        FaultRow advice(String advice) {
            return new FaultRow(faults, always, at, error, reason, said, retry, invocations, calls, jobs, advice);
        }
    }
}
