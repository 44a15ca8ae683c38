package dev.photinus.local.adobe.fault;

import dev.photinus.local.adobe.contract.Operation;
import java.time.Duration;
import java.util.Optional;

/** Decides, call by call, whether something goes wrong. Asked by many threads at once. */
@FunctionalInterface
public interface Faults {

    /** The fault to play on this call, if any. */
    Optional<Fault> on(Operation operation);

    /**
     * The same, where it depends on more of the call.
     *
     * @param path of the call
     * @param body as it came, as text; empty where it is a picture
     */
    default Optional<Fault> on(Operation operation, String path, String body) {
        return on(operation);
    }

    /** Hears of a call that was served, before its answer goes out: the last moment at which something can befall its caller. */
    default void served(Served call) {}

    /** How long {@link Fault#SLOW} holds an answer back. */
    default Duration delay() {
        return Duration.ofSeconds(5);
    }

    /** How long {@link Fault#SILENCE} lasts until the connection breaks: longer than the functions wait. */
    default Duration silence() {
        return Duration.ofSeconds(31);
    }

    /** Plays none. */
    static Faults none() {
        return operation -> Optional.empty();
    }
}
