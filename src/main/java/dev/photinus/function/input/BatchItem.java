package dev.photinus.function.input;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * One photo of a batch, as the machine gets it: either an execution's name and input, or why there will be none.
 *
 * @param number the line of a manifest, or which of the photos under a prefix, from 1
 * @param photo its name, for people
 * @param name of the execution, the same whenever the same batch is planned
 * @param input of the workflow
 * @param refused what is wrong with the manifest's line, in words
 */
@RegisterForReflection
public record BatchItem(
        String workflow,
        long number,
        String photo,
        @Nullable String name,
        @Nullable ObjectNode input,
        @Nullable String refused) {}
