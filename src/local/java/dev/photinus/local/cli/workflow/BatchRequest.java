package dev.photinus.local.cli.workflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.function.input.Workflow;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * Many photos for one execution of the machine {@code batch}.
 *
 * @param workflow that each photo goes through
 * @param source the file that names the photos
 * @param files the photos and masks that can be read, by the keys that the file names them by
 * @param settings the workflow's input without a source, for all photos of which the file says nothing else
 * @param again whether to make again what is finished already
 * @param concurrency how many photos are to be under way at once
 * @param histories the file that the events of a photo's execution go into, by its number
 */
public record BatchRequest(
        String workflow,
        Source source,
        Map<String, Path> files,
        ObjectNode settings,
        boolean again,
        int concurrency,
        LongFunction<Path> histories) {

    /** What kind of file names the photos. */
    public sealed interface Source {

        Path file();
    }

    /** A manifest, in which keys are the photos' paths. */
    public record Manifest(@Override Path file) implements Source {}

    /** The summary of an earlier batch, whose failed photos are meant. */
    public record Summary(@Override Path file) implements Source {}

    /**
     * The folder of the bucket that a run puts its photos into; ends in a slash. Below {@code incoming/} each photo would start an
     * execution of its own in a deployed stack, and be paid for twice.
     */
    public static String folder(String workflow) {
        return Workflow.RUNS + workflow + "/";
    }
}
