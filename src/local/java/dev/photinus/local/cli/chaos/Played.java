package dev.photinus.local.cli.chaos;

import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.fault.Fault;

/**
 * A fault on a call.
 *
 * @param photo that the call was for; empty for a token
 */
public record Played(Operation operation, String photo, Fault fault) {}
