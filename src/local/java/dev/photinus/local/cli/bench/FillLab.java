package dev.photinus.local.cli.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.local.adobe.AdobeStandIn;
import dev.photinus.local.adobe.StandInSettings;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.fault.Fault;
import dev.photinus.local.aws.Folders;
import dev.photinus.local.aws.LocalCredentials;
import dev.photinus.local.aws.dynamodb.LocalDynamoDb;
import dev.photinus.local.aws.lambda.FunctionPackage;
import dev.photinus.local.aws.lambda.FunctionProcess;
import dev.photinus.local.aws.lambda.InvocationResult;
import dev.photinus.local.aws.lambda.LambdaSettings;
import dev.photinus.local.aws.s3.LocalS3;
import dev.photinus.local.aws.sam.FunctionResource;
import dev.photinus.local.aws.sam.SamTemplate;
import dev.photinus.local.cli.cloud.FunctionEnvironment;
import dev.photinus.local.cli.workflow.AdobeHost;
import dev.photinus.local.cli.workflow.CloudException;
import dev.photinus.local.cli.workflow.CloudSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a fill needs around it: S3, DynamoDB with a token in the ledger, and a stand-in that accepts fills and leaves them undone,
 * since painting would take the cores that are measured.
 */
final class FillLab implements AutoCloseable {

    private static final CloudSettings SETTINGS = new CloudSettings("headshot", new AdobeHost.StandIn(false), 1);
    private static final String FILL = "FillFunction";
    private static final String AUTHENTICATE = "AuthenticateFunction";

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final AtomicInteger executions = new AtomicInteger();
    private final Path project;
    private final SamTemplate template;
    private final SignedUrls urls;
    private final LocalDynamoDb dynamoDb;
    private final AdobeStandIn adobe;
    private final Map<String, String> variables;

    private FillLab(Path project, Path folder) throws IOException {
        this.project = project;
        LocalCredentials credentials = LocalCredentials.generate();
        template = SamTemplate.read(project.resolve("template.yaml"), Map.of());
        dynamoDb = begun(LocalDynamoDb.start(project.resolve("target"), credentials));
        LocalS3 s3 = begun(LocalS3.start(folder.resolve("s3"), credentials));
        String bucket = template.buckets().get(0).name();
        s3.createBucket(bucket);
        urls = begun(new SignedUrls(s3, bucket));
        adobe = begun(AdobeStandIn.start(StandInSettings.quick()
                .withFaults(
                        operation -> operation == Operation.FILL ? Optional.of(Fault.JOB_FAILED) : Optional.empty())));
        variables = new HashMap<>(
                new FunctionEnvironment(s3.endpoint(), dynamoDb.endpoint(), null, credentials, SETTINGS, adobe.uri())
                        .variables(Map.of(), adobe.credentials()));
        template.tables().forEach(dynamoDb::createTable);
    }

    static FillLab start(Path project) throws IOException {
        Path folder = Folders.temporary("photinus-fills");
        FillLab lab = new FillLab(project, folder);
        lab.started.addLast(() -> Folders.delete(folder)); // when all others have ended
        return lab;
    }

    /** The function that is measured. */
    FunctionResource fill() {
        return function(FILL);
    }

    /** Where the functions find S3, DynamoDB and Adobe, and by which credentials. */
    Map<String, String> variables() {
        return Map.copyOf(variables);
    }

    /** Of the functions' processes. */
    LambdaSettings settings(Map<String, String> environment) {
        return LambdaSettings.of(project.resolve("target/lambda"), logs(), environment);
    }

    Path logs() {
        return project.resolve("target/bench-logs");
    }

    URI dynamoDb() {
        return dynamoDb.endpoint();
    }

    URI adobe() {
        return adobe.uri();
    }

    /** A fill of an execution of its own. */
    ObjectNode event() {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("execution", template.stateMachines().get(0).arn() + ":bench-" + executions.incrementAndGet());
        picture(event.putObject("photo"), "incoming/headshot/ada.jpg");
        picture(event.putObject("mask"), "masks/headshot/ada.jpg/ada.png");
        event.put("prompt", "a bright library with blurred shelves");
        event.putArray("seeds").add(executions.get());
        event.putObject("size").put("width", 1792).put("height", 2304);
        return event;
    }

    /** As inspect names it in a bucket with versions, which is what the stack's has. */
    private void picture(ObjectNode picture, String key) {
        picture.put("bucket", urls.bucket()).put("key", key);
        picture.put("versionId", "L4kqtJlcpXroDTDmpUMLUo.0123456789").put("eTag", "0123456789abcdef0123456789abcdef");
    }

    /** The same for somebody who cannot sign. */
    ObjectNode signedEvent() {
        ObjectNode event = event();
        for (String picture : new String[] {"photo", "mask"}) {
            ObjectNode location = (ObjectNode) event.path(picture);
            location.put("url", urls.get(location.path("key").asText()));
        }
        return event;
    }

    /** Has a function of the package put the token into the ledger, as it does on AWS. */
    void authenticate(FunctionPackage functions) throws IOException, InterruptedException {
        FunctionResource function = function(AUTHENTICATE);
        try (FunctionProcess process = new FunctionProcess(function, functions.command(function), logs())) {
            InvocationResult result = process.invoke(JsonNodeFactory.instance.objectNode());
            if (result instanceof InvocationResult.Failed failed) {
                throw new CloudException("There is no token to measure with: " + failed.cause());
            }
        }
    }

    private FunctionResource function(String name) {
        return template.functions().stream()
                .filter(function -> function.isCalled(name))
                .findFirst()
                .orElseThrow(() -> new CloudException("template.yaml has no " + name));
    }

    private <T extends AutoCloseable> T begun(T part) {
        started.push(part);
        return part;
    }

    @Override
    public void close() {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                // the others are to be ended all the same
            }
        }
    }
}
