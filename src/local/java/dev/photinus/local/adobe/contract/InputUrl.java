package dev.photinus.local.adobe.contract;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which URLs Adobe reads from and writes to: pre-signed ones at a few storage providers. The stand-in adds the loopback address, because that
 * is where a laptop's S3 and its own results are.
 */
public final class InputUrl {
    private static final List<String> FIREFLY_SYNC = List.of("amazonaws.com", "windows.net", "dropboxusercontent.com");
    private static final List<String> FIREFLY = with(FIREFLY_SYNC, "storage.googleapis.com");
    /** Photoshop and Lightroom read from Frame.io besides. */
    private static final List<String> PHOTOSHOP = with(FIREFLY, "assets.frame.io");

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private InputUrl() {}

    /**
     * The URL, checked.
     *
     * @param family whose rules hold
     * @param location where in the body it stands
     * @throws Refusal when it is no absolute URL or lies at a host that Adobe does not read from
     */
    public static URI checked(Family family, String url, Object... location) {
        URI uri = parsed(url);
        if (uri == null || uri.getHost() == null || uri.getScheme() == null) {
            throw Refusal.invalid(Problem.value("is not an absolute URL", location));
        }
        String host = uri.getHost();
        if (LOOPBACK.contains(host)) {
            return uri;
        }
        List<String> providers = providers(family);
        if (providers.stream().noneMatch(provider -> host.equals(provider) || host.endsWith("." + provider))) {
            throw Refusal.invalid(Problem.value(
                    "the domain " + host + " is not allowed; allowed are " + String.join(", ", providers), location));
        }
        if (!"https".equals(uri.getScheme())) {
            throw Refusal.invalid(Problem.value("must be an https URL", location));
        }
        return uri;
    }

    private static List<String> providers(Family family) {
        return switch (family) {
            case FIREFLY_SYNC -> FIREFLY_SYNC;
            case FIREFLY -> FIREFLY;
            default -> PHOTOSHOP;
        };
    }

    private static List<String> with(List<String> providers, String more) {
        return Stream.concat(providers.stream(), Stream.of(more)).toList();
    }

    private static @Nullable URI parsed(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
