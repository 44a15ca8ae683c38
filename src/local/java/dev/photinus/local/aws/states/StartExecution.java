package dev.photinus.local.aws.states;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.photinus.local.asl.Execution;
import dev.photinus.local.asl.ExecutionListener;
import dev.photinus.local.aws.AwsJsonServer;
import dev.photinus.local.aws.iam.AccessRequest;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * Step Functions' operation for whoever is not in this process.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html">StartExecution</a>
 */
public final class StartExecution implements AwsJsonServer.Operation {

    /** What clients call the operation. */
    public static final String TARGET = "AWSStepFunctions.StartExecution";

    private static final ObjectMapper JSON = new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    private static final double MILLIS = 1000;

    private final StepFunctions stepFunctions;
    private final Clock clock;
    private final ExecutionListener listener;

    public StartExecution(StepFunctions stepFunctions, Clock clock) {
        this(stepFunctions, clock, ExecutionListener.NONE);
    }

    /** @param listener hears every event of what is started */
    public StartExecution(StepFunctions stepFunctions, Clock clock, ExecutionListener listener) {
        this.stepFunctions = stepFunctions;
        this.clock = clock;
        this.listener = listener;
    }

    /** The rights that the operation needs. */
    public static List<AccessRequest> needed(JsonNode request) {
        return List.of(AccessRequest.of(
                "states:StartExecution", request.path("stateMachineArn").asText()));
    }

    @Override
    public JsonNode answer(JsonNode request) throws AwsJsonServer.RefusedException {
        String name = request.path("name").asText(UUID.randomUUID().toString());
        try {
            Execution execution = stepFunctions.start(
                    request.path("stateMachineArn").asText(),
                    name,
                    JSON.readTree(request.path("input").asText("{}")),
                    listener);
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("executionArn", execution.arn())
                    .put("startDate", clock.millis() / MILLIS);
        } catch (JsonProcessingException e) {
            throw new AwsJsonServer.RefusedException("InvalidExecutionInput", "Invalid State Machine Execution Input");
        } catch (ExecutionAlreadyExistsException e) {
            throw new AwsJsonServer.RefusedException("ExecutionAlreadyExists", String.valueOf(e.getMessage()));
        } catch (StateMachineDoesNotExistException e) {
            throw new AwsJsonServer.RefusedException("StateMachineDoesNotExist", String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw new AwsJsonServer.RefusedException("InvalidName", String.valueOf(e.getMessage()));
        }
    }
}
