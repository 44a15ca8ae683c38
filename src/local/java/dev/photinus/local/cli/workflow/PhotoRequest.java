package dev.photinus.local.cli.workflow;

import java.nio.file.Path;

/**
 * One photo for one execution.
 *
 * @param workflow one of {@link Cloud#workflows()}
 * @param photo a file that could be read a moment ago
 * @param name the photo's file name, made unique among the photos of the run
 */
public record PhotoRequest(String workflow, Path photo, String name, Background background) {}
