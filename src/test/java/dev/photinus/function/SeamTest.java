package dev.photinus.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.photinus.TemplateMachines;
import dev.photinus.adobe.AdobeConfig;
import dev.photinus.adobe.Generation;
import dev.photinus.adobe.firefly.FireflyApi;
import dev.photinus.adobe.firefly.SynchronousFillApi;
import dev.photinus.ledger.Job;
import dev.photinus.ledger.JobKey;
import dev.photinus.local.asl.Execution;
import dev.photinus.local.asl.ExecutionResult;
import dev.photinus.local.asl.StateMachine;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Whole workflows with all functions in one process, and seams at which their clock and their ledger can be got hold of. */
abstract class SeamTest {

    public static class Profile extends FunctionProfile {
        public Profile() {
            super("authenticate");
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> config = new HashMap<>(super.getConfigOverrides());
            config.put("photinus.slot-wait", "0s");
            config.put("photinus.token.renewal", "5s");
            config.put("photinus.poll.patience", "300ms");
            config.put("photinus.poll.shortest", "20ms");
            config.put("adobe.patience.answer", "2s");
            config.put("adobe.patience.status", "2s");
            // the legacy fill is answered when it is painted
            config.put("adobe.patience.fill", "20s");
            config.put("quarkus.fault-tolerance.\"dev.photinus.adobe.AdobeJobs/status\".retry.delay", "10");
            config.put("quarkus.fault-tolerance.\"dev.photinus.adobe.AdobeJobs/status\".retry.jitter", "5");
            return config;
        }

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(SeamBeans.class);
        }
    }

    private static final String PHOTO = "incoming/ada.jpg";
    private static final String MASK = "masks/ada.png";

    /** So long that a signed URL of it is too long for Firefly, and it is uploaded. */
    private static final String LONG_KEY = "incoming/" + "é".repeat(400) + ".jpg";

    @Inject
    ObjectMapper json;

    @Inject
    Authenticate authenticate;

    @Inject
    Inspect inspect;

    @Inject
    CreateMask createMask;

    @Inject
    RemoveBackground removeBackground;

    @Inject
    Fill fill;

    @Inject
    AutoTone autoTone;

    @Inject
    MaskObjects maskObjects;

    @Inject
    FillMaskedAreas fillMaskedAreas;

    @Inject
    PollStatus pollStatus;

    @Inject
    Publish publish;

    @Inject
    Cancel cancel;

    @Inject
    PlanBatch planBatch;

    @Inject
    SummarizeBatch summarizeBatch;

    @Inject
    Submission submission;

    @Inject
    FireflyApi firefly;

    @Inject
    SynchronousFillApi synchronousFill;

    @Inject
    AdobeConfig adobeConfig;

    @SuppressWarnings("NullAway.Init") // injected by FunctionCloud
    FunctionCloud cloud;

    private final Map<String, StateMachine> machines = new HashMap<>();

    @SuppressWarnings("NullAway.Init")
    InProcessWorkflow workflow;

    @BeforeEach
    void putUp() throws IOException {
        workflow = new InProcessWorkflow(
                json,
                cloud,
                authenticate,
                inspect,
                createMask,
                removeBackground,
                fill,
                autoTone,
                maskObjects,
                fillMaskedAreas,
                pollStatus,
                publish,
                cancel,
                planBatch,
                summarizeBatch);
        cloud.put(PHOTO, TestPhotos.jpeg());
        cloud.put(LONG_KEY, TestPhotos.jpeg());
        cloud.put(MASK, TestPhotos.spotMask(600, 800));
        begin();
    }

    @AfterEach
    void tearDown() {
        CrashPoints.clear();
        ShiftedClock.reset();
    }

    /** As if nothing had happened yet. */
    final void begin() {
        cloud.clear();
        CrashPoints.clear();
        ShiftedClock.reset();
        workflow.clear();
        workflow.put(fill);
    }

    /**
     * What is to be run, and what of it is done already: done steps are in the ledger, and call nobody.
     *
     * @param input of the execution, with apostrophes for quotes
     * @param token whether the ledger has an access token
     */
    record Scene(String machine, String input, List<String> done, boolean token) {

        /** The same, as the first execution of a day finds it. */
        Scene withoutToken() {
            return new Scene(machine, input, done, false);
        }

        static Scene headshot(String... done) {
            return new Scene("headshot", source(PHOTO), List.of(done), true);
        }

        static Scene headshotWithALongKey(String... done) {
            return new Scene("headshot", source(LONG_KEY), List.of(done), true);
        }

        static Scene product(String... done) {
            return new Scene("product", source(PHOTO), List.of(done), true);
        }

        static Scene objects() {
            return new Scene("inpaint", source(PHOTO).replace("}}", "}, 'listObjects': true}"), List.of(), true);
        }

        static Scene inpaint(String... done) {
            return new Scene(
                    "inpaint",
                    source(PHOTO).replace("}}", "}, 'masks': [{'key': '" + MASK + "'}]}"),
                    List.of(done),
                    true);
        }

        private static String source(String key) {
            return "{'source': {'bucket': '" + FunctionCloud.BUCKET + "', 'key': '" + key + "'}}";
        }
    }

    /** Runs a scene in an execution of its own. */
    final ExecutionResult run(Scene scene) {
        return run(scene, UUID.randomUUID().toString(), execution -> {});
    }

    /** Runs a scene in the execution of that name, which may have begun before. */
    final ExecutionResult run(Scene scene, String name, Consumer<Execution> prepare) {
        StateMachine machine = machines.computeIfAbsent(scene.machine(), SeamTest::deployed);
        if (scene.token()) {
            authenticated();
        }
        JsonNode input = node(scene.input());
        return workflow.run(machine, name, input, execution -> {
            for (String operation : scene.done()) {
                done(execution.arn(), operation);
            }
            prepare.accept(execution);
        });
    }

    /** Under the name that it has in the template. */
    private static StateMachine deployed(String workflow) {
        String name = workflow.substring(0, 1).toUpperCase(Locale.ROOT) + workflow.substring(1) + "StateMachine";
        return TemplateMachines.machine(workflow).deployedAs(FunctionCloud.machine(name));
    }

    /** Has a token in the ledger. */
    private void authenticated() {
        try {
            authenticate.authenticate();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Has a job in the ledger as done, with a picture in the bucket; the function that would submit it is not called. */
    private void done(String execution, String operation) {
        StepJobs jobs = cloud.jobs();
        Instant now = ShiftedClock.now();
        Job.Place place = new Job.Place(FunctionCloud.BUCKET, operation.equals("createMask") ? MASK : PHOTO);
        JobKey key = StepJobs.made(execution, operation);
        if (cloud.ledgerJobs().find(key).submission().isEmpty()) {
            jobs.paid(
                    execution,
                    key,
                    "done-before",
                    new Job.Success(now, List.of(new Job.Output(null, 7L, null, place))));
        }
        workflow.answer(operation, json.valueToTree(new Outcome.Submitted(key, "done-before")));
    }

    /** The fill as an organisation has it that holds access to the legacy generation. */
    final Fill legacyFill() {
        AdobeConfig.Operation legacy = () -> Generation.LEGACY;
        AdobeConfig config = (AdobeConfig) Proxy.newProxyInstance(
                AdobeConfig.class.getClassLoader(), new Class<?>[] {AdobeConfig.class}, (proxy, method, arguments) -> {
                    try {
                        return method.getName().equals("fill") ? legacy : method.invoke(adobeConfig, arguments);
                    } catch (InvocationTargetException e) {
                        throw Objects.requireNonNull(e.getCause());
                    }
                });
        return new Fill(submission, firefly, synchronousFill, config);
    }

    /** The event of an execution that has been stopped. */
    final JsonNode stopped(String execution, Scene scene) {
        JsonNode event = json.createObjectNode()
                .set(
                        "detail",
                        json.createObjectNode()
                                .put("executionArn", execution)
                                .put("stateMachineArn", FunctionCloud.machine(scene.machine()))
                                .put("status", "ABORTED")
                                .put("stopDate", ShiftedClock.now().toEpochMilli())
                                .put("input", scene.input().replace('\'', '"')));
        cloud.hasEnded(event);
        return event;
    }

    /** JSON, with apostrophes for quotes. */
    final JsonNode node(String text) {
        try {
            return json.readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
