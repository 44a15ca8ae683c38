package dev.photinus.local.adobe.operation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.photinus.local.adobe.contract.Family;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.contract.Refusal;
import dev.photinus.local.adobe.gate.Credentials;
import dev.photinus.local.adobe.gate.Tokens;
import dev.photinus.local.adobe.http.Answer;
import dev.photinus.local.adobe.http.Endpoint;
import dev.photinus.local.adobe.http.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Gives a token for the right credentials.
 *
 * @see <a href="https://developer.adobe.com/developer-console/docs/guides/authentication/ServerToServerAuthentication/implementation">OAuth
 *     server-to-server</a>
 */
public final class IssueToken implements Endpoint {
    private static final Set<String> PARAMETERS = Set.of("grant_type", "client_id", "client_secret", "scope");
    private static final Set<String> SCOPES =
            Set.of("openid", "AdobeID", "session", "additional_info", "read_organizations", "firefly_api", "ff_apis");

    private final Credentials credentials;
    private final Tokens tokens;

    /** Accepts one pair of credentials. */
    public IssueToken(Credentials credentials, Tokens tokens) {
        this.credentials = credentials;
        this.tokens = tokens;
    }

    @Override
    public Family family() {
        return Family.IMS;
    }

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return "/ims/token/v3";
    }

    @Override
    public Operation operation(Request request) {
        return Operation.AUTHENTICATE;
    }

    @Override
    public Set<String> mediaTypes() {
        return Set.of("application/x-www-form-urlencoded");
    }

    @Override
    public Answer answer(Request request) {
        Map<String, String> form = form(request.body());
        form.keySet().stream()
                .filter(name -> !PARAMETERS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Refusal.violation(400, "invalid_request", "unknown parameter " + name);
                });
        if (!"client_credentials".equals(form.get("grant_type"))) {
            throw Refusal.violation(400, "unsupported_grant_type", "grant_type must be client_credentials");
        }
        if (!credentials.equals(given(form))) {
            throw Refusal.of(400, "invalid_client", "invalid client_id or client_secret parameter");
        }
        Set<String> scopes = scopes(form.getOrDefault("scope", ""));
        String token = tokens.issue(credentials.clientId(), scopes);
        return Answer.json(
                200,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("access_token", token)
                        .put("token_type", "bearer")
                        .put("expires_in", tokens.lifetime().toSeconds()));
    }

    private static Credentials given(Map<String, String> form) {
        try {
            return new Credentials(form.getOrDefault("client_id", ""), form.getOrDefault("client_secret", ""));
        } catch (IllegalArgumentException blank) {
            throw Refusal.violation(400, "invalid_client", "missing client_id or client_secret parameter");
        }
    }

    private static Set<String> scopes(String scope) {
        Set<String> scopes = Arrays.stream(scope.split("[, ]+", -1))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        if (scopes.isEmpty() || !SCOPES.containsAll(scopes)) {
            throw Refusal.violation(400, "invalid_scope", "scope must be a list from " + String.join(",", SCOPES));
        }
        return scopes;
    }

    private static Map<String, String> form(byte[] body) {
        Map<String, String> form = new HashMap<>();
        for (String pair : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return form;
    }
}
