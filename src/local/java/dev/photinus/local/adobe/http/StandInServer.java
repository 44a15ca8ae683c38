package dev.photinus.local.adobe.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Adobe's hosts on one loopback port. The JDK's own server: no dependency, up in milliseconds, and more than enough for the calls of one
 * laptop.
 */
public final class StandInServer implements AutoCloseable {
    private static final int LARGEST_BODY = 16 << 20;

    static {
        // Without it every answer waits some 40 ms for Nagle's algorithm; read once, when the server class is first
        // used.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads;

    private StandInServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Listens on 127.0.0.1.
     *
     * @param port 0 for any free one
     * @param hosted serves the results that Adobe hosts, under {@code hostedPath}
     */
    public static StandInServer start(int port, Dispatcher dispatcher, String hostedPath, HttpHandler hosted) {
        try {
            HttpServer server = HttpServer.create(
                    new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0);
            AtomicInteger count = new AtomicInteger();
            // A thread for each call under way: a synchronous fill holds its own for as long as the job takes, and must
            // not
            // keep others waiting.
            ExecutorService threads = Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task, "adobe-http-" + count.incrementAndGet());
                thread.setDaemon(true);
                return thread;
            });
            server.setExecutor(threads);
            server.createContext("/", exchange -> handle(exchange, dispatcher));
            server.createContext(hostedPath, hosted);
            server.start();
            return new StandInServer(server, threads);
        } catch (IOException e) {
            throw new UncheckedIOException("The stand-in for Adobe cannot listen on 127.0.0.1:" + port, e);
        }
    }

    /** Where the server listens. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void handle(HttpExchange exchange, Dispatcher dispatcher) throws IOException {
        Optional<Answer> answer;
        try (InputStream in = exchange.getRequestBody()) {
            Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            headers.putAll(exchange.getRequestHeaders());
            String host = exchange.getRequestHeaders().getFirst("Host");
            answer = dispatcher.dispatch(new Request(
                    URI.create("http://" + (host == null ? "127.0.0.1" : host)),
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getRawPath(),
                    headers,
                    in.readNBytes(LARGEST_BODY + 1),
                    Map.of(),
                    Optional.empty()));
        }
        if (answer.isPresent()) {
            send(exchange, answer.get());
        }
        exchange.close();
    }

    /** Writes an answer to an exchange. */
    public static void send(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        boolean bodyless =
                answer.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.status(), bodyless ? -1 : answer.body().length);
        if (!bodyless) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(answer.body());
            }
        }
    }
}
