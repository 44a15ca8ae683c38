package dev.photinus.local.cli.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.photinus.local.asl.ExecutionResult;
import dev.photinus.local.asl.ExecutionStatus;
import dev.photinus.local.cli.workflow.Course;
import dev.photinus.local.cli.workflow.Made;
import dev.photinus.local.cli.workflow.PhotoResult;
import java.io.IOException;

/** What the end of a photo's execution means for the photo. */
record PhotoResults(ExecutionOutput output) {

    PhotoResult of(ExecutionResult result, Course course) {
        JsonNode said = result.output();
        if (result.status() != ExecutionStatus.SUCCEEDED || said == null) {
            return new PhotoResult.Failed(reason(result), Made.NOTHING, course);
        }
        try {
            Made made = output.read(said);
            return said.path("finishedBefore").asBoolean()
                    ? new PhotoResult.Skipped(
                            made, "It was finished before: the same photo, with the same settings.", course)
                    : new PhotoResult.Succeeded(made, course);
        } catch (IOException e) {
            return new PhotoResult.Failed(
                    "The finished photo could not be taken out of the bucket: " + e.getMessage(), Made.NOTHING, course);
        }
    }

    static String reason(ExecutionResult result) {
        if (result.cause() != null) {
            return result.cause();
        }
        return switch (result.status()) {
            case TIMED_OUT -> "The workflow took longer than it may.";
            case ABORTED -> "The workflow was stopped.";
            default -> result.error() == null ? "The workflow failed without a reason." : result.error();
        };
    }
}
