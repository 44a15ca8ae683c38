package dev.photinus.local.adobe.contract;

/** Adobe replaced several operations by others that do the same: each stands under other paths, with other bodies. */
public enum Generation {
    /** What works at Adobe today: remove-background, fill-async and edit, with the status of each. */
    CURRENT,
    /** What Adobe's tutorials show, for organisations with extended access: sensei, Lightroom and the fill that answers at once. */
    LEGACY
}
