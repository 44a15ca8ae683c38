package dev.photinus.local.cli.workflow;

import java.nio.file.Path;

/**
 * A mask that somebody has made for a photo.
 *
 * @param file a file that could be read a moment ago
 * @param name its file name, made unique among the masks of the photo
 */
public record OwnMask(Path file, String name) {}
