package dev.photinus.adobe;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.time.Duration;
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
    Firefly firefly();

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

    /**
     * Which generation of the APIs is asked where an operation has two: {@code current}, or {@code legacy} for an organisation
     * that still holds access to what Adobe has retired. Settable by environment, {@code ADOBE_GENERATION}, and for one operation
     * alone, for instance {@code ADOBE_AUTO_TONE_GENERATION}.
     */
    Generation generation();

    /** How long Adobe is waited for. */
    Patience patience();

    Operation createMask();

    Operation removeBackground();

    Operation fill();

    Operation autoTone();

    interface Host {
        URI url();
    }

    interface Firefly extends Host {

        /** How Firefly is told of a picture. */
        Input input();

        enum Input {
            /** By a pre-signed URL, where that is short enough. */
            URL,
            /** By the id of an upload, always. */
            UPLOAD
        }
    }

    /** Each of them ends one call; whether there is another is not decided here. */
    interface Patience {

        /** For a connection. */
        Duration connect();

        /** For the answer to a call that submits, uploads, cancels, or asks for a token. */
        Duration answer();

        /** For a status: asking again costs nothing. */
        Duration status();

        /** For the legacy fill, which answers with the result: after 8 to 20 s as a rule. */
        Duration fill();

        /** For the next part of a result that is fetched. */
        Duration result();
    }

    /** What can be set for one operation. */
    interface Operation {

        Generation generation();
    }
}
