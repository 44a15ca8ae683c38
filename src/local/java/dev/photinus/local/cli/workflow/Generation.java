package dev.photinus.local.cli.workflow;

import java.util.Locale;

/**
 * Which of the two generations of Adobe's APIs the functions speak.
 *
 * @see <a href="https://developer.adobe.com/firefly-services/docs/photoshop/guides/migration/">Photoshop API: migration</a>
 */
public enum Generation {
    /** What Adobe offers today. */
    CURRENT,
    /** What Adobe's tutorials show and Adobe has retired since. */
    LEGACY;

    /** As the command line and the functions' environment write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
