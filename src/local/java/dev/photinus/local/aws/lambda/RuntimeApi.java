package dev.photinus.local.aws.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.photinus.local.aws.sam.FunctionResource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP API by which one process takes its events and hands back its answers. Every process has a port of its own, and
 * so is known by it. A process that waits for an event occupies no thread here.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Lambda runtime API</a>
 */
final class RuntimeApi implements AutoCloseable {
    /** What Lambda takes in either direction: 6 MB, and some room for its own headers. */
    static final int LARGEST_PAYLOAD = 6_291_556;

    private static final System.Logger LOGGER = System.getLogger(RuntimeApi.class.getName());
    private static final String RUNTIME = "/2018-06-01/runtime/";
    private static final Pattern ANSWER = Pattern.compile(RUNTIME + "invocation/([^/]+)/(response|error)");

    static {
        // Without it, every answer waits 40 ms for an acknowledgement; read once, when the first server starts.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /** What the process says. */
    interface Listener {
        /** It waits for an event. */
        void onNext();

        /** It answered; false if it is not working on that invocation. */
        boolean onResponse(String requestId, byte[] payload);

        /** The function failed; false if it is not working on that invocation. */
        boolean onError(String requestId, byte[] error);

        /** It could not start. */
        void onInitError(byte[] error);
    }

    private final HttpServer server;
    private final Listener listener;
    private final Executor executor;
    private final AtomicReference<@Nullable HttpExchange> parked = new AtomicReference<>();

    RuntimeApi(Listener listener, Executor executor) throws IOException {
        this.listener = listener;
        this.executor = executor;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(executor);
        server.createContext("/", this::handleLoudly);
        server.start();
    }

    /** Host and port, as AWS_LAMBDA_RUNTIME_API has it. */
    String address() {
        return server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort();
    }

    /** Gives the waiting process its event. */
    void deliver(Invocation invocation, FunctionResource function, Instant deadline) {
        var exchange = parked.getAndSet(null);
        if (exchange == null) {
            throw new IllegalStateException("No process of " + function.name() + " waits for an event");
        }
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json");
        headers.set("Lambda-Runtime-Aws-Request-Id", invocation.requestId());
        headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(deadline.toEpochMilli()));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", function.arn());
        headers.set("Lambda-Runtime-Trace-Id", "Root=" + traceId(invocation) + ";Parent=0000000000000001;Sampled=0");
        executor.execute(() -> reply(exchange, 200, invocation.event()));
    }

    private static String traceId(Invocation invocation) {
        var id = invocation.requestId().replace("-", "");
        return "1-" + id.substring(0, 8) + "-" + id.substring(8);
    }

    /** The server would swallow an exception, and the process wait forever. */
    private void handleLoudly(HttpExchange exchange) throws IOException {
        try {
            handle(exchange);
        } catch (RuntimeException e) {
            LOGGER.log(System.Logger.Level.ERROR, "The Runtime API failed at " + exchange.getRequestURI(), e);
            reply(exchange, 500, "The Runtime API failed: " + e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var answer = ANSWER.matcher(path);
        if (exchange.getRequestMethod().equals("GET") && path.equals(RUNTIME + "invocation/next")) {
            parked.set(exchange);
            listener.onNext();
        } else if (path.equals(RUNTIME + "init/error")) {
            listener.onInitError(body(exchange));
            accept(exchange);
        } else if (answer.matches()) {
            answer(exchange, answer.group(1), answer.group(2).equals("error"));
        } else {
            reply(exchange, 404, "No such path in Lambda's Runtime API: " + path);
        }
    }

    private void answer(HttpExchange exchange, String requestId, boolean isError) throws IOException {
        var body = body(exchange);
        if (body.length > LARGEST_PAYLOAD) {
            var tooLarge = FunctionError.of(
                    "Function.ResponseSizeTooLarge",
                    "Response payload size exceeded maximum allowed payload size (" + LARGEST_PAYLOAD + " bytes).");
            listener.onError(requestId, tooLarge.cause().getBytes(StandardCharsets.UTF_8));
            reply(exchange, 413, tooLarge.cause());
        } else if (isError ? listener.onError(requestId, body) : listener.onResponse(requestId, body)) {
            accept(exchange);
        } else {
            reply(
                    exchange,
                    400,
                    FunctionError.of("InvalidRequestID", "Not being worked on here: " + requestId)
                            .cause());
        }
    }

    private static byte[] body(HttpExchange exchange) throws IOException {
        return exchange.getRequestBody().readNBytes(LARGEST_PAYLOAD + 1);
    }

    private static void accept(HttpExchange exchange) {
        reply(exchange, 202, "{\"status\":\"OK\"}");
    }

    private static void reply(HttpExchange exchange, int status, String body) {
        reply(exchange, status, body.getBytes(StandardCharsets.UTF_8));
    }

    /** A process that does not take its reply has died, which its exit tells. */
    private static void reply(HttpExchange exchange, int status, byte[] body) {
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException e) {
            LOGGER.log(System.Logger.Level.DEBUG, "A process took no reply: {0}", e.getMessage());
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
