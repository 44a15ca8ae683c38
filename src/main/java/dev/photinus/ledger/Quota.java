package dev.photinus.ledger;

/** The limits that Adobe sets an organisation; each has a schedule of its own. */
public enum Quota {
    FIREFLY,
    REMOVE_BACKGROUND,
    MASKING,
    PHOTOSHOP;

    QuotaConfig.Limit limit(QuotaConfig config) {
        return switch (this) {
            case FIREFLY -> config.firefly();
            case REMOVE_BACKGROUND -> config.removeBackground();
            case MASKING -> config.masking();
            case PHOTOSHOP -> config.photoshop();
        };
    }
}
