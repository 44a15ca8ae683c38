package dev.photinus.function.event;

import dev.photinus.adobe.Redacted;
import dev.photinus.function.event.ExecutionStatusChange.Detail;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Why an execution did not succeed, from what its last event says: {@code error} and {@code cause} of a state machine, whose
 * causes end with the state that failed.
 *
 * @param error the error's name
 * @param reason a sentence, without what must not be passed on
 * @param step the state that failed, where that is known
 * @param whatToDo a sentence for whoever wants the photo
 */
public record Fault(String error, String reason, @Nullable String step, String whatToDo) {

    private static final int LONGEST_REASON = 2000;
    private static final Pattern STEP = Pattern.compile("(?s)(.*) \\(at ([^()]+)\\)");
    private static final String AGAIN =
            "Redrive the execution, or put the photo into the same folder again: what is paid for is not paid again.";
    private static final String CONTENT =
            "Adobe does not work on such a photo or prompt: take another one, and start the workflow again.";
    private static final String RIGHTS =
            "Nobody gets further before that: look in Adobe's Admin Console at the credits, and in its Developer Console at the"
                    + " rights of the credentials. Then redrive the execution.";

    /** Of what a machine says itself, without a step that failed. */
    private static final Map<String, String> STEPS =
            Map.of("Photinus.PhotoRefused", "Inspect Photo", "Photinus.LabelNotFound", "Mask Objects");

    private static final Map<String, String> WHAT_TO_DO = Map.ofEntries(
            Map.entry(
                    "Photinus.PhotoRefused",
                    "Correct what the reason names, and put the photo into the same folder again."),
            Map.entry(
                    "Photinus.LabelNotFound",
                    "Name something that is on the photo, and start the workflow again with it."),
            Map.entry("Photinus.prompt_unsafe", CONTENT),
            Map.entry("Photinus.prompt_entity_denied", CONTENT),
            Map.entry("Photinus.image_unsafe", CONTENT),
            Map.entry("Photinus.input_media_unsafe", CONTENT),
            Map.entry("Photinus.output_media_unsafe", CONTENT),
            Map.entry("Photinus.400411", CONTENT),
            Map.entry("Photinus.legal_error", CONTENT),
            Map.entry("Photinus.language_not_supported", "Write the prompt in English, and start the workflow again."),
            Map.entry(
                    "Photinus.api_retired",
                    "Adobe has switched off what finds objects or removes them: give masks of your own if it is the finding, else"
                            + " remove the object in Photoshop."),
            Map.entry("Photinus.403401", RIGHTS),
            Map.entry("Photinus.403421", RIGHTS),
            Map.entry("Photinus.403000", RIGHTS),
            Map.entry("Photinus.403003", RIGHTS),
            Map.entry("Photinus.quota_exhausted", RIGHTS),
            Map.entry("Photinus.user_non_entitled", RIGHTS),
            Map.entry("Photinus.user_profile_denied", RIGHTS),
            Map.entry("Photinus.invalid_ims_scope", RIGHTS));

    /** Of an execution that has ended otherwise than well. */
    public static Fault of(Detail ended) {
        String error = ended.error() == null ? "Photinus." + ended.status() : ended.error();
        String cause = Redacted.text(ended.cause() == null ? unsaid(ended) : ended.cause());
        Matcher withStep = STEP.matcher(cause);
        boolean saysStep = withStep.matches();
        String reason = saysStep ? withStep.group(1) : cause;
        return new Fault(
                Redacted.text(error),
                reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…",
                saysStep ? withStep.group(2) : STEPS.get(error),
                whatToDo(ended.status(), error));
    }

    private static String unsaid(Detail ended) {
        return switch (ended.status()) {
            case "TIMED_OUT" -> "The workflow took longer than it may.";
            case "ABORTED" -> "The workflow was stopped.";
            default -> "The workflow failed without saying why.";
        };
    }

    private static String whatToDo(String status, String error) {
        return status.equals("ABORTED")
                ? "Somebody stopped it. If it is wanted still: " + Character.toLowerCase(AGAIN.charAt(0))
                        + AGAIN.substring(1)
                : WHAT_TO_DO.getOrDefault(error, "Look at the execution: its history says more. " + AGAIN);
    }
}
