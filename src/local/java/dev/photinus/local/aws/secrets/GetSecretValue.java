package dev.photinus.local.aws.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.photinus.local.aws.AwsJsonServer;
import dev.photinus.local.aws.iam.AccessRequest;
import java.util.List;
import java.util.Map;

/**
 * Secrets Manager's operation that reads a secret.
 *
 * @see <a href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html">GetSecretValue</a>
 */
public final class GetSecretValue implements AwsJsonServer.Operation {

    /** What clients call the operation. */
    public static final String TARGET = "secretsmanager.GetSecretValue";

    private final Map<String, String> secrets;

    /** @param secrets the texts of the secrets by their ARNs */
    public GetSecretValue(Map<String, String> secrets) {
        this.secrets = Map.copyOf(secrets);
    }

    /** The rights that the operation needs. */
    public static List<AccessRequest> needed(JsonNode request) {
        return List.of(AccessRequest.of(
                "secretsmanager:GetSecretValue", request.path("SecretId").asText()));
    }

    @Override
    public JsonNode answer(JsonNode request) throws AwsJsonServer.RefusedException {
        String arn = request.path("SecretId").asText();
        String secret = secrets.get(arn);
        if (secret == null) {
            throw new AwsJsonServer.RefusedException(
                    "ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
        }
        return JsonNodeFactory.instance.objectNode().put("ARN", arn).put("SecretString", secret);
    }
}
