package dev.photinus.function.input;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The workflows that take a photo, each with the form of its input. */
public enum Workflow {
    HEADSHOT(HeadshotInput.class),
    PRODUCT(ProductInput.class),
    INPAINT(InpaintInput.class);

    /** What is put under it into the bucket starts a workflow, the one of the next folder's name. */
    public static final String INCOMING = "incoming/";

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

    /**
     * Reads strictly: no field that is not known, no text for a number, no fraction for a whole number.
     *
     * @throws InvalidInputException with the name of the field that is wrong
     */
    public WorkflowInput read(@Nullable JsonNode json) throws InvalidInputException {
        return WorkflowInput.read(json, input);
    }

    /** As state machines, folders and the command line name it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
