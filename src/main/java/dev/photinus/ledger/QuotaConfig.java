package dev.photinus.ledger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;

/** An organisation's quota: the limits of each group of calls. Settable by environment, for instance {@code QUOTA_FIREFLY}. */
@ConfigMapping(prefix = "quota")
public interface QuotaConfig {

    /** Generative fill. */
    @WithConverter(LimitsConverter.class)
    Limits firefly();

    /** Subject masks and cutouts. */
    @WithConverter(LimitsConverter.class)
    Limits removeBackground();

    /** Object masks and filling of masked areas. */
    @WithConverter(LimitsConverter.class)
    Limits masking();

    /** Edits. */
    @WithConverter(LimitsConverter.class)
    Limits photoshop();
}
