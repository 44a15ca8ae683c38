package dev.photinus.local.adobe.fault;

import dev.photinus.local.adobe.contract.Operation;
import java.util.Optional;

/**
 * A call and what was answered to it, whether or not the answer arrives.
 *
 * @param path of the call
 * @param body as it came, as text; empty where it is a picture
 * @param fault that was played on it
 * @param status of the answer
 * @param answer as text, whole; empty where it is a picture
 */
public record Served(Operation operation, String path, String body, Optional<Fault> fault, int status, String answer) {}
