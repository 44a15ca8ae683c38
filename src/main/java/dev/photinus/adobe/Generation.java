package dev.photinus.adobe;

/**
 * The two generations of Adobe's APIs.
 *
 * @see <a href="https://developer.adobe.com/firefly-services/docs/photoshop/api/">Photoshop API</a>
 */
public enum Generation {
    /** Firefly v3 asynchronous, Photoshop v2. */
    CURRENT,
    /** Sensei masks and cutouts, Firefly v3 synchronous, Lightroom: what Adobe's tutorials show, retired since. */
    LEGACY
}
