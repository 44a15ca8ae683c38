package dev.photinus.local.aws.sam;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A policy document of a role, a bucket or a queue.
 *
 * @param name where the template has it: a logical id, or a role's and the policy's own name
 * @param document with its intrinsic functions resolved
 */
public record PolicyResource(String name, JsonNode document) {}
