package dev.photinus.local.cli.workflow;

import org.jspecify.annotations.Nullable;

/**
 * The background that is wished for; what is null is the workflow's to choose.
 *
 * @param prompt 1 to 1,024 characters
 * @param negativePrompt 1 to 1,024 characters
 * @param seed 0 to 2,147,483,644; one seed for all photos of a run makes their backgrounds match
 * @param variations 1 to 4
 */
public record Background(
        @Nullable String prompt, @Nullable String negativePrompt, @Nullable Long seed, int variations) {}
