package dev.photinus.local.adobe.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Refuses prompts with words that Adobe's policy would refuse. The list is short and ours: enough to meet each refusal. */
public final class ContentPolicy {
    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final Set<String> unsafe;
    private final Set<String> denied;

    private ContentPolicy(Set<String> unsafe, Set<String> denied) {
        this.unsafe = unsafe;
        this.denied = denied;
    }

    /** Reads {@code adobe/content-policy.properties} from the class path. */
    public static ContentPolicy fromResource() {
        Properties words = new Properties();
        try (InputStream in = ContentPolicy.class.getResourceAsStream("/adobe/content-policy.properties")) {
            if (in == null) {
                throw new IllegalStateException("There is no adobe/content-policy.properties on the class path");
            }
            words.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ContentPolicy(split(words, "prompt_unsafe"), split(words, "prompt_entity_denied"));
    }

    /**
     * Lets a prompt pass, or not.
     *
     * @throws Refusal 451 {@code prompt_unsafe} or {@code prompt_entity_denied}
     */
    public void check(@Nullable String prompt) {
        if (prompt == null) {
            return;
        }
        Set<String> words =
                NOT_A_WORD.splitAsStream(prompt.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        if (words.stream().anyMatch(unsafe::contains)) {
            throw Refusal.of(451, "prompt_unsafe", "The prompt is against the content policy.");
        }
        if (words.stream().anyMatch(denied::contains)) {
            throw Refusal.of(451, "prompt_entity_denied", "The prompt names an entity that may not be depicted.");
        }
    }

    private static Set<String> split(Properties words, String code) {
        return NOT_A_WORD
                .splitAsStream(words.getProperty(code, ""))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
