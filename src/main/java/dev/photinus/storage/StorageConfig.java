package dev.photinus.storage;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** Settings of the photo bucket's use. */
@ConfigMapping(prefix = "storage")
public interface StorageConfig {

    /** How long a pre-signed URL holds. It is signed when it is handed to Adobe, so it need only outlast the job. */
    Duration urlLifetime();

    /** The longest side of a photo that Adobe's remove-background takes, in pixels. */
    int maxSide();
}
