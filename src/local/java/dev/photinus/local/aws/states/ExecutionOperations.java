package dev.photinus.local.aws.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.photinus.local.asl.ExecutionNotRedrivableException;
import dev.photinus.local.aws.AwsJsonServer;
import dev.photinus.local.aws.AwsJsonServer.RefusedException;
import dev.photinus.local.aws.iam.AccessRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Step Functions' operations on an execution that was started: DescribeExecution, StopExecution and RedriveExecution.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_Operations.html">Actions</a>
 */
public final class ExecutionOperations {

    private static final String PREFIX = "AWSStepFunctions.";

    private ExecutionOperations() {}

    /** The right that a request needs: on the execution that it names. */
    public static List<AccessRequest> needed(String target, JsonNode request) {
        return target.startsWith(PREFIX)
                ? List.of(AccessRequest.of(
                        "states:" + target.substring(PREFIX.length()),
                        request.path("executionArn").asText()))
                : List.of();
    }

    /** Has the server answer the operations. */
    public static void serve(AwsJsonServer server, StepFunctions stepFunctions) {
        server.serve(
                PREFIX + "DescribeExecution", request -> refusing(() -> stepFunctions.describe(executionArn(request))));
        server.serve(
                PREFIX + "StopExecution",
                request -> refusing(() -> date(
                        "stopDate",
                        ExecutionDescription.seconds(stepFunctions.stop(
                                executionArn(request), text(request, "error"), text(request, "cause"))))));
        server.serve(
                PREFIX + "RedriveExecution",
                request -> refusing(() -> date(
                        "redriveDate",
                        ExecutionDescription.seconds(
                                stepFunctions.redrive(executionArn(request), text(request, "clientToken"))))));
    }

    @FunctionalInterface
    private interface Answer {
        JsonNode get() throws RefusedException;
    }

    private static JsonNode refusing(Answer answer) throws RefusedException {
        try {
            return answer.get();
        } catch (ExecutionDoesNotExistException e) {
            throw new RefusedException("ExecutionDoesNotExist", String.valueOf(e.getMessage()));
        } catch (ExecutionNotRedrivableException e) {
            throw new RefusedException("ExecutionNotRedrivable", String.valueOf(e.getMessage()));
        }
    }

    private static String executionArn(JsonNode request) throws RefusedException {
        String arn = request.path("executionArn").asText();
        if (!arn.startsWith("arn:") || !arn.contains(":execution:")) {
            throw new RefusedException("InvalidArn", "Invalid Arn: '" + arn + "'");
        }
        return arn;
    }

    private static @Nullable String text(JsonNode request, String name) {
        return request.hasNonNull(name) ? request.path(name).asText() : null;
    }

    private static JsonNode date(String name, double seconds) {
        return JsonNodeFactory.instance.objectNode().put(name, seconds);
    }
}
