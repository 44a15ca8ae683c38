package dev.photinus.local.adobe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** A bucket, as far as Adobe can see it: GET and PUT by URL. Paths under {@code /expired} answer 403. */
final class LoopbackFiles implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    LoopbackFiles() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Puts a file and tells its URL. */
    String put(String path, byte[] bytes) {
        files.put(path, bytes);
        return url(path);
    }

    String url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort()).resolve(path) + "?X-Amz-Signature=test";
    }

    byte[] get(String path) {
        return Objects.requireNonNull(files.get(path), () -> "nothing was written to " + path);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] sent = exchange.getRequestBody().readAllBytes();
        byte[] file = files.get(path);
        if (path.startsWith("/expired")) {
            exchange.sendResponseHeaders(403, -1);
        } else if (exchange.getRequestMethod().equals("PUT")) {
            files.put(path, sent);
            exchange.sendResponseHeaders(200, -1);
        } else if (file == null) {
            exchange.sendResponseHeaders(404, -1);
        } else {
            exchange.sendResponseHeaders(200, file.length);
            exchange.getResponseBody().write(file);
        }
        exchange.close();
    }
}
