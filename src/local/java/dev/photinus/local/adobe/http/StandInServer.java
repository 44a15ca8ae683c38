package dev.photinus.local.adobe.http;

import com.sun.net.httpserver.HttpContext;
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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

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

    private final Dispatcher dispatcher;
    private final String hostedPath;
    private final HttpHandler hosted;
    private final ExecutorService threads;
    private final int port;
    private final Optional<Duration> idleTimeout;
    private HttpServer server;
    private @Nullable ConnectionRelay relay;
    private boolean away;

    private StandInServer(
            int port, Optional<Duration> idleTimeout, Dispatcher dispatcher, String hostedPath, HttpHandler hosted) {
        this.idleTimeout = idleTimeout;
        this.dispatcher = dispatcher;
        this.hostedPath = hostedPath;
        this.hosted = hosted;
        AtomicInteger count = new AtomicInteger();
        // A thread for each call under way: a synchronous fill holds its own for as long as the job takes, and must not
        // keep others waiting.
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "adobe-http-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        this.server = listen(port);
        this.port = relay == null ? server.getAddress().getPort() : relay.port();
    }

    /**
     * Listens on 127.0.0.1.
     *
     * @param port 0 for any free one
     * @param idleTimeout after which idle connections are {@linkplain Cut cut}; where empty, the JDK's server closes them in its
     *     own time
     * @param hosted serves the results that Adobe hosts, under {@code hostedPath}
     */
    public static StandInServer start(
            int port, Optional<Duration> idleTimeout, Dispatcher dispatcher, String hostedPath, HttpHandler hosted) {
        return new StandInServer(port, idleTimeout, dispatcher, hostedPath, hosted);
    }

    private HttpServer listen(int at) {
        try {
            HttpServer listening = HttpServer.create(
                    new InetSocketAddress(
                            InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), idleTimeout.isPresent() ? 0 : at),
                    0);
            listening.setExecutor(threads);
            List<HttpContext> contexts = List.of(
                    listening.createContext("/", exchange -> handle(exchange, dispatcher)),
                    listening.createContext(hostedPath, hosted));
            if (idleTimeout.isPresent()) {
                ConnectionRelay before = new ConnectionRelay(at, listening.getAddress(), idleTimeout.get());
                contexts.forEach(context -> context.getFilters().add(before));
                relay = before;
            }
            listening.start();
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException("The stand-in for Adobe cannot listen on 127.0.0.1:" + at, e);
        }
    }

    /** Where the server listens. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Ceases to listen, and breaks every connection. */
    public synchronized void goAway() {
        stop();
        away = true;
    }

    /** Listens again, on the same port, if it has gone away. */
    public synchronized void comeBack() {
        if (away) {
            server = listen(port);
            away = false;
        }
    }

    /**
     * Cuts idle connections; returns how many these were. None is where there is no idle timeout.
     *
     * @param clientPorts which of them, by the port that the client calls from
     */
    public synchronized int cutIdleConnections(Cut how, IntPredicate clientPorts) {
        return relay == null ? 0 : relay.cutIdle(how, clientPorts);
    }

    /** How many connections are open. Unknown, and 0, where there is no idle timeout. */
    public synchronized int openConnections() {
        return relay == null ? 0 : relay.open();
    }

    /** How many connections have been opened since the server last began to listen, as far as there is an idle timeout. */
    public synchronized int acceptedConnections() {
        return relay == null ? 0 : relay.accepted();
    }

    /** How many idle connections were cut since the server last began to listen. */
    public synchronized Map<Cut, Integer> cuts() {
        return relay == null ? Map.of() : relay.cuts();
    }

    private void stop() {
        if (relay != null) {
            relay.close();
        }
        server.stop(0);
    }

    @Override
    public synchronized void close() {
        stop();
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
                    Optional.empty(),
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
        boolean bodyless = answer.promised() == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.status(), bodyless ? -1 : answer.promised());
        if (bodyless) {
            return;
        }
        OutputStream out = exchange.getResponseBody();
        out.write(answer.body());
        if (answer.body().length < answer.promised()) {
            out.flush();
            return; // whoever closes the exchange breaks the connection
        }
        out.close();
    }
}
