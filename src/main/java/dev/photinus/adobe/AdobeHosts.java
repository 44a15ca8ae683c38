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

    /** Firefly, Photoshop v2, masking; Sensei and Lightroom in the legacy generation. */
    private static final Pattern STATUS_PATH =
            Pattern.compile("/(v1|v2|v3|sensei|lrService)/status/(?!\\.{1,2}$)[^/]+");

    private static final Pattern CANCEL_PATH = Pattern.compile("/v3/cancel/(?!\\.{1,2}$)[^/]+");

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final List<URI> configured;
    private final List<Pattern> statusHosts;
    private final List<Pattern> resultHosts;

    public AdobeHosts(AdobeConfig config) {
        configured = Stream.of(config.firefly(), config.image(), config.photoshop())
                .map(AdobeConfig.Host::url)
                .toList();
        statusHosts = config.statusHosts().stream().map(AdobeHosts::pattern).toList();
        resultHosts = config.resultHosts().stream().map(AdobeHosts::pattern).toList();
    }

    /**
     * The URL, if it is one at which a job's status is asked for: the access token may be sent to it.
     *
     * @throws AdobeException.Rejected if it is not on one of Adobe's hosts, or not a status there
     */
    public String trustedStatus(String statusUrl) {
        return onPath(STATUS_PATH, checked(statusUrl, statusHosts, "status"), "status");
    }

    /**
     * The URL, if it is one at which a job is cancelled: the access token may be sent to it.
     *
     * @throws AdobeException.Rejected if it is not on one of Adobe's hosts, or cancels nothing there
     */
    public String trustedCancel(String cancelUrl) {
        return onPath(CANCEL_PATH, checked(cancelUrl, statusHosts, "cancel"), "cancel");
    }

    /**
     * The URL, if a result may be fetched from it.
     *
     * @throws AdobeException.Rejected if it is neither one of Adobe's hosts nor one that Adobe keeps results at
     */
    public String trustedResult(String resultUrl) {
        return checked(resultUrl, resultHosts, "result").toString();
    }

    private URI checked(String url, List<Pattern> hosts, String what) {
        URI uri = parse(url, what);
        if (configured.stream().noneMatch(host -> sameOrigin(host, uri)) && !onKnownHost(uri, hosts)) {
            throw new AdobeException.Rejected(
                    0,
                    "untrusted_host",
                    "The " + what + " URL is on " + uri.getHost() + ", which is not one of Adobe's hosts");
        }
        return uri;
    }

    /** A configured host may have its APIs under a path of its own. */
    private String onPath(Pattern path, URI uri, String what) {
        boolean known = Stream.concat(
                        Stream.of(""),
                        configured.stream()
                                .filter(host -> sameOrigin(host, uri))
                                .map(host -> host.getRawPath().replaceFirst("/$", "")))
                .anyMatch(prefix -> uri.getRawPath().startsWith(prefix)
                        && path.matcher(uri.getRawPath().substring(prefix.length()))
                                .matches());
        if (!known) {
            throw new AdobeException.Rejected(
                    0, "untrusted_path", "The " + what + " URL on " + uri.getHost() + " has a path that is not known");
        }
        return uri.toString();
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
