package dev.photinus.function.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The detail of the events {@code Photinus Photo Finished} and {@code Photinus Photo Failed}.
 *
 * @param photo absent where the execution's input names none, or was too large for its own event
 * @param results where the finished pictures are, each with its seed where it has one
 * @param seeds of the results, in their order
 * @param jobs of Adobe's that succeeded: {@code operation}, {@code jobId} and, where it is known, {@code seconds}
 * @param finishedBefore true where the same photo had been finished with the same settings, so that nothing was spent
 * @param error the error's name, of one that failed
 * @param reason a sentence, of one that failed
 * @param failure where there is more about one that failed
 * @param seconds from the execution's start to its end
 * @param execution its ARN; absent where none was started
 */
@RegisterForReflection
public record PhotoNews(
        String workflow,
        @Nullable Place photo,
        List<JsonNode> results,
        List<Long> seeds,
        List<JsonNode> jobs,
        @Nullable Boolean finishedBefore,
        @Nullable String error,
        @Nullable String reason,
        @Nullable Place failure,
        @Nullable Double seconds,
        @Override @Nullable String execution)
        implements News {

    /** Of a photo that failed. */
    public static PhotoNews failed(FailedPhoto failed, Place failure, List<JsonNode> jobs, @Nullable Double seconds) {
        return new PhotoNews(
                failed.workflow(),
                failed.photo(),
                List.of(),
                List.of(),
                jobs,
                null,
                failed.error(),
                failed.reason(),
                failure,
                seconds,
                failed.execution());
    }

    @Override
    public String type() {
        return error == null ? "Photinus Photo Finished" : "Photinus Photo Failed";
    }
}
