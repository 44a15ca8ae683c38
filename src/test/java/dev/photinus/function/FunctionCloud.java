package dev.photinus.function;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.adobe.ims.ImsApi;
import dev.photinus.ledger.AccessToken;
import dev.photinus.ledger.Jobs;
import dev.photinus.ledger.LedgerDatabase;
import dev.photinus.ledger.Results;
import dev.photinus.local.adobe.AdobeStandIn;
import dev.photinus.local.adobe.StandInSettings;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.fault.Fault;
import dev.photinus.local.adobe.fault.FaultRule;
import dev.photinus.local.adobe.fault.Faults;
import dev.photinus.local.adobe.gate.Credentials;
import dev.photinus.local.adobe.job.JobTimes;
import dev.photinus.local.adobe.traffic.Tally;
import dev.photinus.local.adobe.traffic.Violation;
import dev.photinus.local.asl.Interpreter;
import dev.photinus.local.asl.ObjectStore;
import dev.photinus.local.asl.RealTimers;
import dev.photinus.local.asl.StateMachine;
import dev.photinus.local.aws.AwsJsonServer;
import dev.photinus.local.aws.Folders;
import dev.photinus.local.aws.LocalCredentials;
import dev.photinus.local.aws.RequestGuard;
import dev.photinus.local.aws.dynamodb.DynamoDbRights;
import dev.photinus.local.aws.dynamodb.GuardedDynamoDb;
import dev.photinus.local.aws.events.EventBus;
import dev.photinus.local.aws.events.PutEvents;
import dev.photinus.local.aws.iam.AccessRequest;
import dev.photinus.local.aws.iam.LocalAccount;
import dev.photinus.local.aws.iam.Principal;
import dev.photinus.local.aws.iam.ServiceGuard;
import dev.photinus.local.aws.s3.LocalS3;
import dev.photinus.local.aws.sam.SamTemplate;
import dev.photinus.local.aws.sam.StateMachineResource;
import dev.photinus.local.aws.states.ExecutionOperations;
import dev.photinus.local.aws.states.MachineRoles;
import dev.photinus.local.aws.states.StartExecution;
import dev.photinus.local.aws.states.StepFunctions;
import dev.photinus.storage.S3Location;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * S3, DynamoDB, Step Functions, EventBridge and Adobe for a function under test, and a host that a test scripts. Executions of
 * {@code headshot} and {@code inpaint} run for ever, those of {@code product} succeed at once.
 */
public final class FunctionCloud implements QuarkusTestResourceLifecycleManager {

    static final String BUCKET = "photos";

    /** A profile's argument: which of Adobe's hosts is the scripted one. */
    static final String SCRIPTED = "scripted";

    /** The scripted host is all of them but the one for tokens. */
    static final String APIS = "apis";

    /** A profile's argument: the secret that holds Adobe's credentials; the scripted host is Secrets Manager then. */
    static final String SECRET = "secret";

    /** A profile's argument: what each of Adobe's quotas is set to; there are none otherwise. */
    static final String QUOTA = "quota";

    /** A profile's argument: everything is to be reached over TLS. */
    static final String TLS = "tls";

    /** How long Adobe says nothing where it is silent: longer than a function waits whose profile says so. */
    static final Duration SILENCE = Duration.ofMillis(2500);

    /** The further bucket that photos may be read from: that of the events in infra/events. */
    static final String SOURCE_BUCKET = "my-photos";

    /** The further bucket that results may be written to. */
    static final String RESULT_BUCKET = "my-results";

    /** A bucket that is there, and that the stack knows nothing of. */
    static final String FOREIGN_BUCKET = "somebody-elses";

    private static final String DESCRIBE = "AWSStepFunctions.DescribeExecution";

    /** What the template's resources are called here. */
    private static final Map<String, String> NAMES = Map.of(
            "PhotoBucket",
            BUCKET,
            "PhotoBucket.Arn",
            "arn:aws:s3:::" + BUCKET,
            "SourceBucketName",
            SOURCE_BUCKET,
            "ResultBucketName",
            RESULT_BUCKET);

    private final Properties before = (Properties) System.getProperties().clone();
    private final LocalCredentials credentials = LocalCredentials.generate();
    private final Map<Operation, FaultRule> faults = new ConcurrentHashMap<>();
    private final LedgerDatabase ledger = LedgerDatabase.started();
    private final SamTemplate template;
    private final LocalAccount account;
    private final Map<String, LocalCredentials> keys = new ConcurrentHashMap<>();
    private final GuardedDynamoDb dynamoDb;
    private final Path folder;
    private final LocalS3 s3;
    private final AdobeStandIn adobe;
    private final ScriptedHost scripted;
    private final AwsJsonServer others;
    private final RealTimers timers = new RealTimers();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final StepFunctions stepFunctions;
    private final Map<String, JsonNode> ended = new ConcurrentHashMap<>();
    private Map<String, String> arguments = Map.of();
    private @Nullable TlsFront tls;
    private int violationsBefore;

    /** Starts everything. */
    public FunctionCloud() {
        try {
            folder = Files.createTempDirectory(Path.of("target"), "s3-");
            template = SamTemplate.read(Path.of("template.yaml"), NAMES);
            account = LocalAccount.of(template, credentials);
            dynamoDb = GuardedDynamoDb.start(ledger.endpoint(), guard(new DynamoDbRights(template.tables())::needed));
            s3 = LocalS3.start(folder, account, 0);
            for (String bucket : new String[] {BUCKET, SOURCE_BUCKET, RESULT_BUCKET, FOREIGN_BUCKET}) {
                s3.createBucket(bucket);
            }
            adobe = AdobeStandIn.start(StandInSettings.quick()
                    .withJobTimes(JobTimes.instant())
                    .withIdleTimeout(Duration.ofMinutes(1))
                    .withClock(ShiftedClock::now)
                    .withFaults(new Faults() {
                        @Override
                        public Optional<Fault> on(Operation operation) {
                            return played(operation);
                        }

                        @Override
                        public Duration silence() {
                            return SILENCE;
                        }
                    }));
            scripted = ScriptedHost.start();
            others = AwsJsonServer.start(guard(FunctionCloud::needed));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        EventBus bus = new EventBus(List.of(), (function, event) -> new CompletableFuture<>());
        bus.tell(events::add);
        String waits = "{'Type': 'Wait', 'Seconds': 86400, 'End': true}";
        stepFunctions = new StepFunctions(
                Map.of(
                        machine("headshot"), machine("headshot", waits),
                        machine("product"), machine("product", "{'Type': 'Succeed'}"),
                        machine("inpaint"), machine("inpaint", waits)),
                self -> new Interpreter(request -> new CompletableFuture<>(), timers, new Random()),
                bus::put);
        others.serve(StartExecution.TARGET, new StartExecution(stepFunctions, Clock.systemUTC()));
        others.serve(PutEvents.TARGET, new PutEvents(bus, Clock.systemUTC()));
        others.serve(DESCRIBE, this::described);
    }

    private RequestGuard guard(BiFunction<String, JsonNode, List<AccessRequest>> needed) {
        return new ServiceGuard(account, Clock.systemUTC(), needed);
    }

    private static List<AccessRequest> needed(String target, JsonNode request) {
        return switch (target) {
            case StartExecution.TARGET -> StartExecution.needed(request);
            case PutEvents.TARGET -> PutEvents.needed(request);
            default -> ExecutionOperations.needed(target, request);
        };
    }

    private JsonNode described(JsonNode request) throws AwsJsonServer.RefusedException {
        JsonNode description = ended.get(request.path("executionArn").asText());
        if (description == null) {
            throw new AwsJsonServer.RefusedException("ExecutionDoesNotExist", "Execution Does Not Exist: " + request);
        }
        return description;
    }

    /** Has DescribeExecution say what an event does: that an execution has ended, how and when. */
    void hasEnded(JsonNode event) {
        JsonNode detail = event.path("detail");
        is(
                detail.path("executionArn").asText(),
                detail.path("status").asText(),
                Instant.ofEpochMilli(detail.path("stopDate").asLong()));
    }

    /** Has DescribeExecution say this of an execution, which has been redriven where it has not stopped. */
    void is(String execution, String status, @Nullable Instant stopDate) {
        ObjectNode description = JsonNodeFactory.instance
                .objectNode()
                .put("executionArn", execution)
                .put("stateMachineArn", machine("headshot"))
                .put("status", status)
                .put("startDate", 0);
        if (stopDate == null) {
            description.put("redriveDate", Instant.now().toEpochMilli() / 1000.0);
        } else {
            description.put("stopDate", stopDate.toEpochMilli() / 1000.0);
        }
        ended.put(execution, description);
    }

    /** From now on, the clients of this JVM have the key of a function's role. */
    void actAs(String logicalId) {
        use(keys.computeIfAbsent(logicalId, function -> account.credentialsOf(template, function)));
    }

    /** From now on, the clients of this JVM may do everything, as at first. */
    void actAsAdministrator() {
        use(credentials);
    }

    private static void use(LocalCredentials key) {
        System.setProperty("aws.accessKeyId", key.accessKeyId());
        System.setProperty("aws.secretAccessKey", key.secretAccessKey());
        if (key.sessionToken() == null) {
            System.clearProperty("aws.sessionToken");
        } else {
            System.setProperty("aws.sessionToken", key.sessionToken());
        }
    }

    /** The buckets, as state machines read and write them. */
    ObjectStore objects() {
        return new ObjectStore() {
            @Override
            public CompletableFuture<List<ListedObject>> list(String bucket, String prefix) {
                return NONE.list(bucket, prefix); // no machine of the template lists a bucket
            }

            @Override
            public CompletableFuture<byte[]> get(String bucket, String key) {
                try {
                    return CompletableFuture.completedFuture(bytes(bucket, key));
                } catch (IOException e) {
                    return CompletableFuture.failedFuture(e);
                }
            }

            @Override
            public CompletableFuture<Void> put(String bucket, String key, byte[] content) {
                try {
                    FunctionCloud.this.put(bucket, key, content);
                    return CompletableFuture.completedFuture(null);
                } catch (IOException e) {
                    return CompletableFuture.failedFuture(e);
                }
            }
        };
    }

    /** The machines' roles, by the template's names and by the workflows'. */
    MachineRoles machineRoles() {
        Map<String, Principal.RoleSession> roles = new HashMap<>();
        for (StateMachineResource machine : template.stateMachines()) {
            Principal.RoleSession role = LocalAccount.principal(template, machine.logicalId());
            roles.put(machine.name(), role);
            roles.put(machine.definitionUri().replaceAll("infra/(.*)[.]asl[.]json", "$1"), role);
        }
        return new MachineRoles(account.control(), roles);
    }

    /** The ARN of a workflow's state machine. */
    static String machine(String workflow) {
        return "arn:aws:states:us-east-1:000000000000:stateMachine:" + workflow;
    }

    private static StateMachine machine(String workflow, String state) {
        String definition = "{'QueryLanguage': 'JSONata', 'StartAt': 'Only', 'States': {'Only': " + state + "}}";
        return StateMachine.load(workflow, definition.replace('\'', '"'), Map.of());
    }

    @Override
    public void init(Map<String, String> initArgs) {
        arguments = Map.copyOf(initArgs);
    }

    @Override
    public Map<String, String> start() {
        aws().forEach(System::setProperty);
        Map<String, String> config = config();
        if (arguments.containsKey(TLS)) {
            encrypt(config);
        }
        return config;
    }

    private Map<String, String> config() {
        Map<String, String> config = new HashMap<>(aws()); // an executable has no part in this JVM's properties
        config.put("quarkus.s3.endpoint-override", s3.endpoint().toString());
        config.put("quarkus.s3.path-style-access", "true");
        config.put("ledger.table", ledger.table());
        config.put("photinus.bucket", BUCKET);
        config.put("photinus.source-bucket", SOURCE_BUCKET);
        config.put("photinus.result-bucket", RESULT_BUCKET);
        for (String workflow : new String[] {"headshot", "product", "inpaint", "batch"}) {
            config.put("photinus." + workflow + ".state-machine", machine(workflow));
        }
        String secret = arguments.get(SECRET);
        if (secret == null) {
            config.put("firefly.services.client-id", adobe.credentials().clientId());
            config.put("firefly.services.client-secret", adobe.credentials().clientSecret());
        } else {
            config.put("photinus.token.secret-id", secret);
            config.put("aws.endpointUrlSecretsManager", scripted.uri().toString());
        }
        for (String host : new String[] {"ims", "firefly", "image", "photoshop"}) {
            String scriptedHost = arguments.getOrDefault(SCRIPTED, "");
            boolean isScripted = host.equals(scriptedHost) || (scriptedHost.equals(APIS) && !host.equals("ims"));
            config.put("adobe." + host + ".url", (isScripted ? scripted.uri() : adobe.uri()).toString());
        }
        for (String quota : new String[] {"firefly", "remove-background", "masking", "photoshop"}) {
            config.put("quota." + quota, arguments.getOrDefault(QUOTA, "none"));
        }
        return config;
    }

    /** Has every server stood for by one that speaks TLS, with a certificate that the function is told to trust. */
    private void encrypt(Map<String, String> config) {
        try {
            Path keys = TlsFront.selfSigned(folder.resolve("localhost.p12").toAbsolutePath());
            tls = new TlsFront(keys);
            for (Map.Entry<String, String> setting : config.entrySet()) {
                if (setting.getValue().startsWith("http://")) {
                    setting.setValue(tls.before(URI.create(setting.getValue())).toString());
                }
            }
            config.put("javax.net.ssl.trustStore", keys.toString());
            config.put("javax.net.ssl.trustStorePassword", TlsFront.PASSWORD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many connections there have been over TLS. */
    int tlsConnections() {
        return Objects.requireNonNull(tls).connections();
    }

    /** What AWS's SDKs read when a client is built. */
    private Map<String, String> aws() {
        return Map.of(
                "aws.region", SamTemplate.REGION,
                "aws.accessKeyId", credentials.accessKeyId(),
                "aws.secretAccessKey", credentials.secretAccessKey(),
                "aws.endpointUrlDynamoDb", dynamoDb.endpoint().toString(),
                "aws.endpointUrlSfn", others.endpoint().toString(),
                "aws.endpointUrlEventBridge", others.endpoint().toString());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(FunctionCloud.class));
    }

    @Override
    public void stop() {
        for (String property : aws().keySet()) {
            String value = before.getProperty(property);
            if (value == null) {
                System.clearProperty(property);
            } else {
                System.setProperty(property, value);
            }
        }
        System.clearProperty("aws.sessionToken");
        scripted.close();
        adobe.close();
        dynamoDb.close();
        stepFunctions.close();
        others.close();
        timers.close();
        try {
            if (tls != null) {
                tls.close();
            }
            s3.close();
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Fault> played(Operation operation) {
        FaultRule rule = faults.get(operation);
        if (rule == null) {
            return Optional.empty();
        }
        if (rule.most() == 1) {
            faults.remove(operation);
        }
        return Optional.of(rule.fault());
    }

    /** As if nothing had happened yet. */
    void clear() {
        ledger.clear();
        faults.clear();
        events.clear();
        scripted.clear();
        violationsBefore = adobe.violations().size();
    }

    /** What was against Adobe's contract in this test. */
    List<Violation> violations() {
        List<Violation> all = adobe.violations();
        return all.subList(violationsBefore, all.size());
    }

    AdobeStandIn adobe() {
        return adobe;
    }

    /** One that is none of Adobe's hosts, unless a profile says so. */
    ScriptedHost scripted() {
        return scripted;
    }

    /** How often Adobe was called for an operation. */
    int calls(Operation operation) {
        Tally tally = adobe.calls().get(operation);
        return tally == null ? 0 : tally.calls();
    }

    /** How many jobs of an operation Adobe has accepted. */
    int jobs(Operation operation) {
        Tally tally = adobe.calls().get(operation);
        return tally == null ? 0 : tally.jobs();
    }

    /** Has a fault played on every call of an operation, from now on. */
    void fault(Operation operation, Fault fault) {
        faults.put(operation, new FaultRule(operation, fault, 1));
    }

    /** Has a fault played on the next call of an operation. */
    void faultOnce(Operation operation, Fault fault) {
        faults.put(operation, new FaultRule(operation, fault, 1, 1));
    }

    /** From now on everything goes well. */
    void clearFaults() {
        faults.clear();
    }

    /** The ledger's name. */
    String ledgerTable() {
        return ledger.table();
    }

    /** The jobs in the ledger, as the functions see them. */
    Jobs ledgerJobs() {
        return ledger.jobs();
    }

    StepJobs jobs() {
        return new StepJobs(ledger);
    }

    /** The finished results in the ledger. */
    Results results() {
        return ledger.results();
    }

    /** Has a token of Adobe's in the ledger, as authenticate leaves it there. */
    void authenticate() {
        Credentials client = adobe.credentials();
        Response answer = given().formParam("grant_type", ImsApi.CLIENT_CREDENTIALS)
                .formParam("client_id", client.clientId())
                .formParam("client_secret", client.clientSecret())
                .formParam("scope", ImsApi.SCOPE)
                .when()
                .post(adobe.uri() + "/ims/token/v3");
        String token = answer.then().statusCode(200).extract().path("access_token");
        ledger.put(new AccessToken(token, client.clientId(), Instant.now().plus(Duration.ofHours(1))));
    }

    /** Puts an object into the bucket. */
    S3Location put(String key, byte[] bytes) throws IOException {
        return put(BUCKET, key, bytes);
    }

    /** Puts an object into one of the buckets. */
    S3Location put(String bucket, String key, byte[] bytes) throws IOException {
        Path file = Files.createTempFile("photinus-", ".bin");
        try {
            Files.write(file, bytes);
            s3.put(bucket, key, file);
        } finally {
            Files.delete(file);
        }
        return new S3Location(bucket, key);
    }

    /** The text of an object in the bucket. */
    String read(String key) throws IOException {
        return new String(bytes(BUCKET, key), StandardCharsets.UTF_8);
    }

    /** Whether there is such an object in the bucket. */
    boolean exists(String key) {
        try {
            bytes(BUCKET, key);
            return true;
        } catch (IOException | NoSuchKeyException e) {
            return false;
        }
    }

    private byte[] bytes(String bucket, String key) throws IOException {
        Path file = Files.createTempFile("photinus-", ".bin");
        try {
            s3.get(bucket, key, file);
            return Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
    }

    /** What there was on EventBridge's default bus, in this test so far, with this {@code detail-type}. */
    List<JsonNode> events(String type) {
        return events.stream()
                .filter(event -> event.path("detail-type").asText().equals(type))
                .toList();
    }
}
