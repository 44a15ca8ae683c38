package dev.photinus.local.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host before Adobe's that now and then answers with an error, and repeats in it what it was sent, as a careless gateway does:
 * token, secret and signed URLs. It remembers all of these that came past it, in either direction.
 */
final class RepeatingAdobe implements AutoCloseable {

    private static final Pattern SIGNATURE = Pattern.compile("X-Amz-Signature=([0-9a-f]{16,})");
    private static final Pattern TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]{16,})\"");
    private static final Pattern SECRET = Pattern.compile("client_secret=([^&]+)");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI adobe;

    /** Which call of which kind goes wrong, and how: {@code POST /v3/images/fill-async 2} → 400. */
    private final Map<String, Integer> faults;

    private final Map<String, Integer> calls = new ConcurrentHashMap<>();

    /** What opens doors, by what it is. */
    final Map<String, Set<String>> canaries = new ConcurrentHashMap<>();

    /** The faults that were played. */
    final Set<String> played = ConcurrentHashMap.newKeySet();

    RepeatingAdobe(URI adobe, Map<String, Integer> faults) throws IOException {
        this.adobe = adobe;
        this.faults = Map.copyOf(faults);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] sent = exchange.getRequestBody().readAllBytes();
            String text = new String(sent, StandardCharsets.UTF_8);
            remember("signature", SIGNATURE, text);
            remember("secret", SECRET, text);
            Optional<Integer> fault = fault(exchange);
            if (fault.isPresent()) {
                repeat(exchange, fault.get(), text);
            } else {
                forward(exchange, sent);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Integer> fault(HttpExchange exchange) {
        String kind = exchange.getRequestMethod() + " "
                + exchange.getRequestURI().getPath().replaceFirst("/status/.*", "/status");
        String call = kind + " " + calls.merge(kind, 1, Integer::sum);
        Optional<Integer> fault = Optional.ofNullable(faults.get(call));
        fault.ifPresent(status -> played.add(call));
        return fault;
    }

    /** In the clear, and escaped as a part of a URL is. */
    private static void repeat(HttpExchange exchange, int status, String text) throws IOException {
        String heard = "Authorization: " + exchange.getRequestHeaders().getFirst("Authorization") + " "
                + text.replace("\\", "").replace('"', '\'');
        String escaped = URLEncoder.encode(heard, StandardCharsets.UTF_8);
        answer(
                exchange,
                status,
                "application/json",
                "{\"error_code\": \"odd\", \"message\": \"cannot read %s\", \"validation_errors\": [{\"loc\": [\"body\"], \"msg\": \"%s\"}]}"
                        .formatted(heard, escaped)
                        .getBytes(StandardCharsets.UTF_8));
    }

    private void forward(HttpExchange exchange, byte[] sent) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        adobe.resolve(exchange.getRequestURI().getRawPath() + query(exchange.getRequestURI())))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(sent));
        for (String header : new String[] {"Authorization", "x-api-key", "Content-Type", "Accept"}) {
            String value = exchange.getRequestHeaders().getFirst(header);
            if (value != null) {
                request.header(header, value);
            }
        }
        HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        String type = response.headers().firstValue("Content-Type").orElse("application/json");
        byte[] body = response.body();
        if (type.contains("json")) {
            String json = new String(body, StandardCharsets.UTF_8);
            remember("signature", SIGNATURE, json);
            remember("token", TOKEN, json);
            body = json.replace(adobe.getAuthority(), uri().getAuthority()).getBytes(StandardCharsets.UTF_8);
        }
        answer(exchange, response.statusCode(), type, body);
    }

    private static String query(URI uri) {
        return uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    }

    private void remember(String what, Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        while (found.find()) {
            canaries.computeIfAbsent(what, none -> ConcurrentHashMap.newKeySet())
                    .add(found.group(1));
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
