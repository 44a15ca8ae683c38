package dev.photinus.adobe;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * Reads a body by what it is, not by what its headers say: gateways and proxies deliver Adobe's JSON as {@code text/html} or
 * {@code text/plain}, as {@code application/problem+json}, without a Content-Type, or compressed although the request did not
 * allow it. An answer that could not be read would look lost, and its job would be submitted, and paid for, twice.
 */
public final class JsonResponseFilter implements ClientResponseFilter {

    /** The longest answer, uncompressed, in bytes; Adobe's have a few kilobytes. */
    private static final int LONGEST = 16 << 20;

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) throws IOException {
        if (!response.hasEntity()) {
            return;
        }
        byte[] body = uncompressed(response.getEntityStream().readAllBytes());
        response.setEntityStream(new ByteArrayInputStream(body));
        response.getHeaders().remove(HttpHeaders.CONTENT_ENCODING);
        if (isJson(body)) {
            response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
        }
    }

    /** @see <a href="https://www.rfc-editor.org/rfc/rfc1952#section-2.3.1">RFC 1952: how gzip begins</a> */
    private static byte[] uncompressed(byte[] body) throws IOException {
        if (body.length < 2 || (body[0] & 0xff) != 0x1f || (body[1] & 0xff) != 0x8b) {
            return body;
        }
        try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] bytes = plain.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw new IOException("The answer is larger than " + (LONGEST >> 20) + " MB");
            }
            return bytes;
        }
    }

    /** Whether the first character, behind a byte order mark and white space, begins an object or a list. */
    private static boolean isJson(byte[] body) {
        int at = body.length > 2 && (body[0] & 0xff) == 0xef && (body[1] & 0xff) == 0xbb ? 3 : 0;
        while (at < body.length && Character.isWhitespace(body[at])) {
            at++;
        }
        return at < body.length && (body[at] == '{' || body[at] == '[');
    }
}
