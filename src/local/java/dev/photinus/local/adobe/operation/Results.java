package dev.photinus.local.adobe.operation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.photinus.local.adobe.http.Answer;
import dev.photinus.local.adobe.http.StandInServer;
import dev.photinus.local.adobe.job.HostedFiles;
import dev.photinus.local.adobe.job.ResultUrls;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Hosts what jobs make, behind pre-signed URLs that expire, and answers as S3 does. */
public final class Results implements HttpHandler {
    /** Where results are served. */
    public static final String PATH = ResultUrls.PATH;

    private final HostedFiles files;
    private final ResultUrls urls;
    private final Duration lifetime;

    /** Results whose URLs live for {@code lifetime}. */
    public Results(HostedFiles files, ResultUrls urls, Duration lifetime) {
        this.files = files;
        this.urls = urls;
        this.lifetime = lifetime;
    }

    /** A result that is kept. */
    interface Hosted {
        /** Its URL, signed as of an instant. */
        String url(Instant signed);
    }

    /** Keeps a result for as long as its URLs can live. */
    Hosted host(URI base, byte[] bytes, String mediaType) {
        return host(base, bytes, mediaType, lifetime);
    }

    /** Keeps a result whose URLs live for {@code validity}. */
    Hosted host(URI base, byte[] bytes, String mediaType, Duration validity) {
        // A URL is signed when its job ends, later than its file is kept: an hour more than any job takes.
        HostedFiles.HostedFile file = files.keep(bytes, mediaType, validity.plusHours(1));
        return signed -> urls.sign(base, PATH + file.name(), signed, validity).toString();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        StandInServer.send(exchange, answer(exchange.getRequestMethod(), exchange.getRequestURI()));
        exchange.close();
    }

    private Answer answer(String method, URI uri) {
        if (!Set.of("GET", "HEAD").contains(method)) {
            return xml(405, "MethodNotAllowed", "The specified method is not allowed against this resource.");
        }
        String query = uri.getRawQuery();
        return switch (urls.check(uri.getRawPath(), query == null ? "" : query)) {
            case FORGED -> xml(403, "SignatureDoesNotMatch", "The request signature does not match.");
            case EXPIRED -> xml(403, "AccessDenied", "Request has expired");
            case GRANTED ->
                files.find(uri.getRawPath().substring(PATH.length()))
                        .map(file -> Answer.of(200, file.mediaType(), files.read(file)))
                        .orElseGet(() -> xml(404, "NoSuchKey", "The specified key does not exist."));
        };
    }

    private static Answer xml(int status, String code, String message) {
        String body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code + "</Code><Message>" + message
                + "</Message></Error>";
        return Answer.of(status, "application/xml", body.getBytes(StandardCharsets.UTF_8));
    }
}
