package dev.photinus.adobe;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Results that Adobe keeps for about an hour, under signed URLs. They are fetched without the access token, from Adobe's hosts
 * and its storage only, and redirects are not followed.
 */
@ApplicationScoped
public class HostedResults {

    /** How the formats begin that Adobe makes: JPEG, PNG, WebP (behind its length), TIFF in both byte orders, PSD. */
    private static final Pattern BEGINNING =
            Pattern.compile("(?s)(\\xff\\xd8\\xff|\\x89PNG\\r\\n\\x1a\\n|RIFF.{4}WEBP|II\\*\\x00|MM\\x00\\*|8BPS).*");

    private static final int LONGEST_BEGINNING = 12;

    private final AdobeHosts hosts;
    private final AdobeConfig.Patience patience;

    public HostedResults(AdobeHosts hosts, AdobeConfig config) {
        this.hosts = hosts;
        this.patience = config.patience();
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
            connection.setConnectTimeout((int) patience.connect().toMillis());
            connection.setReadTimeout((int) patience.result().toMillis());
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
            return new HostedResult(
                    picture(connection.getInputStream(), type), type, connection.getContentLengthLong());
        } catch (IOException e) {
            // not its message: it may quote the URL, and with it the signature
            throw new AdobeException.Passing(
                    "A result could not be fetched from " + url.getHost() + ": "
                            + e.getClass().getSimpleName(),
                    null);
        }
    }

    /** A page that calls itself a picture would be kept as a finished one: so its first bytes are looked at. */
    private static InputStream picture(InputStream bytes, String type) throws IOException {
        PushbackInputStream picture = new PushbackInputStream(bytes, LONGEST_BEGINNING);
        byte[] beginning = picture.readNBytes(LONGEST_BEGINNING);
        if (!BEGINNING
                .matcher(new String(beginning, StandardCharsets.ISO_8859_1))
                .matches()) {
            picture.close();
            throw new AdobeException.Rejected(
                    HttpURLConnection.HTTP_OK, "not_an_image", "The result calls itself " + type + " and is no image");
        }
        picture.unread(beginning);
        return picture;
    }

    private static URL url(String url) {
        try {
            return URI.create(url).toURL();
        } catch (IOException e) {
            throw new AdobeException.Rejected(0, "invalid_url", "The result URL that Adobe named is not one");
        }
    }
}
