package dev.photinus.local.adobe.http;

import dev.photinus.local.adobe.contract.Family;
import dev.photinus.local.adobe.contract.Operation;
import java.util.Set;

/** One path and method of Adobe's APIs. To teach the stand-in an operation, write one of these. */
public interface Endpoint {

    /** Whose conventions hold: shape of errors, need of a token. */
    Family family();

    /** {@code GET}, {@code POST} or {@code PUT}. */
    String method();

    /** The path, with parameters as {@code {name}} segments. */
    String path();

    /** The operation that a call belongs to; must not fail, whatever the request holds. */
    Operation operation(Request request);

    /** Media types that a body may have; none for calls without a body. */
    default Set<String> mediaTypes() {
        return Set.of("application/json");
    }

    /** The largest body in bytes; beyond it the call is refused with status 413. */
    default int bodyLimit() {
        return 1 << 20;
    }

    /**
     * Serves a call that has passed the gate.
     *
     * @throws dev.photinus.local.adobe.contract.Refusal when it cannot be served
     */
    Answer answer(Request request);
}
