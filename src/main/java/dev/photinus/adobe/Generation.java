package dev.photinus.adobe;

import java.util.Locale;

/**
 * The two generations of Adobe's APIs.
 *
 * @see <a href="https://developer.adobe.com/firefly-services/docs/photoshop/api/">Photoshop API</a>
 */
public enum Generation {
    /** Firefly v3 asynchronous, Photoshop v2. */
    CURRENT,
    /** Sensei masks and cutouts, Firefly v3 synchronous, Lightroom: what Adobe's tutorials show, retired since. */
    LEGACY;

    /** As settings and the command line write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
