package dev.photinus.function.input;

import static dev.photinus.function.input.Requirements.isFilled;
import static dev.photinus.function.input.Requirements.require;
import static dev.photinus.function.input.Requirements.requireBucket;
import static dev.photinus.function.input.Requirements.requireKey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The input of the machine {@code batch}: which photos go through which workflow.
 *
 * @param workflow such as {@code headshot}
 * @param source which photos
 * @param settings the workflow's input without {@code source}, for every photo of which the manifest says nothing else
 * @param again whether to make again what is finished already
 * @param toleratedFailurePercentage 0 to 100: with more failures the batch stops; 100 where absent
 * @param concurrency how many photos are under way at once, 1 to 10,000; what the quota has use for where absent
 */
@RegisterForReflection
public record BatchInput(
        String workflow,
        Source source,
        @Nullable ObjectNode settings,
        @Nullable Boolean again,
        @Nullable Double toleratedFailurePercentage,
        @Nullable Integer concurrency) {

    private static final String EXAMPLE =
            "{\"workflow\": \"headshot\", \"source\": {\"bucket\": \"my-photos\", \"prefix\": \"team/\"}}";

    /** As many child executions as a distributed Map runs at once. */
    private static final int MOST_AT_ONCE = 10_000;

    /**
     * Exactly one of prefix, manifest and summary.
     *
     * @param prefix of the photos' keys, such as {@code team/}
     * @param manifest the key of a CSV or JSON Lines file with a photo a line
     * @param folder with a manifest: what stands before each key in it
     * @param summary the key of an earlier batch's {@code summary.json}: the photos that failed in it
     */
    @RegisterForReflection
    public record Source(
            String bucket,
            @Nullable String prefix,
            @Nullable String manifest,
            @Nullable String folder,
            @Nullable String summary) {

        @SuppressWarnings("NullAway") // what is read from JSON may be null, whatever the record says
        private void check() throws InvalidInputException {
            require(isFilled(bucket), "\"source.bucket\" is missing");
            requireBucket("source.bucket", bucket);
            long ways = Stream.of(prefix, manifest, summary)
                    .filter(way -> way != null)
                    .count();
            require(
                    ways == 1,
                    "say which photos: exactly one of \"source.prefix\": \"team/\", \"source.manifest\": \"team.csv\" and"
                            + " \"source.summary\": \"batches/…/summary.json\"");
            require(
                    prefix == null || isFilled(prefix),
                    "\"source.prefix\" is empty: the whole bucket would take finished photos for new ones");
            if (manifest != null) {
                requireKey("source.manifest", manifest);
            }
            if (summary != null) {
                requireKey("source.summary", summary);
            }
            require(folder == null || manifest != null, "\"source.folder\" goes with \"source.manifest\"");
        }

        /** The one of the three that is said. */
        public String key() {
            return prefix != null ? prefix : manifest != null ? manifest : String.valueOf(summary);
        }

        /** What stands before each key in the manifest. */
        String keysBegin() {
            return folder == null || folder.isEmpty() || folder.endsWith("/")
                    ? folder == null ? "" : folder
                    : folder + "/";
        }
    }

    /**
     * Reads strictly.
     *
     * @param buckets that the input may name
     * @throws InvalidInputException with the name of the field that is wrong
     */
    public static BatchInput read(@Nullable JsonNode json, StackBuckets buckets) throws InvalidInputException {
        BatchInput input = StrictJson.read(json, BatchInput.class, EXAMPLE);
        input.check(buckets);
        return input;
    }

    @SuppressWarnings("NullAway") // what is read from JSON may be null, whatever the record says
    private void check(StackBuckets buckets) throws InvalidInputException {
        require(isFilled(workflow), "\"workflow\" is missing: one of " + Workflow.names());
        require(
                Workflow.named(workflow).isPresent(),
                "there is no workflow \"" + workflow + "\"; there are " + Workflow.names());
        require(source != null, "\"source\" is missing: {\"bucket\": …, \"prefix\": …}");
        source.check();
        buckets.requireReadable("source.bucket", source.bucket());
        require(
                toleratedFailurePercentage == null
                        || (toleratedFailurePercentage >= 0 && toleratedFailurePercentage <= 100),
                "\"toleratedFailurePercentage\" is " + toleratedFailurePercentage + "; it must be from 0 to 100");
        require(
                concurrency == null || (concurrency >= 1 && concurrency <= MOST_AT_ONCE),
                "\"concurrency\" is " + concurrency + "; it must be from 1 to 10000");
        checkSettings(buckets);
    }

    private void checkSettings(StackBuckets buckets) throws InvalidInputException {
        ObjectNode common = settingsOrNone();
        require(!common.has("source"), "\"settings.source\" is one photo's: leave it out");
        require(
                common.at("/output/key").isMissingNode(),
                "\"settings.output.key\" would write all photos to one place: leave it out, or say it in a manifest");
        if (outputBucket().isPresent()) {
            buckets.requireWritable("settings.output.bucket", outputBucket().get());
        }
        if (source.prefix() != null) {
            // a manifest may complete them, a folder of photos cannot
            ObjectNode any = common.deepCopy();
            any.putObject("source").put("bucket", source.bucket()).put("key", "any.jpg");
            try {
                workflowToRun().read(any, buckets);
            } catch (InvalidInputException e) {
                throw new InvalidInputException("\"settings\": " + e.getMessage());
            }
        }
    }

    /** The workflow that every photo goes through. */
    public Workflow workflowToRun() {
        return Workflow.named(workflow).orElseThrow();
    }

    /** The bucket that results go to where a line of the manifest names no other. */
    public Optional<String> outputBucket() {
        return Optional.ofNullable(settingsOrNone().at("/output/bucket").textValue());
    }

    ObjectNode settingsOrNone() {
        return settings == null ? JsonNodeFactory.instance.objectNode() : settings;
    }

    /** How many failures, in percent, are taken without stopping. */
    public double tolerated() {
        return toleratedFailurePercentage == null ? 100 : toleratedFailurePercentage;
    }
}
