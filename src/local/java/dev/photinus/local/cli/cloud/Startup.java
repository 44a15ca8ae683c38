package dev.photinus.local.cli.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.local.adobe.AdobeStandIn;
import dev.photinus.local.adobe.KeptState;
import dev.photinus.local.adobe.StandInSettings;
import dev.photinus.local.adobe.fault.RandomFaults;
import dev.photinus.local.adobe.gate.Credentials;
import dev.photinus.local.asl.Interpreter;
import dev.photinus.local.asl.RealTimers;
import dev.photinus.local.asl.StateMachine;
import dev.photinus.local.aws.AwsJsonServer;
import dev.photinus.local.aws.Folders;
import dev.photinus.local.aws.LocalCredentials;
import dev.photinus.local.aws.dynamodb.DynamoDbRights;
import dev.photinus.local.aws.dynamodb.GuardedDynamoDb;
import dev.photinus.local.aws.dynamodb.LocalDynamoDb;
import dev.photinus.local.aws.events.EventBus;
import dev.photinus.local.aws.events.PutEvents;
import dev.photinus.local.aws.iam.AccessRequest;
import dev.photinus.local.aws.lambda.LambdaHost;
import dev.photinus.local.aws.lambda.LambdaSettings;
import dev.photinus.local.aws.s3.LocalS3;
import dev.photinus.local.aws.sam.FunctionResource;
import dev.photinus.local.aws.sam.SamTemplate;
import dev.photinus.local.aws.secrets.GetSecretValue;
import dev.photinus.local.aws.states.ExecutionOperations;
import dev.photinus.local.aws.states.NestedExecutions;
import dev.photinus.local.aws.states.StartExecution;
import dev.photinus.local.aws.states.StepFunctions;
import dev.photinus.local.aws.states.TaskFailures;
import dev.photinus.local.cli.workflow.AdobeHost;
import dev.photinus.local.cli.workflow.CloudException;
import dev.photinus.local.cli.workflow.CloudSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Starts the parts of the local cloud side by side, since each waits for something else, and ends them in reverse order. */
final class Startup {

    /** The function that learns for all of them which classes it takes: it uses S3, DynamoDB and REST. */
    private static final String TRAINED = "CreateMaskFunction";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String POLLING = "PollStatusFunction";

    /** How many of a workflow's functions are started at once; the others when they come near. */
    private static final int NEEDED_FIRST = 4;

    private final Path project;
    private final Map<String, String> outside;
    private final SamTemplate template;
    private final Map<String, LocalMachine> machines;
    private final CloudSettings settings;
    private final Observers observers;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final FunctionMeter meter;

    @SuppressWarnings("NullAway.Init") // known when the state is, before anything that asks
    private Rights rights;

    /** @param outside the command's environment, where credentials for hosts other than the local ones are */
    Startup(
            Path project,
            Map<String, String> outside,
            SamTemplate template,
            Map<String, LocalMachine> machines,
            CloudSettings settings,
            Observers observers) {
        this.project = project;
        this.outside = outside;
        this.template = template;
        this.meter = new FunctionMeter(template.functions());
        this.machines = machines;
        this.settings = settings;
        this.observers = observers;
    }

    /** @throws CloudException if a part does not start; the others are ended then */
    RunningCloud start() {
        try {
            Path folder = settings.state();
            LocalState state = begun(folder == null ? LocalState.temporary() : LocalState.in(folder));
            Path results = Files.createTempDirectory("photinus-results-");
            started.push(() -> Folders.delete(results));
            return start(state, results);
        } catch (IOException | InterruptedException | RuntimeException e) {
            stop();
            throw e instanceof CloudException cloud
                    ? cloud
                    : new CloudException("The local cloud did not start: " + e.getMessage(), e);
        }
    }

    private RunningCloud start(LocalState state, Path results) throws IOException, InterruptedException {
        rights = settings.rights() && !(settings.adobe() instanceof AdobeHost.Live) // there, AWS's own S3 decides
                ? Rights.OfRoles.of(template, state.credentials())
                : new Rights.Unlimited(state.credentials());
        machines.values().forEach(rights::check);
        state.atAdobe(settings.adobe().identity());
        LocalDynamoDb early = state.isLedgerClean() ? dynamoDb(state) : null; // it takes longest
        PhotoBucket bucket = begun(bucket(state));
        AdobeStandIn standIn = standIn(state, bucket);
        LocalDynamoDb dynamoDb = early == null ? dynamoDbAfterInterruption(state, standIn) : early;
        AwsJsonServer others = begun(AwsJsonServer.start(rights.guard(Startup::needed)));
        LambdaHost lambda = lambda(bucket, guarded(dynamoDb), others, state.credentials(), standIn);
        CompletableFuture<Void> tables =
                CompletableFuture.runAsync(() -> template.tables().forEach(dynamoDb::createTable));
        lambda.prepare(TRAINED, () -> {
            tables.join();
            return training(lambda, bucket);
        });
        prewarm(lambda);
        RealTimers timers = begun(new RealTimers());
        EventBus events = new EventBus(template.eventRules(), lambda::invoke);
        ItemListeners itemListeners = new ItemListeners();
        LambdaTasks functions = begun(new LambdaTasks(lambda, functions(), meter::ran, Startup::isPolling));
        StepFunctions stepFunctions = new StepFunctions(
                definitions(),
                self -> new Interpreter(
                        rights.tasks(new TaskFailures(new NestedExecutions(self::start, itemListeners, functions))),
                        timers,
                        new Random(),
                        rights.objects(new BucketObjects(bucket))),
                observers.delivery().apply(events::put));
        others.serve(
                StartExecution.TARGET, new StartExecution(stepFunctions, Clock.systemUTC(), observers.executions()));
        ExecutionOperations.serve(others, stepFunctions);
        others.serve(PutEvents.TARGET, new PutEvents(events, Clock.systemUTC()));
        tables.join();
        return new RunningCloud(
                bucket,
                events,
                stepFunctions,
                dynamoDb,
                new LocalWorkflows(bucket, stepFunctions, machines, itemListeners, state, meter, results, this::stop));
    }

    private static List<AccessRequest> needed(String target, JsonNode request) {
        return switch (target) {
            case StartExecution.TARGET -> StartExecution.needed(request);
            case PutEvents.TARGET -> PutEvents.needed(request);
            case GetSecretValue.TARGET -> GetSecretValue.needed(request);
            default -> ExecutionOperations.needed(target, request);
        };
    }

    private URI guarded(LocalDynamoDb dynamoDb) throws IOException {
        return rights instanceof Rights.Unlimited
                ? dynamoDb.endpoint()
                : begun(GuardedDynamoDb.start(
                                dynamoDb.endpoint(), rights.guard(new DynamoDbRights(template.tables())::needed)))
                        .endpoint();
    }

    private LocalDynamoDb dynamoDb(LocalState state) throws IOException {
        Path target = project.resolve("target");
        Path folder = state.dynamoDb().orElse(null);
        if (folder == null) {
            return begun(LocalDynamoDb.start(target, state.credentials()));
        }
        state.rememberLedger(false);
        started.push(() -> clean(state));
        CompletableFuture<Void> unused = CompletableFuture.runAsync(LedgerFile::warmUp);
        return begun(LocalDynamoDb.start(target, state.credentials(), folder));
    }

    private LocalDynamoDb dynamoDbAfterInterruption(LocalState state, @Nullable AdobeStandIn standIn)
            throws IOException {
        ledger(state).forgetCredentials(standIn == null ? null : standIn.uri());
        return dynamoDb(state);
    }

    private static LedgerFile ledger(LocalState state) {
        return new LedgerFile(state.dynamoDb().orElseThrow());
    }

    /** Once DynamoDB has ended: the token goes with the run that it was for. */
    private static void clean(LocalState state) throws IOException {
        LedgerFile file = ledger(state);
        if (state.isToBeContinued()) {
            file.forgetCredentials(null);
        } else {
            file.forgetRun();
            state.rememberLedger(true);
        }
    }

    private Map<String, StateMachine> definitions() {
        return machines.values().stream().collect(Collectors.toMap(LocalMachine::arn, LocalMachine::definition));
    }

    private PhotoBucket bucket(LocalState state) throws IOException {
        if (settings.adobe() instanceof AdobeHost.Live live) {
            return AwsBucket.of(live.bucket());
        }
        LocalS3 s3 = rights.s3(state.s3(), state.port("s3"));
        state.rememberPort("s3", s3.endpoint().getPort());
        template.buckets().forEach(bucket -> s3.createBucket(bucket.name()));
        return new LocalBucket(s3, template.buckets().get(0).name());
    }

    private @Nullable AdobeStandIn standIn(LocalState state, PhotoBucket bucket) throws IOException {
        if (!(settings.adobe() instanceof AdobeHost.StandIn played)) {
            return null;
        }
        StandInSettings behaviour = played.realistic() ? StandInSettings.realistic() : StandInSettings.quick();
        StandInSettings faulty = behaviour.withFaults(new RandomFaults(played.faultSeed(), played.faults()));
        Path folder = state.adobe().orElse(null);
        if (folder == null || !(bucket instanceof LocalBucket local)) {
            return begun(AdobeStandIn.start(faulty));
        }
        AdobeStandIn standIn = begun(
                AdobeStandIn.start(faulty, new KeptState(folder, state.port("adobe"), new LocalUrlSigner(local.s3()))));
        state.rememberPort("adobe", standIn.uri().getPort());
        return standIn;
    }

    private LambdaHost lambda(
            PhotoBucket bucket,
            URI dynamoDb,
            AwsJsonServer others,
            LocalCredentials credentials,
            @Nullable AdobeStandIn standIn)
            throws IOException, InterruptedException {
        Credentials client = StandInSettings.quick().credentials();
        FunctionEnvironment environment = new FunctionEnvironment(
                bucket instanceof LocalBucket local ? local.s3().endpoint() : null,
                dynamoDb,
                others.endpoint(),
                credentials,
                settings,
                standIn == null ? null : standIn.uri());
        Map<String, String> variables = new HashMap<>(environment.variables(outside, client));
        Map<String, String> adobeCredentials = environment.adobeCredentials(outside, client);
        if (rights instanceof Rights.OfRoles) { // each function has a key of its own
            variables.keySet().removeAll(credentials.environment().keySet());
            others.serve(GetSecretValue.TARGET, secrets(adobeCredentials));
        } else { // without signatures, every user of this machine could read a secret
            variables.putAll(adobeCredentials);
        }
        variables.put("PHOTINUS_BUCKET", bucket.name()); // it may be another one than the template's
        Path target = project.resolve("target");
        Path logs = target.resolve("lambda-logs");
        if (Files.exists(logs)) {
            Folders.delete(logs); // of the run before
        }
        LambdaHost lambda = begun(LambdaHost.start(
                template.functions().stream()
                        .map(function -> function.withCodeUri(settings.build().codeUri(function.codeUri())))
                        .map(rights::withKey)
                        .toList(),
                project,
                LambdaSettings.of(target.resolve("lambda"), logs, variables)
                        .withMaxConcurrency(settings.concurrency())
                        .withAccountConcurrency(settings.lambda().concurrency())
                        .withFreezing(settings.lambda().freezing())
                        .withLog(observers.logs())
                        .withWatch(observers.invocations())));
        return lambda;
    }

    private GetSecretValue secrets(Map<String, String> adobeCredentials) {
        String secret = JSON.valueToTree(adobeCredentials).toString();
        return new GetSecretValue(template.secrets().stream().collect(Collectors.toMap(arn -> arn, arn -> secret)));
    }

    /** With the stand-in, a function learns on a job that comes to nothing; nobody else is bothered with one. */
    private List<JsonNode> training(LambdaHost lambda, PhotoBucket bucket) {
        System.err.println("photinus: preparing the functions for quick starts, once after a build ...");
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("execution", "training");
        if (settings.adobe() instanceof AdobeHost.StandIn) {
            lambda.invoke("AuthenticateFunction", JsonNodeFactory.instance.objectNode())
                    .join();
            request.putObject("photo").put("bucket", bucket.name()).put("key", "none.jpg");
            request.putObject("output").put("bucket", bucket.name()).put("key", "none");
        }
        return List.of(request);
    }

    /** What a photo needs first; each of the photos under way may wait in its own pollStatus. The rest starts when it comes near. */
    private void prewarm(LambdaHost lambda) {
        functions().stream()
                .limit(NEEDED_FIRST)
                .forEach(function -> prewarm(lambda, function, isPolling(function) ? settings.concurrency() : 1));
    }

    private static boolean isPolling(String function) {
        return function.endsWith(":" + POLLING);
    }

    /** ARNs of the functions that the workflow uses, in the template's order, which is about that of their use. */
    private List<String> functions() {
        LocalMachine machine = machines.get(settings.workflow());
        Set<String> used = machine == null ? Set.of() : machine.definition().resources();
        return template.functions().stream()
                .map(FunctionResource::arn)
                .filter(used::contains)
                .toList();
    }

    private static void prewarm(LambdaHost lambda, String function, int processes) {
        var unused =
                lambda.prewarm(function, processes); // what hinders it hinders the first invocation too, which says so
    }

    private <T extends AutoCloseable> T begun(T part) {
        started.push(part);
        return part;
    }

    private synchronized void stop() {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                // the others are to be ended all the same
            }
        }
    }
}
