package dev.photinus.local.adobe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.photinus.local.adobe.gate.Credentials;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Calls the stand-in as a good client of Adobe's does, and remembers every answer. */
final class Caller {
    static final String SCOPES = "openid,AdobeID,session,additional_info,read_organizations,firefly_api,ff_apis";
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final AdobeStandIn adobe;
    private final List<Reply> replies = new CopyOnWriteArrayList<>();
    private String token = "";

    Caller(AdobeStandIn adobe) {
        this.adobe = adobe;
    }

    /** An answer, and the call that it answers. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Reply(String method, String path, int status, Map<String, List<String>> headers, byte[] bytes) {
        JsonNode json() {
            try {
                return JSON.readTree(bytes);
            } catch (IOException e) {
                throw new AssertionError("not JSON: " + new String(bytes, StandardCharsets.UTF_8), e);
            }
        }

        String header(String name) {
            return String.join(",", headers.getOrDefault(name, List.of()));
        }

        String text(String pointer) {
            return json().at(pointer).asText();
        }
    }

    /** Gets a token and keeps it for later calls. */
    Caller signIn() throws Exception {
        Credentials credentials = adobe.credentials();
        Reply reply = token(Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                credentials.clientId(),
                "client_secret",
                credentials.clientSecret(),
                "scope",
                SCOPES));
        assertThat(reply.status()).isEqualTo(200);
        token = reply.text("/access_token");
        return this;
    }

    Caller withToken(String other) {
        token = other;
        return this;
    }

    Reply token(Map<String, String> form) throws Exception {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(adobe.uri().resolve("/ims/token/v3"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    Reply post(String path, String json) throws Exception {
        return post(path, "application/json", json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    Reply post(String path, String mediaType, byte[] body) throws Exception {
        return send(authorized(path).header("Content-Type", mediaType).POST(BodyPublishers.ofByteArray(body)));
    }

    Reply get(String pathOrUrl) throws Exception {
        return send(authorized(pathOrUrl).GET());
    }

    Reply put(String pathOrUrl) throws Exception {
        return send(authorized(pathOrUrl).PUT(BodyPublishers.noBody()));
    }

    /** A plain GET, as anyone with a pre-signed URL can make it. */
    Reply download(String url) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(url)));
    }

    Reply send(HttpRequest.Builder request) throws Exception {
        HttpRequest built = request.timeout(PATIENCE).build();
        HttpResponse<byte[]> response = http.send(built, BodyHandlers.ofByteArray());
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(response.headers().map());
        Reply reply = new Reply(built.method(), built.uri().getPath(), response.statusCode(), headers, response.body());
        replies.add(reply);
        return reply;
    }

    HttpRequest.Builder authorized(String pathOrUrl) {
        return HttpRequest.newBuilder(adobe.uri().resolve(pathOrUrl))
                .header("Authorization", "Bearer " + token)
                .header("x-api-key", adobe.credentials().clientId())
                .header("Accept", "application/json");
    }

    /** Submits a job, waits for its end, and gives its last status. */
    Reply run(String path, String json) throws Exception {
        Reply accepted = post(path, json);
        assertThat(accepted.status())
                .as(() -> new String(accepted.bytes(), StandardCharsets.UTF_8))
                .isEqualTo(202);
        return await(statusUrl(accepted));
    }

    /** Where an accepted job is asked for, in either generation. */
    static String statusUrl(Reply accepted) {
        return accepted.text(accepted.json().has("_links") ? "/_links/self/href" : "/statusUrl");
    }

    /** A job's state, by its status: Lightroom tells it of the output. */
    static String state(Reply status) {
        return status.text(status.json().has("outputs") ? "/outputs/0/status" : "/status");
    }

    Reply await(String statusUrl) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Reply status = get(statusUrl);
            assertThat(status.status()).isEqualTo(status.path().startsWith("/lrService/") ? 202 : 200);
            String state = state(status);
            if (!state.equals("pending") && !state.equals("running")) {
                return status;
            }
            Thread.sleep(10);
        }
        throw new AssertionError("the job did not end within " + PATIENCE);
    }

    /** Everything that was answered so far. */
    List<Reply> replies() {
        return List.copyOf(replies);
    }
}
