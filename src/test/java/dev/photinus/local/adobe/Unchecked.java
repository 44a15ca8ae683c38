package dev.photinus.local.adobe;

import java.util.concurrent.Callable;

/** Lets a field be initialised by something that throws. */
final class Unchecked {
    private Unchecked() {}

    static <T> T get(Callable<T> callable) {
        try {
            return callable.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
