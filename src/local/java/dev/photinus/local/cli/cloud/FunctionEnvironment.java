package dev.photinus.local.cli.cloud;

import dev.photinus.local.adobe.gate.Credentials;
import dev.photinus.local.aws.LocalCredentials;
import dev.photinus.local.cli.workflow.AdobeHost;
import dev.photinus.local.cli.workflow.CloudSettings;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the functions are told by their environment: where AWS and Adobe are, with which credentials, and which of Adobe's
 * APIs to speak.
 *
 * @param s3 on this machine; null for AWS's own
 * @param aws the credentials of this machine's AWS
 * @param others of AWS's services that are on this machine, Secrets Manager, Step Functions and EventBridge; null where functions
 *     need none, and find Adobe's credentials in the environment
 * @param standIn that plays Adobe; null where another host does
 */
public record FunctionEnvironment(
        @Nullable URI s3,
        URI dynamoDb,
        @Nullable URI others,
        LocalCredentials aws,
        CloudSettings settings,
        @Nullable URI standIn) {

    private static final String CLIENT_ID = "FIREFLY_SERVICES_CLIENT_ID";
    private static final String CLIENT_SECRET = "FIREFLY_SERVICES_CLIENT_SECRET";
    private static final List<String> AWS = List.of(
            "AWS_ACCESS_KEY_ID",
            "AWS_SECRET_ACCESS_KEY",
            "AWS_SESSION_TOKEN",
            "AWS_REGION",
            "AWS_PROFILE",
            "HOME",
            "PATH");
    private static final List<String> QUOTAS = List.of("FIREFLY", "REMOVE_BACKGROUND", "MASKING", "PHOTOSHOP");

    /**
     * Everything but the access keys of roles.
     *
     * @param client Adobe's credentials where the command's environment has none
     */
    public Map<String, String> variables(Map<String, String> environment, Credentials client) {
        Map<String, String> variables = new HashMap<>();
        if (s3 == null) {
            AWS.stream()
                    .filter(environment::containsKey)
                    .forEach(name -> variables.put(name, environment.getOrDefault(name, "")));
        } else {
            variables.putAll(aws.environment());
            variables.put("QUARKUS_S3_ENDPOINT_OVERRIDE", s3.toString());
            variables.put("QUARKUS_S3_PATH_STYLE_ACCESS", "true");
        }
        variables.put("AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.toString());
        if (others != null) {
            variables.put("AWS_ENDPOINT_URL_SFN", others.toString());
            variables.put("AWS_ENDPOINT_URL_EVENTBRIDGE", others.toString());
            variables.put("AWS_ENDPOINT_URL_SECRETS_MANAGER", others.toString());
        } else {
            variables.putAll(adobeCredentials(environment, client));
        }
        URI host = settings.adobe() instanceof AdobeHost.Other other ? other.base() : standIn;
        if (host != null) {
            List.of("IMS", "FIREFLY", "IMAGE", "PHOTOSHOP")
                    .forEach(name -> variables.put("ADOBE_" + name + "_URL", host.toString()));
        }
        variables.put("ADOBE_GENERATION", settings.generation().toString());
        if (!hasAdobesQuota()) {
            QUOTAS.forEach(quota -> variables.put("QUOTA_" + quota, "none"));
        }
        variables.putAll(settings.exceptions());
        return variables;
    }

    /** Adobe's credentials, by the names that they have in the environment and in the secret. */
    Map<String, String> adobeCredentials(Map<String, String> environment, Credentials client) {
        boolean asked = environment.containsKey(CLIENT_ID) && !(settings.adobe() instanceof AdobeHost.StandIn);
        return asked
                ? Map.of(
                        CLIENT_ID, environment.getOrDefault(CLIENT_ID, ""),
                        CLIENT_SECRET, environment.getOrDefault(CLIENT_SECRET, ""))
                : Map.of(CLIENT_ID, client.clientId(), CLIENT_SECRET, client.clientSecret());
    }

    private boolean hasAdobesQuota() {
        return settings.adobe() instanceof AdobeHost.Live
                || (settings.adobe() instanceof AdobeHost.StandIn played && played.realistic());
    }
}
