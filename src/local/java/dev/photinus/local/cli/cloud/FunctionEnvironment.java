package dev.photinus.local.cli.cloud;

import dev.photinus.local.aws.LocalCredentials;
import dev.photinus.local.cli.workflow.AdobeHost;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the functions are told by their environment: where AWS and Adobe are on this machine, and with which credentials. */
record FunctionEnvironment(URI s3, URI dynamoDb, LocalCredentials aws, AdobeHost adobe, @Nullable URI standIn) {

    private static final String CLIENT_ID = "FIREFLY_SERVICES_CLIENT_ID";
    private static final String CLIENT_SECRET = "FIREFLY_SERVICES_CLIENT_SECRET";
    private static final List<String> QUOTAS = List.of("FIREFLY", "REMOVE_BACKGROUND", "MASKING", "PHOTOSHOP");

    /** @param clientId of the pair that a host gets which is not Adobe's own, where the command's environment has none */
    Map<String, String> variables(Map<String, String> environment, String clientId, String clientSecret) {
        Map<String, String> variables = new HashMap<>(aws.environment());
        variables.put("QUARKUS_S3_ENDPOINT_OVERRIDE", s3.toString());
        variables.put("QUARKUS_S3_PATH_STYLE_ACCESS", "true");
        variables.put("AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.toString());
        boolean asked = environment.containsKey(CLIENT_ID) && !(adobe instanceof AdobeHost.StandIn);
        variables.put(CLIENT_ID, asked ? environment.getOrDefault(CLIENT_ID, "") : clientId);
        variables.put(CLIENT_SECRET, asked ? environment.getOrDefault(CLIENT_SECRET, "") : clientSecret);
        URI host = adobe instanceof AdobeHost.Other other ? other.base() : standIn;
        if (host != null) {
            List.of("IMS", "FIREFLY", "IMAGE", "PHOTOSHOP")
                    .forEach(name -> variables.put("ADOBE_" + name + "_URL", host.toString()));
        }
        if (!hasAdobesQuota()) {
            QUOTAS.forEach(quota -> variables.put("QUOTA_" + quota + "_REQUESTS", "0"));
        }
        return variables;
    }

    private boolean hasAdobesQuota() {
        return adobe instanceof AdobeHost.Live || (adobe instanceof AdobeHost.StandIn played && played.realistic());
    }
}
