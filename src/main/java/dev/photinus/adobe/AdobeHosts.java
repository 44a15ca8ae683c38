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

    /** A job's name in a path: a UUID, or a URN, whose colons may be escaped. Nothing that leads out of the path. */
    private static final String JOB = "(?!\\.{1,2}$)(?:[A-Za-z0-9._~:-]|%3[Aa])+";

    /** Firefly, Photoshop v2, masking; Sensei and Lightroom in the legacy generation. */
    private static final Pattern STATUS_PATH = Pattern.compile("/(v1|v2|v3|sensei|lrService)/status/" + JOB + "/?");

    private static final Pattern CANCEL_PATH = Pattern.compile("/v3/cancel/" + JOB);

    /** What a browser escapes in a path or query; a backslash is not among it, for parsers differ in what it means. */
    private static final Pattern RAW = Pattern.compile("[ |^`{}\"<>]");

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final List<URI> configured;
    private final List<Pattern> statusHosts;
    private final List<Pattern> resultHosts;

    /** @throws IllegalStateException if the token would go to a host in the clear */
    public AdobeHosts(AdobeConfig config) {
        configured = Stream.of(config.firefly(), config.image(), config.photoshop())
                .map(AdobeHosts::encrypted)
                .toList();
        statusHosts = config.statusHosts().stream().map(AdobeHosts::pattern).toList();
        resultHosts = config.resultHosts().stream().map(AdobeHosts::pattern).toList();
    }

    /**
     * The URL of a host that the token, or the client's secret, is sent to.
     *
     * @throws IllegalStateException if they could be read on their way there
     */
    static URI encrypted(AdobeConfig.Host host) {
        if (!keepsSecrets(host.url())) {
            throw new IllegalStateException(
                    "Adobe's hosts are asked over https, and over http in one's own network alone; "
                            + host.url().getScheme() + "://" + host.url().getHost() + " is set");
        }
        return host.url();
    }

    /** Whether nobody can read on the way what is sent there: it is https, or http on this machine or in its own network. */
    public static boolean keepsSecrets(URI url) {
        return url.getHost() != null
                && ("https".equalsIgnoreCase(url.getScheme())
                        || ("http".equalsIgnoreCase(url.getScheme()) && PublicAddress.isOwnNetwork(url.getHost())));
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
    public URI trustedResult(String resultUrl) {
        return checked(escaped(resultUrl), resultHosts, "result");
    }

    /** Adobe's storage names files as they are, with characters that a URL must not hold; browsers escape them on the way. */
    private static String escaped(String url) {
        int path = url.indexOf('/', url.indexOf("://") + 3);
        return path < 0
                ? url
                : url.substring(0, path)
                        + RAW.matcher(url.substring(path)).replaceAll(raw -> "%%%02X"
                                .formatted((int) raw.group().charAt(0)));
    }

    /** Whether a URL is on a host that settings name as it is: wherever that is, it is meant. */
    public boolean isConfigured(URI url) {
        return configured.stream().anyMatch(host -> sameOrigin(host, url));
    }

    private URI checked(String url, List<Pattern> hosts, String what) {
        URI uri = parse(url, what);
        if (!isConfigured(uri) && !onKnownHost(uri, hosts)) {
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
            if (uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null) {
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

    /** A leading {@code *.} stands for any subdomain, any other {@code *} for a part of a name between two dots. */
    private static Pattern pattern(String host) {
        String subdomains = host.startsWith("*.") ? "([a-z0-9-]+\\.)+" : "";
        String rest = host.startsWith("*.") ? host.substring(2) : host;
        return Pattern.compile(
                subdomains + rest.toLowerCase(Locale.ROOT).replace(".", "\\.").replace("*", "[a-z0-9-]+"));
    }
}
