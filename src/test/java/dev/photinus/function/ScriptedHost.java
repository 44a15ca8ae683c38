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
import org.jspecify.annotations.Nullable;

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

    /** Answers without a Content-Type, or with a Content-Encoding. */
    void answers(int status, @Nullable String contentType, @Nullable String contentEncoding, byte[] body) {
        answer = exchange -> {
            if (contentEncoding != null) {
                exchange.getResponseHeaders().set("Content-Encoding", contentEncoding);
            }
            send(exchange, status, contentType, body, body.length);
        };
    }

    /** Answers without a body, with a header. */
    void answers(int status, String header, String value, int length) {
        answer = exchange -> {
            exchange.getResponseHeaders().set(header, value);
            exchange.sendResponseHeaders(status, length);
        };
    }

    /** Answers 200 without a Content-Length. */
    void streams(String contentType, byte[] body) {
        answer = exchange -> send(exchange, 200, contentType, body, 0);
    }

    /** Says that so many bytes will come, and sends none. */
    void promises(String contentType, long length) {
        answer = exchange -> {
            exchange.getResponseHeaders().set("Content-Type", contentType);
            exchange.sendResponseHeaders(200, length);
        };
    }

    /** Says how much will come, and sends half of it. */
    void breaksOff(String contentType, byte[] body) {
        answer = exchange -> {
            exchange.getResponseHeaders().set("Content-Type", contentType);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body, 0, body.length / 2);
        };
    }

    /** Repeats in an error what it was sent, as no host should. */
    void echoes(int status) {
        answer = exchange -> {
            String sent = exchange.getRequestHeaders().getOrDefault("Authorization", List.of()) + " "
                    + bodies.get(bodies.size() - 1);
            String text = sent.replace("\\", "").replace('"', '\'');
            byte[] body = "{\"error_code\": \"odd\", \"message\": \"I was sent %s\"}"
                    .formatted(text)
                    .getBytes(StandardCharsets.UTF_8);
            send(exchange, status, "application/json", body, body.length);
        };
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
    private static void send(HttpExchange exchange, int status, @Nullable String contentType, byte[] body, long length)
            throws IOException {
        if (contentType != null) {
            exchange.getResponseHeaders().set("Content-Type", contentType);
        }
        exchange.sendResponseHeaders(status, length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
