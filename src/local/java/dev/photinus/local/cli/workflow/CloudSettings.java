package dev.photinus.local.cli.workflow;

/**
 * What must be known before a cloud starts.
 *
 * @param adobe who plays Adobe
 * @param concurrency how many photos will be under way at once, at most
 */
public record CloudSettings(AdobeHost adobe, int concurrency) {}
