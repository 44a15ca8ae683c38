package dev.photinus.adobe;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which URLs may be asked: the access token goes to Adobe's configured hosts and nowhere else, and results are fetched from
 * the hosts that Adobe keeps them at. Whatever URL stands in an input or an answer, it passes here first.
 */
@ApplicationScoped
public class AdobeHosts {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final List<URI> configured;
    private final List<Pattern> statusHosts;
    private final List<Pattern> resultHosts;

    public AdobeHosts(AdobeConfig config) {
        configured = Stream.of(config.ims(), config.firefly(), config.image(), config.photoshop())
                .map(AdobeConfig.Host::url)
                .toList();
        statusHosts = config.statusHosts().stream().map(AdobeHosts::pattern).toList();
        resultHosts = config.resultHosts().stream().map(AdobeHosts::pattern).toList();
    }

    /**
     * The URL, if the access token may be sent to it.
     *
     * @throws AdobeException.Rejected if it is not one of Adobe's hosts
     */
    public String trusted(String statusUrl) {
        return checked(statusUrl, statusHosts, "status");
    }

    /**
     * The URL, if a result may be fetched from it.
     *
     * @throws AdobeException.Rejected if it is neither one of Adobe's hosts nor one that Adobe keeps results at
     */
    public String trustedResult(String resultUrl) {
        return checked(resultUrl, resultHosts, "result");
    }

    private String checked(String url, List<Pattern> hosts, String what) {
        URI uri = parse(url, what);
        if (configured.stream().noneMatch(host -> sameOrigin(host, uri)) && !onKnownHost(uri, hosts)) {
            throw new AdobeException.Rejected(
                    0,
                    "untrusted_host",
                    "The " + what + " URL is on " + uri.getHost() + ", which is not one of Adobe's hosts");
        }
        return url;
    }

    private static URI parse(String url, String what) {
        try {
            URI uri = new URI(url).parseServerAuthority();
            if (uri.getHost() != null && uri.getUserInfo() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // said below; the exception would quote the URL, and with it a signature
        }
        throw new AdobeException.Rejected(
                0, "invalid_url", "The " + what + " URL that Adobe named is not a plain absolute URL");
    }

    private static boolean sameOrigin(URI host, URI uri) {
        return host.getScheme().equalsIgnoreCase(uri.getScheme())
                && (host.getHost().equalsIgnoreCase(uri.getHost()) || (isLoopback(host) && isLoopback(uri)))
                && port(host) == port(uri);
    }

    /** A host on one's own machine may call itself otherwise than its caller does. */
    private static boolean isLoopback(URI uri) {
        return LOOPBACK.contains(uri.getHost().toLowerCase(Locale.ROOT));
    }

    private static boolean onKnownHost(URI uri, List<Pattern> hosts) {
        return "https".equalsIgnoreCase(uri.getScheme())
                && port(uri) == 443
                && hosts.stream().anyMatch(host -> host.matcher(uri.getHost().toLowerCase(Locale.ROOT))
                        .matches());
    }

    private static int port(URI uri) {
        return uri.getPort() != -1 ? uri.getPort() : "http".equalsIgnoreCase(uri.getScheme()) ? 80 : 443;
    }

    /** A leading {@code *.} stands for any subdomain, any other {@code *} for letters and digits. */
    private static Pattern pattern(String host) {
        String subdomains = host.startsWith("*.") ? "([a-z0-9-]+\\.)+" : "";
        String rest = host.startsWith("*.") ? host.substring(2) : host;
        return Pattern.compile(
                subdomains + rest.toLowerCase(Locale.ROOT).replace(".", "\\.").replace("*", "[a-z0-9]+"));
    }
}
