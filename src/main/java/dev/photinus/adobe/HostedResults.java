package dev.photinus.adobe;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.util.Locale;

/**
 * Results that Adobe keeps for about an hour, under signed URLs. They are fetched without the access token, from Adobe's hosts
 * and its storage only, and redirects are not followed.
 */
@ApplicationScoped
public class HostedResults {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int READ_MILLIS = 30_000;

    private final AdobeHosts hosts;

    public HostedResults(AdobeHosts hosts) {
        this.hosts = hosts;
    }

    /**
     * A result that is being read.
     *
     * @param length in bytes; -1 where Adobe does not say
     */
    public record HostedResult(InputStream bytes, String mediaType, long length) implements Closeable {

        @Override
        public void close() throws IOException {
            bytes.close();
        }
    }

    /**
     * Begins to read a result.
     *
     * @throws AdobeException.Rejected if it is not on one of Adobe's hosts, not there any more, or not an image
     * @throws AdobeException.Passing if it may be there in a while
     */
    public HostedResult open(String resultUrl) {
        URL url = url(hosts.trustedResult(resultUrl));
        try {
            HttpURLConnection connection = (HttpURLConnection) url.openConnection();
            connection.setInstanceFollowRedirects(false);
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(READ_MILLIS);
            int status = connection.getResponseCode();
            if (status >= 500) {
                throw new AdobeException.Passing("The host of a result answered " + status, null);
            }
            if (status != HttpURLConnection.HTTP_OK) {
                throw new AdobeException.Rejected(
                        status,
                        "result_gone",
                        "The result could not be fetched (" + status + "): its URL has probably expired");
            }
            String type = String.valueOf(connection.getContentType()).toLowerCase(Locale.ROOT);
            if (!type.startsWith("image/")) {
                throw new AdobeException.Rejected(status, "not_an_image", "The result is not an image but " + type);
            }
            return new HostedResult(connection.getInputStream(), type, connection.getContentLengthLong());
        } catch (IOException e) {
            // not its message: it may quote the URL, and with it the signature
            throw new AdobeException.Passing(
                    "A result could not be fetched from " + url.getHost() + ": "
                            + e.getClass().getSimpleName(),
                    null);
        }
    }

    private static URL url(String url) {
        try {
            return URI.create(url).toURL();
        } catch (IOException e) {
            throw new AdobeException.Rejected(0, "invalid_url", "The result URL that Adobe named is not one");
        }
    }
}
