package dev.photinus.storage;

import java.io.Serial;

/** The bytes are not an image that Adobe would take; the message goes on "… .jpg: ", as in "it is cut off". */
public final class BrokenImageException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    BrokenImageException(String reason) {
        super(reason);
    }
}
