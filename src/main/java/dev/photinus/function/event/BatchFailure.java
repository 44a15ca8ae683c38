package dev.photinus.function.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.photinus.function.event.ExecutionStatusChange.Detail;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Why a batch failed, from its end event. Its machine catches nothing, so that AWS can redrive it: error and cause are those of the
 * state that failed, as Step Functions or a function gives them.
 *
 * @param error the error's name, such as {@code Photinus.TooManyFailures}
 * @param reason a sentence
 */
public record BatchFailure(String error, String reason) {

    private static final String TOO_MANY = "States.ExceedToleratedFailureThreshold";
    private static final Pattern EXCEPTION = Pattern.compile("^(?:[A-Za-z_$0-9]+[.])+[A-Za-z_$0-9]+: ");

    /**
     * @param tooMany what to say where more photos have failed than may; null where it is not known
     */
    public static BatchFailure of(Detail ended, @Nullable String tooMany, ObjectMapper json) {
        String error = ended.error();
        if (error == null) {
            return of(ended);
        }
        if (error.equals(TOO_MANY)) {
            return of(ended.failedBy("Photinus.TooManyFailures", tooMany == null ? ended.cause() : tooMany));
        }
        if (error.equals("States.Timeout")) {
            return of(ended.failedBy(error, "A step took longer than it may."));
        }
        // What a function throws has the same name, whatever it was: the message says why
        return of(ended.failedBy(
                error.contains("ApplicationException") ? "Photinus.StepFailed" : error,
                ended.cause() == null ? null : words(ended.cause(), json)));
    }

    private static BatchFailure of(Detail ended) {
        Fault fault = Fault.of(ended);
        return new BatchFailure(fault.error(), fault.reason());
    }

    /** The words in a cause: the message of what Lambda says of a function that failed, without the exception's class. */
    public static String words(String cause, ObjectMapper json) {
        return EXCEPTION.matcher(message(cause, json)).replaceFirst("");
    }

    private static String message(String cause, ObjectMapper json) {
        try {
            return cause.startsWith("{")
                    ? json.readTree(cause).path("errorMessage").asText(cause)
                    : cause;
        } catch (JsonProcessingException e) {
            return cause;
        }
    }
}
