package dev.photinus.function.input;

import dev.photinus.adobe.Generation;

/**
 * What workflows do where their input says nothing.
 *
 * @param headshotPrompt what is painted behind people
 * @param productPrompt what is painted around products
 * @param minimumScore of objects that are to go, 0 to 1
 * @param fill the generation that fills: the legacy one asks more of masks
 * @param buckets that photos, results and intermediates may be in
 */
public record WorkflowDefaults(
        String headshotPrompt, String productPrompt, double minimumScore, Generation fill, StackBuckets buckets) {}
