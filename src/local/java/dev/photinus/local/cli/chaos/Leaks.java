package dev.photinus.local.cli.chaos;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Looks for secrets in what is written. Never repeats what it finds. For many threads. */
final class Leaks {

    private static final String SIGNATURE = "X-Amz-Signature=";

    private final String clientSecret;
    private final Supplier<Set<String>> tokens;
    private final Map<String, Integer> found = new TreeMap<>();
    private long searched;

    /** @param tokens every one that was given so far */
    Leaks(String clientSecret, Supplier<Set<String>> tokens) {
        this.clientSecret = clientSecret;
        this.tokens = tokens;
    }

    /** Looks for all of them. */
    void search(String place, String text) {
        boolean signature = text.contains(SIGNATURE);
        boolean token = tokens.get().stream().anyMatch(text::contains);
        note(place, text, signature, token);
    }

    /** Looks for the client secret only, where the others belong. */
    void searchForSecret(String place, String text) {
        note(place, text, false, false);
    }

    private synchronized void note(String place, String text, boolean signature, boolean token) {
        searched++;
        if (signature) {
            found.merge("a signature in " + place, 1, Integer::sum);
        }
        if (token) {
            found.merge("an access token in " + place, 1, Integer::sum);
        }
        if (text.contains(clientSecret)) {
            found.merge("the client secret in " + place, 1, Integer::sum);
        }
    }

    /** How often what was found where. */
    synchronized Map<String, Integer> found() {
        return new TreeMap<>(found);
    }

    /** How many texts were looked at. */
    synchronized long searched() {
        return searched;
    }
}
