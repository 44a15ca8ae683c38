package dev.photinus.local.adobe.operation;

import dev.photinus.local.adobe.contract.Family;
import dev.photinus.local.adobe.contract.InputUrl;
import dev.photinus.local.adobe.contract.Refusal;
import java.net.URI;

/**
 * How the legacy generation names a file.
 *
 * @param href pre-signed, for GET or for PUT
 * @param storage {@code external} for S3 and whatever else speaks plain HTTP, {@code azure} or {@code dropbox}
 */
record StoredFile(String href, String storage) {

    /**
     * Where the file is.
     *
     * @param location of the URL in the body
     * @throws Refusal when the storage has a protocol of its own, or the URL is none that Adobe takes
     */
    URI url(Object... location) {
        if (!storage.equals("external")) {
            throw Refusal.notPlayed("files in the storage " + storage + " (it reads and writes external ones)");
        }
        return InputUrl.checked(Family.LEGACY_IMAGE, href, location);
    }
}
