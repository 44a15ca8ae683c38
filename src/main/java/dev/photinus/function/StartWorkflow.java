package dev.photinus.function;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.function.UploadSettings.Settings;
import dev.photinus.function.event.ExecutionName;
import dev.photinus.function.event.FailedPhoto;
import dev.photinus.function.event.ObjectCreated;
import dev.photinus.function.event.PhotoNews;
import dev.photinus.function.event.Place;
import dev.photinus.function.input.InvalidInputException;
import dev.photinus.function.input.StackBuckets;
import dev.photinus.function.input.Workflow;
import dev.photinus.storage.S3Location;
import io.quarkus.funqy.Funq;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;

/**
 * Starts the workflow of the folder that a photo was put into. EventBridge calls it for each upload, and now and then more often: the
 * execution's name sees to it that this starts nothing.
 */
public class StartWorkflow {

    private static final String REFUSED = "Photinus.UploadRefused";
    private static final String STEP = "Start Workflow";

    private final StateMachines machines;
    private final UploadSettings settings;
    private final StackBuckets buckets;
    private final Failures failures;
    private final NewsDesk news;
    private final SfnClient stepFunctions;
    private final Clock clock;

    StartWorkflow(
            StateMachines machines,
            UploadSettings settings,
            StackBuckets buckets,
            Failures failures,
            NewsDesk news,
            SfnClient stepFunctions,
            Clock clock) {
        this.machines = machines;
        this.settings = settings;
        this.buckets = buckets;
        this.failures = failures;
        this.news = news;
        this.stepFunctions = stepFunctions;
        this.clock = clock;
    }

    /** What became of an upload, by {@code status}. */
    @RegisterForReflection
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "status")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Started.class, name = "started"),
        @JsonSubTypes.Type(value = StartedBefore.class, name = "startedBefore"),
        @JsonSubTypes.Type(value = Refused.class, name = "refused"),
        @JsonSubTypes.Type(value = Ignored.class, name = "ignored")
    })
    public sealed interface Start {}

    /**
     * The execution of an upload.
     *
     * @param execution its ARN
     */
    @RegisterForReflection
    public record Started(String name, String execution) implements Start {}

    /** The same upload was told of before. */
    @RegisterForReflection
    public record StartedBefore(String name) implements Start {}

    /**
     * Nothing can be started with it.
     *
     * @param failure where that is kept
     */
    @RegisterForReflection
    public record Refused(String reason, Place failure) implements Start {}

    /** It is no photo of a workflow's. */
    @RegisterForReflection
    public record Ignored(String reason) implements Start {}

    /** Why nothing is started, and what can be done. */
    private record Refusal(String workflow, String reason, String whatToDo) {}

    @Funq("startWorkflow")
    public Start startWorkflow(ObjectCreated event) {
        S3Location photo = event.location();
        if (!photo.key().startsWith(Workflow.INCOMING)) {
            return new Ignored("It is not under incoming/");
        }
        Optional<String> noPhoto = UploadFilter.reasonToIgnore(photo.key());
        if (noPhoto.isPresent()) {
            return new Ignored(noPhoto.get());
        }
        String path = photo.key().substring(Workflow.INCOMING.length());
        String folder = path.substring(0, Math.max(0, path.indexOf('/')));
        Optional<Workflow> workflow = Workflow.named(folder);
        return workflow.isPresent() ? start(workflow.get(), event) : refuse(noWorkflow(folder, photo), photo);
    }

    private static Refusal noWorkflow(String folder, S3Location photo) {
        String what = folder.isEmpty() ? "it is in no workflow's folder" : "there is no workflow \"" + folder + "\"";
        return new Refusal(
                folder.isEmpty() ? "none" : folder,
                photo.name() + ": " + what + "; there are " + Workflow.names(),
                "Put the photo into the folder of a workflow, for instance incoming/headshot/.");
    }

    private Start start(Workflow workflow, ObjectCreated event) {
        S3Location photo = event.location();
        try {
            workflow.checkSource(photo, buckets);
        } catch (InvalidInputException e) {
            return refuse(badKey(workflow, photo, String.valueOf(e.getMessage())), photo);
        }
        Optional<Settings> file = settings.nearest(photo, workflow);
        try {
            ObjectNode input = file.isPresent() ? settings.read(file.get()) : JsonNodeFactory.instance.objectNode();
            putSource(input, photo);
            workflow.read(input, buckets); // what its first state would refuse is reported here, where it costs nothing
            return start(workflow, input, ExecutionName.of(photo, event.revision()));
        } catch (InvalidInputException e) {
            return refuse(incomplete(workflow, photo, file, String.valueOf(e.getMessage())), photo);
        }
    }

    private static Refusal badKey(Workflow workflow, S3Location photo, String said) {
        return new Refusal(
                workflow.toString(),
                photo.name() + ": " + said,
                "Rename the photo or its folder, and upload it again to " + workflow.incoming() + ".");
    }

    private static Refusal incomplete(Workflow workflow, S3Location photo, Optional<Settings> settings, String said) {
        String file = settings.map(Settings::key).orElse(workflow.incoming() + UploadSettings.FILE);
        String what =
                settings.isPresent() ? "of " + file + ": " : "there is no " + file + ", and the workflow needs it: ";
        return new Refusal(
                workflow.toString(),
                photo.name() + ": " + what + said,
                "Put what the workflow needs into " + file + ", and then the photo into the same folder again.");
    }

    private static void putSource(ObjectNode input, S3Location photo) {
        ObjectNode source =
                input.putObject("source").put("bucket", photo.bucket()).put("key", photo.key());
        if (photo.versionId() != null) {
            source.put("versionId", photo.versionId());
        }
    }

    private Start start(Workflow workflow, JsonNode input, String name) {
        try {
            String execution = stepFunctions
                    .startExecution(start -> start.stateMachineArn(machines.arn(workflow))
                            .name(name)
                            .input(input.toString()))
                    .executionArn();
            return new Started(name, execution);
        } catch (ExecutionAlreadyExistsException e) {
            return new StartedBefore(name);
        }
    }

    private Start refuse(Refusal refusal, S3Location photo) {
        Instant now = clock.instant();
        FailedPhoto failed = new FailedPhoto(
                refusal.workflow(), Place.of(photo), REFUSED, refusal.reason(), STEP, refusal.whatToDo(), null, now);
        Place failure = failures.keep(failed, photo.name());
        news.put(PhotoNews.failed(failed, failure, List.of(), null));
        return new Refused(refusal.reason(), failure);
    }
}
