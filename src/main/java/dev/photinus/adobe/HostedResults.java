package dev.photinus.adobe;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Results that Adobe keeps for about an hour, under signed URLs. They are fetched without the access token, from Adobe's hosts
 * and its storage only, over https and from the internet's addresses; redirects are not followed, and what is too much or takes
 * too long is given up. A host that the settings name may be anywhere, also on one's own machine.
 */
@ApplicationScoped
public class HostedResults {

    private static final int LONGEST_BEGINNING = 12;

    /** The largest pictures that Adobe makes are cutouts of 36 megapixels, as PNG. */
    static final long LARGEST = 256L << 20;

    /** From its first byte to its last; {@code publish} has two minutes. */
    private static final Duration LONGEST = Duration.ofSeconds(90);

    private final AdobeHosts hosts;
    private @Nullable SSLSocketFactory publicSockets;
    private final AdobeConfig.Patience patience;

    public HostedResults(AdobeHosts hosts, AdobeConfig config) {
        this.hosts = hosts;
        this.patience = config.patience();
    }

    /**
     * A result that is being read.
     *
     * @param mediaType what its bytes are; hosts often say {@code binary/octet-stream}, which is S3's default
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
     * @throws AdobeException.Rejected if it is not on one of Adobe's hosts, not there any more, too large, or not an image
     * @throws AdobeException.Passing if it may be there in a while
     */
    public HostedResult open(String resultUrl) {
        URI url = hosts.trustedResult(resultUrl);
        try {
            return read(connection(url, hosts.isConfigured(url)));
        } catch (PublicSockets.PrivateAddressException e) {
            throw new AdobeException.Rejected(
                    0, "untrusted_address", "The result is not fetched from " + url.getHost() + ": " + e.getMessage());
        } catch (IOException e) {
            // not its message: it may quote the URL, and with it the signature
            throw new AdobeException.Passing(
                    "A result could not be fetched from " + url.getHost() + ": "
                            + e.getClass().getSimpleName(),
                    null);
        }
    }

    /** @param anywhere whether the host may have an address of one's own network */
    HttpURLConnection connection(URI url, boolean anywhere) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout((int) patience.connect().toMillis());
        connection.setReadTimeout((int) patience.result().toMillis());
        // not kept for the next event, which would find it dead if the function was frozen meanwhile
        connection.setRequestProperty("Connection", "close");
        if (!anywhere) {
            ((HttpsURLConnection) connection).setSSLSocketFactory(publicSockets());
        }
        return connection;
    }

    private synchronized SSLSocketFactory publicSockets() {
        if (publicSockets == null) {
            publicSockets = new PublicSockets();
        }
        return publicSockets;
    }

    private static HostedResult read(HttpURLConnection connection) throws IOException {
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
        long length = connection.getContentLengthLong();
        if (length > LARGEST) {
            throw BoundedStream.tooLarge(LARGEST);
        }
        PushbackInputStream picture = new PushbackInputStream(
                new BoundedStream(connection.getInputStream(), LARGEST, LONGEST, System::nanoTime), LONGEST_BEGINNING);
        byte[] beginning = picture.readNBytes(LONGEST_BEGINNING);
        Optional<PictureType> type = PictureType.of(beginning);
        if (type.isEmpty()) {
            picture.close();
            throw new AdobeException.Rejected(
                    status, "not_an_image", "The result calls itself " + said(connection) + " and is no image");
        }
        picture.unread(beginning);
        return new HostedResult(picture, type.get().mediaType(), length);
    }

    private static String said(HttpURLConnection connection) {
        String type = connection.getContentType();
        return type == null ? "nothing" : Redacted.text(type.toLowerCase(Locale.ROOT));
    }
}
