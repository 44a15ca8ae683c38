package dev.photinus.function;

import dev.photinus.ledger.LedgerDatabase;
import dev.photinus.local.adobe.AdobeStandIn;
import dev.photinus.local.adobe.StandInSettings;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.fault.Fault;
import dev.photinus.local.adobe.job.JobTimes;
import dev.photinus.local.adobe.traffic.Tally;
import dev.photinus.local.adobe.traffic.Violation;
import dev.photinus.local.aws.Folders;
import dev.photinus.local.aws.LocalCredentials;
import dev.photinus.local.aws.s3.LocalS3;
import dev.photinus.local.aws.sam.SamTemplate;
import dev.photinus.storage.S3Location;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/** S3, DynamoDB and Adobe for a function under test, and a host that a test scripts. */
public final class FunctionCloud implements QuarkusTestResourceLifecycleManager {

    static final String BUCKET = "photos";

    /** A profile's argument: which of Adobe's hosts is the scripted one. */
    static final String SCRIPTED = "scripted";

    /** The bucket of the events in infra/events. */
    static final String SAMPLE_BUCKET = "my-photos";

    private final Properties before = (Properties) System.getProperties().clone();
    private final LocalCredentials credentials = LocalCredentials.generate();
    private final Map<Operation, Fault> faults = new ConcurrentHashMap<>();
    private final LedgerDatabase ledger = LedgerDatabase.started();
    private final Path folder;
    private final LocalS3 s3;
    private final AdobeStandIn adobe;
    private final ScriptedHost scripted;
    private Map<String, String> arguments = Map.of();
    private int violationsBefore;

    /** Starts everything. */
    public FunctionCloud() {
        try {
            folder = Files.createTempDirectory(Path.of("target"), "s3-");
            s3 = LocalS3.start(folder, credentials);
            s3.createBucket(BUCKET);
            s3.createBucket(SAMPLE_BUCKET);
            adobe = AdobeStandIn.start(StandInSettings.quick()
                    .withJobTimes(JobTimes.instant())
                    .withFaults(operation -> Optional.ofNullable(faults.get(operation))));
            scripted = ScriptedHost.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void init(Map<String, String> initArgs) {
        arguments = Map.copyOf(initArgs);
    }

    @Override
    public Map<String, String> start() {
        aws().forEach(System::setProperty);
        Map<String, String> config = new HashMap<>();
        config.put("quarkus.s3.endpoint-override", s3.endpoint().toString());
        config.put("quarkus.s3.path-style-access", "true");
        config.put("ledger.table", ledger.table());
        config.put("firefly.services.client-id", adobe.credentials().clientId());
        config.put("firefly.services.client-secret", adobe.credentials().clientSecret());
        for (String host : new String[] {"ims", "firefly", "image", "photoshop"}) {
            boolean isScripted = host.equals(arguments.get(SCRIPTED));
            config.put("adobe." + host + ".url", (isScripted ? scripted.uri() : adobe.uri()).toString());
        }
        for (String quota : new String[] {"firefly", "remove-background", "masking", "photoshop"}) {
            config.put("quota." + quota + ".requests", "0");
        }
        return config;
    }

    /** What AWS's SDKs read when a client is built. */
    private Map<String, String> aws() {
        return Map.of(
                "aws.region", SamTemplate.REGION,
                "aws.accessKeyId", credentials.accessKeyId(),
                "aws.secretAccessKey", credentials.secretAccessKey(),
                "aws.endpointUrlDynamoDb", ledger.endpoint().toString());
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
        scripted.close();
        adobe.close();
        try {
            s3.close();
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As if nothing had happened yet. */
    void clear() {
        ledger.clear();
        faults.clear();
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
        faults.put(operation, fault);
    }

    /** From now on everything goes well. */
    void clearFaults() {
        faults.clear();
    }

    /** Puts an object into the bucket. */
    S3Location put(String key, byte[] bytes) throws IOException {
        Path file = Files.createTempFile("photinus-", ".bin");
        try {
            Files.write(file, bytes);
            s3.put(BUCKET, key, file);
        } finally {
            Files.delete(file);
        }
        return new S3Location(BUCKET, key);
    }
}
