package dev.photinus.ledger;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** Settings of the ledger's table. */
@ConfigMapping(prefix = "ledger")
public interface LedgerConfig {

    /** The table's name. Its keys are the strings {@code pk} and {@code sk}; {@code expiresAt} is its time to live. */
    String table();

    /** How long jobs are remembered. Step Functions can redrive an execution for 14 days. */
    Duration retention();
}
