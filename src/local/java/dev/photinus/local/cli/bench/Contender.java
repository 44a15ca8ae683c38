package dev.photinus.local.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.function.Supplier;

/**
 * A way to submit a fill that can be measured.
 *
 * @param events a new one at each call
 */
record Contender(String name, Start start, Supplier<? extends JsonNode> events, long packageBytes, long archiveBytes) {

    /** How its process is started; a new builder at each call. */
    @FunctionalInterface
    interface Start {
        ProcessBuilder make() throws IOException;
    }
}
