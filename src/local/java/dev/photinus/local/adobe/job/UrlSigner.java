package dev.photinus.local.adobe.job;

import java.net.URI;

/** Signs URLs of the storage that callers keep their photos in. */
@FunctionalInterface
public interface UrlSigner {

    /**
     * The URL with a new signature, on the host where the storage is now.
     *
     * @param method {@code GET} or {@code PUT}
     * @param unsigned without a query; its host may be that of a former start
     */
    URI sign(String method, URI unsigned);
}
