package dev.photinus.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.Serial;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Those services of AWS of which a laptop needs an operation or two, over their JSON protocol, on a free port of this machine. A
 * {@link RequestGuard} says whom it answers.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html">AWS JSON 1.0 protocol</a>
 */
public final class AwsJsonServer implements AutoCloseable {

    private static final System.Logger LOGGER = System.getLogger(AwsJsonServer.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();

    static {
        // Without it, every answer waits 40 ms for an acknowledgement; read once, when the first server starts.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /** One operation of a service. */
    @FunctionalInterface
    public interface Operation {

        /** @throws RefusedException if the service answers with an error */
        JsonNode answer(JsonNode request) throws RefusedException;
    }

    /** A service's answer is an error. */
    public static final class RefusedException extends Exception {

        @Serial
        private static final long serialVersionUID = 1;

        private final String type;

        /** @param type the error's name, such as {@code ExecutionAlreadyExists} */
        public RefusedException(String type, String message) {
            super(message);
            this.type = type;
        }

        /** The error's name. */
        public String type() {
            return type;
        }
    }

    private final HttpServer server;
    private final RequestGuard guard;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final Map<String, Operation> operations = new ConcurrentHashMap<>();

    private AwsJsonServer(HttpServer server, RequestGuard guard) {
        this.server = server;
        this.guard = guard;
    }

    /** Starts without an operation, for everybody. */
    public static AwsJsonServer start() throws IOException {
        return start(RequestGuard.NONE);
    }

    /** Starts without an operation. */
    public static AwsJsonServer start(RequestGuard guard) throws IOException {
        AwsJsonServer started = new AwsJsonServer(
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), guard);
        started.server.setExecutor(started.workers);
        started.server.createContext("/", started::handle);
        started.server.start();
        return started;
    }

    /**
     * Answers an operation from now on.
     *
     * @param target as the header {@code X-Amz-Target} names it, such as {@code AWSStepFunctions.StartExecution}
     */
    public void serve(String target, Operation operation) {
        operations.put(target, operation);
    }

    /** Where clients find it. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            try {
                byte[] body = exchange.getRequestBody().readAllBytes();
                guard.check(target(exchange), exchange.getRequestHeaders(), body);
                reply(exchange, 200, operation(exchange).answer(JSON.readTree(body)));
            } catch (RefusedException e) {
                reply(exchange, 400, error(e.type, String.valueOf(e.getMessage())));
            } catch (RuntimeException e) { // the server would swallow it, and the client wait
                LOGGER.log(System.Logger.Level.ERROR, "AWS's part failed on this machine", e);
                reply(exchange, 500, error("InternalFailure", e.toString()));
            }
        }
    }

    private static String target(HttpExchange exchange) {
        return Objects.toString(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
    }

    private Operation operation(HttpExchange exchange) {
        String target = target(exchange);
        return operations.getOrDefault(target, request -> {
            throw new RefusedException("UnknownOperationException", target + " is not known to the local cloud");
        });
    }

    private static JsonNode error(String type, String message) {
        return JsonNodeFactory.instance.objectNode().put("__type", type).put("message", message);
    }

    private static void reply(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
