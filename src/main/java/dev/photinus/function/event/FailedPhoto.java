package dev.photinus.function.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is kept in the bucket of a photo that failed, for people and for programs: a JSON object under {@code failed/}.
 *
 * @param workflow that it was for, or the folder that is no workflow's
 * @param photo absent where the execution's input names none
 * @param error the error's name, such as {@code Photinus.PhotoRefused}
 * @param reason a sentence
 * @param step the state that failed
 * @param whatToDo a sentence
 * @param execution its ARN; absent where none was started
 */
@RegisterForReflection
public record FailedPhoto(
        String workflow,
        @Nullable Place photo,
        String error,
        String reason,
        @Nullable String step,
        String whatToDo,
        @Nullable String execution,
        Instant time) {}
