package dev.photinus.ledger;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** An organisation's quota: one limit each. Settable by environment, for instance {@code QUOTA_FIREFLY_REQUESTS}. */
@ConfigMapping(prefix = "quota")
public interface QuotaConfig {

    /** Generative fill. */
    Limit firefly();

    /** Subject masks and cutouts. */
    Limit removeBackground();

    /** Object masks and filling of masked areas. */
    Limit masking();

    /** Edits. */
    Limit photoshop();

    /** So many requests in so long a period, handed out evenly. */
    interface Limit {

        /** 0 for no limit. */
        int requests();

        Duration period();
    }
}
