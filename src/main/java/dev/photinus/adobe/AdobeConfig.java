package dev.photinus.adobe;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.List;

/**
 * Where Adobe's APIs are. Each host is settable by environment: {@code ADOBE_IMS_URL}, {@code ADOBE_FIREFLY_URL}, {@code
 * ADOBE_IMAGE_URL}, {@code ADOBE_PHOTOSHOP_URL}.
 */
@ConfigMapping(prefix = "adobe")
public interface AdobeConfig {

    /** Identity Management Services: access tokens. */
    Host ims();

    /** Firefly: generative fill, upload. */
    Host firefly();

    /** Photoshop's image host: remove-background, masking. */
    Host image();

    /** Photoshop v2: edit. */
    Host photoshop();

    /**
     * Further hosts that get the access token, as Adobe's own status URLs name them: Firefly answers from regional hosts
     * such as {@code firefly-epo855230.adobe.io}. A {@code *} stands for letters and digits, never for a dot.
     */
    List<String> statusHosts();

    /** Hosts that a result may be fetched from; a {@code *.} in front stands for any subdomain. */
    List<String> resultHosts();

    interface Host {
        URI url();
    }
}
