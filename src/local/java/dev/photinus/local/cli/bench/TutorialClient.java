package dev.photinus.local.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.local.adobe.gate.Credentials;
import dev.photinus.local.cli.workflow.CloudException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;

/**
 * A headshot as Adobe's tutorials do it: a mask, a fill and auto tone, each submitted and then asked for after every five seconds of
 * sleep, until it is done.
 *
 * @see <a href="https://developer.adobe.com/firefly-services/docs/photoshop/getting_started/">Photoshop API: quickstart, create mask</a>
 * @see <a href="https://developer.adobe.com/firefly-services/docs/guides/get-started/">Firefly Services: quickstart</a>
 */
final class TutorialClient {

    /** What the tutorials sleep before each question. */
    static final Duration SLEEP = Duration.ofSeconds(5);

    private static final String SCOPE = "openid,AdobeID,session,additional_info,read_organizations,firefly_api,ff_apis";
    private static final Duration TOO_LATE = Duration.ofMinutes(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI adobe;
    private final String clientId;
    private final String token;
    private final Duration sleep;

    private TutorialClient(URI adobe, String clientId, String token, Duration sleep) {
        this.adobe = adobe;
        this.clientId = clientId;
        this.token = token;
        this.sleep = sleep;
    }

    /** Gets an access token. */
    static TutorialClient authorized(URI adobe, Credentials credentials, Duration sleep)
            throws IOException, InterruptedException {
        TutorialClient anonymous = new TutorialClient(adobe, credentials.clientId(), "", sleep);
        String form = "grant_type=client_credentials&client_id=" + encoded(credentials.clientId()) + "&client_secret="
                + encoded(credentials.clientSecret()) + "&scope=" + encoded(SCOPE);
        JsonNode answer = anonymous.send(HttpRequest.newBuilder(adobe.resolve("/ims/token/v3"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        return new TutorialClient(
                adobe, credentials.clientId(), answer.path("access_token").asText(), sleep);
    }

    /**
     * Brings one photo through.
     *
     * @param photo where it can be read
     * @param maskToWrite where the mask is to be written, {@code maskToRead} where it can be read then
     * @param finished where the result is to be written
     */
    void headshot(String photo, String maskToWrite, String maskToRead, String finished, String prompt)
            throws IOException, InterruptedException {
        ObjectNode mask = JSON.createObjectNode();
        stored(mask.putObject("input"), photo);
        stored(mask.putObject("output"), maskToWrite).putObject("mask").put("format", "soft");
        done(self(post("/sensei/mask", mask)), answer -> answer.path("status"));

        ObjectNode fill = JSON.createObjectNode();
        fill.put("prompt", prompt);
        fill.put("numVariations", 1);
        fill.putObject("image").putObject("source").put("url", photo);
        fill.putObject("mask").put("invert", true).putObject("source").put("url", maskToRead);
        JsonNode filled = done(
                URI.create(post("/v3/images/fill-async", fill).path("statusUrl").asText()),
                answer -> answer.path("status"));

        ObjectNode tone = JSON.createObjectNode();
        stored(
                tone.putObject("inputs"),
                filled.at("/result/outputs/0/image/url").asText());
        ArrayNode outputs = tone.putArray("outputs");
        stored(outputs.addObject(), finished).put("type", "image/jpeg");
        done(self(post("/lrService/autoTone", tone)), answer -> answer.at("/outputs/0/status"));
    }

    private static ObjectNode stored(ObjectNode file, String url) {
        return file.put("href", url).put("storage", "external");
    }

    private static URI self(JsonNode answer) {
        return URI.create(answer.at("/_links/self/href").asText());
    }

    /** Sleeps and asks until the job has ended. */
    private JsonNode done(URI status, Function<JsonNode, JsonNode> word) throws IOException, InterruptedException {
        long asked = System.nanoTime();
        while (System.nanoTime() - asked < TOO_LATE.toNanos()) {
            Thread.sleep(sleep.toMillis());
            JsonNode answer = send(authorized(status).GET());
            String state = word.apply(answer).asText();
            if (state.equals("succeeded")) {
                return answer;
            }
            if (state.equals("failed")) {
                throw new CloudException("The tutorials' way cannot be measured: a job failed");
            }
        }
        throw new CloudException("The tutorials' way cannot be measured: a job does not end");
    }

    private JsonNode post(String path, JsonNode body) throws IOException, InterruptedException {
        return send(authorized(adobe.resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private HttpRequest.Builder authorized(URI uri) {
        return HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + token)
                .header("x-api-key", clientId)
                .header("Accept", "application/json");
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new CloudException("The tutorials' way cannot be measured: "
                    + response.request().uri().getPath() + " was answered with " + response.statusCode());
        }
        return JSON.readTree(response.body());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
