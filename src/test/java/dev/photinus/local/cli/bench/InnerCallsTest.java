package dev.photinus.local.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.photinus.local.cli.workflow.CloudException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InnerCallsTest {

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final Set<InetSocketAddress> clients = ConcurrentHashMap.newKeySet();
    private HttpServer host;
    private volatile int status = 202;

    @BeforeEach
    void start() throws IOException {
        host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        host.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("X-Api-Key") + " " + body);
            clients.add(exchange.getRemoteAddress());
            byte[] answer = "accepted".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        host.start();
    }

    @AfterEach
    void stop() {
        host.stop(0);
    }

    @Test
    void makesTheVerySameCallsAgain() throws Exception {
        List<Call> calls = new CopyOnWriteArrayList<>();
        try (CallRecorder recorder = new CallRecorder(uri(), calls::add)) {
            HttpResponse<String> response = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(recorder.uri().resolve("/v3/fill?a=b%20c"))
                                    .header("x-api-key", "me")
                                    .POST(HttpRequest.BodyPublishers.ofString("{\"prompt\":\"Zoë\"}"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(202);
            assertThat(response.body()).isEqualTo("accepted");
        }

        assertThat(new InnerCalls(List.copyOf(calls), uri()).replay(3))
                .hasSize(3)
                .allMatch(millis -> millis > 0);

        assertThat(seen).hasSizeGreaterThan(4).containsOnly("POST /v3/fill?a=b%20c me {\"prompt\":\"Zoë\"}");
    }

    @Test
    void onlyCallsToAdobeHaveAConnectionOfTheirOwn() throws Exception {
        List<Call> calls = List.of(new Call(uri(), "GET", "/", Map.of(), ""));

        new InnerCalls(calls, URI.create("http://127.0.0.1:1")).replay(3);
        assertThat(clients).hasSize(1);

        clients.clear();
        new InnerCalls(calls, uri()).replay(3);
        assertThat(clients).hasSameSizeAs(seen.subList(seen.size() / 2, seen.size()));
    }

    @Test
    void doesNotMeasureCallsThatAreRefused() {
        status = 401;
        Call call = new Call(uri(), "GET", "/", Map.of(), "");

        assertThatThrownBy(() -> new InnerCalls(List.of(call), uri()).replay(1))
                .isInstanceOf(CloudException.class)
                .hasMessageContaining("401");
    }

    private URI uri() {
        return URI.create("http://127.0.0.1:" + host.getAddress().getPort());
    }
}
