package dev.photinus.local.adobe.job;

import dev.photinus.local.adobe.contract.Problem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Reads the photos that callers point to and writes where they say, by pre-signed URL, as Adobe does. Messages never hold a URL's query. */
public final class RemoteFiles {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Duration patience;

    /** @param patience how long a host is asked again that does not answer at all, as Adobe's services do */
    public RemoteFiles(Duration patience) {
        this.patience = patience;
    }

    /** Built in the background: it sets up TLS, which takes two tenths of a second. */
    private final CompletableFuture<HttpClient> http = CompletableFuture.supplyAsync(() -> HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build());

    /**
     * The bytes behind a URL.
     *
     * @param location where in the request the URL stands
     * @throws JobFailed when they cannot be had
     */
    public byte[] read(URI url, Object... location) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url).timeout(TIMEOUT).build();
        HttpResponse<byte[]> response = send(request, "could not be read", BodyHandlers.ofByteArray(), location);
        if (response.statusCode() != 200) {
            throw failed("could not be read: its host answered " + response.statusCode(), location);
        }
        return response.body();
    }

    /**
     * Puts bytes to a URL.
     *
     * @throws JobFailed when the host does not take them
     */
    public void write(URI url, byte[] bytes, String mediaType, Object... location) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(TIMEOUT)
                .header("Content-Type", mediaType)
                .PUT(BodyPublishers.ofByteArray(bytes))
                .build();
        HttpResponse<Void> response = send(request, "could not be written", BodyHandlers.discarding(), location);
        if (response.statusCode() / 100 != 2) {
            throw failed("could not be written: its host answered " + response.statusCode(), location);
        }
    }

    private <T> HttpResponse<T> send(
            HttpRequest request, String what, HttpResponse.BodyHandler<T> handler, Object... location)
            throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return http.join().send(request, handler);
            } catch (IOException e) {
                if (System.nanoTime() >= deadline) {
                    throw failed(
                            what + ": no answer from its host (" + e.getClass().getSimpleName() + ")", location);
                }
                Thread.sleep(PAUSE.toMillis());
            }
        }
    }

    private static JobFailed failed(String message, Object... location) {
        return new JobFailed(Problem.value("the URL " + message, location));
    }
}
