package dev.photinus.local.aws.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.photinus.local.aws.AwsJsonServer.RefusedException;
import dev.photinus.local.aws.RequestGuard;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Guards services with a JSON protocol: verifies the signature, and asks the account whether the principal has every right that the
 * operation needs. An operation whose rights are not known is the administrator's alone.
 */
public final class ServiceGuard implements RequestGuard {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LocalAccount account;
    private final RequestSignature signature;
    private final BiFunction<String, JsonNode, List<AccessRequest>> rights;

    /** @param rights what an operation, named by its target, needs with a request; none where that is not known */
    public ServiceGuard(LocalAccount account, Clock clock, BiFunction<String, JsonNode, List<AccessRequest>> rights) {
        this.account = account;
        this.signature = new RequestSignature(account.keys(), clock);
        this.rights = rights;
    }

    @Override
    public void check(String target, Map<String, List<String>> headers, byte[] body) throws RefusedException {
        var principal = signature.verify(headers, body);
        if (principal instanceof Principal.Administrator) {
            return;
        }
        var needed = rights.apply(target, parse(body));
        if (needed.isEmpty()) {
            throw new RefusedException(
                    "AccessDeniedException",
                    "User: " + principal.arn() + " is not authorized to perform: " + target
                            + ", whose rights the local cloud does not know");
        }
        for (var request : needed) {
            var decision = account.control().decide(principal, request);
            if (!decision.isAllowed()) {
                throw new RefusedException(
                        "AccessDeniedException", AccessControl.message(principal, request, decision));
            }
        }
    }

    private static JsonNode parse(byte[] body) throws RefusedException {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new RefusedException("SerializationException", "The request is no JSON");
        }
    }
}
