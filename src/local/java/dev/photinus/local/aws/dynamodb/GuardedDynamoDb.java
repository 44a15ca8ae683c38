package dev.photinus.local.aws.dynamodb;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.photinus.local.aws.AwsJsonServer;
import dev.photinus.local.aws.RequestGuard;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A proxy before DynamoDB Local, which checks no signature and no right itself: passes on what a guard lets through.
 */
public final class GuardedDynamoDb implements AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger(GuardedDynamoDb.class.getName());
    private static final String CONTENT_TYPE = "application/x-amz-json-1.0";

    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI dynamoDb;
    private final RequestGuard guard;

    private GuardedDynamoDb(HttpServer server, URI dynamoDb, RequestGuard guard) {
        this.server = server;
        this.dynamoDb = dynamoDb;
        this.guard = guard;
    }

    /**
     * Starts it on a free port of this machine.
     *
     * @param dynamoDb where DynamoDB Local is
     */
    public static GuardedDynamoDb start(URI dynamoDb, RequestGuard guard) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true"); // see AwsJsonServer
        var started = new GuardedDynamoDb(
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), dynamoDb, guard);
        started.server.setExecutor(started.workers);
        started.server.createContext("/", started::handle);
        started.server.start();
        return started;
    }

    /** Where clients find it. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var target = Objects.toString(exchange.getRequestHeaders().getFirst("X-Amz-Target"), "");
            try {
                guard.check(target, exchange.getRequestHeaders(), body);
                pass(exchange, target, body);
            } catch (AwsJsonServer.RefusedException e) {
                reply(exchange, 400, error(e.type(), String.valueOf(e.getMessage())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                reply(exchange, 500, error("InternalServerError", "The local cloud is ending"));
            } catch (IOException | RuntimeException e) { // the server would swallow it, and the client wait
                LOGGER.log(System.Logger.Level.DEBUG, "DynamoDB Local did not answer", e);
                reply(exchange, 500, error("InternalServerError", e.toString()));
            }
        }
    }

    private void pass(HttpExchange exchange, String target, byte[] body) throws IOException, InterruptedException {
        var answer = client.send(
                HttpRequest.newBuilder(dynamoDb)
                        .header("Content-Type", CONTENT_TYPE)
                        .header("X-Amz-Target", target)
                        .header("Authorization", authorization(exchange))
                        .POST(BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofByteArray());
        answer.headers().firstValue("x-amz-crc32").ifPresent(sum -> exchange.getResponseHeaders()
                .set("x-amz-crc32", sum));
        reply(exchange, answer.statusCode(), answer.body());
    }

    private static String authorization(HttpExchange exchange) {
        return Objects.toString(exchange.getRequestHeaders().getFirst("Authorization"), "");
    }

    private static byte[] error(String type, String message) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("__type", "com.amazon.coral.service#" + type)
                .put("message", message)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", CONTENT_TYPE);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
