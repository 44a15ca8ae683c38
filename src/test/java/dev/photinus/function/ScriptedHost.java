package dev.photinus.function;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A host that answers every request with what a test told it to, and remembers what it was asked for. */
final class ScriptedHost implements AutoCloseable {

    private static final HttpHandler NOT_FOUND = exchange -> exchange.sendResponseHeaders(404, -1);

    private final HttpServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private volatile HttpHandler answer = NOT_FOUND;

    private ScriptedHost(HttpServer server) {
        this.server = server;
    }

    static ScriptedHost start() throws IOException {
        ScriptedHost host =
                new ScriptedHost(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        host.server.createContext("/", host::handle);
        host.server.start();
        return host;
    }

    void answers(int status, String contentType, String body) {
        answers(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    void answers(int status, String contentType, byte[] body) {
        answer = exchange -> send(exchange, status, contentType, body, body.length);
    }

    /** Answers 200 without a Content-Length. */
    void streams(String contentType, byte[] body) {
        answer = exchange -> send(exchange, 200, contentType, body, 0);
    }

    void redirects(String location) {
        answer = exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(302, -1);
        };
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The paths that were asked for, in order. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** What was sent with them. */
    List<String> bodies() {
        return List.copyOf(bodies);
    }

    void clear() {
        requests.clear();
        bodies.clear();
        answer = NOT_FOUND;
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestURI().getPath());
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        answer.handle(exchange);
        exchange.close();
    }

    /** @param length 0 where it is not told */
    private static void send(HttpExchange exchange, int status, String contentType, byte[] body, long length)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.sendResponseHeaders(status, length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
