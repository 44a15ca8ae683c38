package dev.photinus.function.input;

import com.fasterxml.jackson.databind.JsonNode;
import dev.photinus.storage.S3Location;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The workflows that take a photo, each with the form of its input. */
public enum Workflow {
    HEADSHOT(HeadshotInput.class),
    PRODUCT(ProductInput.class),
    INPAINT(InpaintInput.class);

    /** What is put under it into the bucket starts a workflow, the one of the next folder's name. */
    public static final String INCOMING = "incoming/";

    /** Photos of the command {@code photinus run}, in folders like those of {@link #INCOMING}; they start nothing. */
    public static final String RUNS = "runs/";

    private final Class<? extends WorkflowInput> input;

    Workflow(Class<? extends WorkflowInput> input) {
        this.input = input;
    }

    /** @param name such as {@code headshot} */
    public static Optional<Workflow> named(String name) {
        return Arrays.stream(values())
                .filter(workflow -> workflow.toString().equals(name))
                .findFirst();
    }

    /** All of them, for people to read. */
    public static String names() {
        return Arrays.stream(values()).map(Workflow::toString).collect(Collectors.joining(", "));
    }

    /** The folder whose photos start this workflow, with a slash at its end. */
    public String incoming() {
        return INCOMING + this + "/";
    }

    /** The folder for photos of the command {@code photinus run}, with a slash at its end. */
    public String runs() {
        return RUNS + this + "/";
    }

    /** The rest of a photo's key below the workflow's folder for uploads or for runs; the whole key of a photo that is elsewhere. */
    public static String nameOf(String workflow, String key) {
        return Stream.of(INCOMING, RUNS)
                .map(folder -> folder + workflow + "/")
                .filter(key::startsWith)
                .findFirst()
                .map(folder -> key.substring(folder.length()))
                .orElse(key);
    }

    /**
     * Reads strictly: no field that is not known, no text for a number, no fraction for a whole number.
     *
     * @param buckets that the input may name
     * @throws InvalidInputException with the name of the field that is wrong
     */
    public WorkflowInput read(@Nullable JsonNode json, StackBuckets buckets) throws InvalidInputException {
        return WorkflowInput.read(json, input, buckets);
    }

    /**
     * Checks what a photo's own place decides, whatever its settings are.
     *
     * @param buckets that the input may name
     * @throws InvalidInputException if its key can't be worked with
     */
    public void checkSource(S3Location photo, StackBuckets buckets) throws InvalidInputException {
        Requirements.requireSource(photo, buckets);
        Requirements.requireRoom(Places.finished(toString(), photo, null, Places.finishedType(""), buckets));
    }

    /** As state machines, folders and the command line name it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
