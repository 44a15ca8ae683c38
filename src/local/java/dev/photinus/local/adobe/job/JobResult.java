package dev.photinus.local.adobe.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** What a job made. */
@FunctionalInterface
public interface JobResult {

    /** The {@code result} of the job's status; URLs in it are signed as of {@code finished}. */
    ObjectNode describe(Instant finished);
}
