package dev.photinus.function.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * The detail of the events {@code Photinus Batch Finished} and {@code Photinus Batch Failed}.
 *
 * @param workflow that its photos go through, where that is known
 * @param batch its name
 * @param summary the counts and where the file with the failed photos is; absent where there are no results
 * @param error the error's name, of one that failed
 * @param reason a sentence, of one that failed
 * @param seconds from the execution's start to its end
 * @param execution its ARN
 */
@RegisterForReflection
public record BatchNews(
        @Nullable String workflow,
        String batch,
        @Nullable JsonNode summary,
        @Nullable String error,
        @Nullable String reason,
        double seconds,
        @Override String execution)
        implements News {

    @Override
    public String type() {
        return error == null ? "Photinus Batch Finished" : "Photinus Batch Failed";
    }
}
