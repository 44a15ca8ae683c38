package dev.photinus.local.adobe.http;

import dev.photinus.local.adobe.contract.Refusal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the endpoint for a method and path. */
final class Routes {
    private final List<Endpoint> endpoints;

    Routes(List<Endpoint> endpoints) {
        this.endpoints = List.copyOf(endpoints);
    }

    /** An endpoint and the values of its path parameters. */
    record Match(Endpoint endpoint, Map<String, String> parameters) {}

    /** Throws a {@link Refusal} with 404 for an unknown path, 405 for a known path with another method. */
    Match find(String method, String path) {
        boolean pathKnown = false;
        for (Endpoint endpoint : endpoints) {
            Optional<Map<String, String>> parameters = match(endpoint.path(), path);
            if (parameters.isPresent()) {
                if (endpoint.method().equals(method)) {
                    return new Match(endpoint, parameters.get());
                }
                pathKnown = true;
            }
        }
        throw pathKnown
                ? Refusal.violation(405, "unsupported_method", "Method not allowed: " + method + " " + path)
                : Refusal.violation(
                        404, "not_found", "Adobe serves nothing at " + path + ", or the stand-in does not play it");
    }

    private static Optional<Map<String, String>> match(String template, String path) {
        String[] expected = template.split("/", -1);
        String[] given = path.split("/", -1);
        if (expected.length != given.length) {
            return Optional.empty();
        }
        Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < expected.length; i++) {
            if (expected[i].startsWith("{")) {
                String name = expected[i].substring(1, expected[i].length() - 1);
                parameters.put(name, URLDecoder.decode(given[i], StandardCharsets.UTF_8));
            } else if (!expected[i].equals(given[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(Map.copyOf(parameters));
    }
}
