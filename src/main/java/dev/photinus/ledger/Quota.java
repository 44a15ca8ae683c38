package dev.photinus.ledger;

/** The groups of calls that Adobe limits; each has a schedule of its own. */
public enum Quota {
    FIREFLY,
    REMOVE_BACKGROUND,
    MASKING,
    PHOTOSHOP;

    /** What is set for this group. */
    public Limits limits(QuotaConfig config) {
        return switch (this) {
            case FIREFLY -> config.firefly();
            case REMOVE_BACKGROUND -> config.removeBackground();
            case MASKING -> config.masking();
            case PHOTOSHOP -> config.photoshop();
        };
    }
}
