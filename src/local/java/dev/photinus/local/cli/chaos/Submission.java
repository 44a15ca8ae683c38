package dev.photinus.local.cli.chaos;

import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.fault.Fault;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job that the stand-in has accepted, and that Adobe would have to be paid for.
 *
 * @param photo its name
 * @param fault that was played on the call or on the job
 */
public record Submission(Operation operation, String photo, String jobId, @Nullable Fault fault, Instant accepted) {}
