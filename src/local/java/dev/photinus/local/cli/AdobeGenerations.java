package dev.photinus.local.cli;

import dev.photinus.adobe.Generation;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads from the command's environment which generation of Adobe's APIs the functions are to speak. */
final class AdobeGenerations {

    private static final String ALL = "ADOBE_GENERATION";
    private static final List<String> GENERATIONS =
            Arrays.stream(Generation.values()).map(Generation::toString).toList();

    /** Variables that are for some calls alone, and what they can be. */
    private static final Map<String, List<String>> EXCEPTIONS = Map.of(
            "ADOBE_CREATE_MASK_GENERATION", GENERATIONS,
            "ADOBE_REMOVE_BACKGROUND_GENERATION", GENERATIONS,
            "ADOBE_FILL_GENERATION", GENERATIONS,
            "ADOBE_AUTO_TONE_GENERATION", GENERATIONS,
            "ADOBE_FIREFLY_INPUT", List.of("url", "upload"));

    private final Map<String, String> environment;

    AdobeGenerations(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * The generation of everything that is no exception.
     *
     * @throws UsageException when there is none of that name
     */
    Generation generation() {
        return value(ALL, GENERATIONS)
                .map(name -> Generation.valueOf(name.toUpperCase(Locale.ROOT)))
                .orElse(Generation.CURRENT);
    }

    /**
     * The variables that say otherwise.
     *
     * @throws UsageException when one of them has a value that no function would take
     */
    Map<String, String> exceptions() {
        Map<String, String> exceptions = new HashMap<>();
        EXCEPTIONS.forEach((name, values) -> value(name, values).ifPresent(value -> exceptions.put(name, value)));
        return Map.copyOf(exceptions);
    }

    private Optional<String> value(String name, List<String> values) {
        String value = environment.getOrDefault(name, "").strip().toLowerCase(Locale.ROOT);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (!values.contains(value)) {
            throw new UsageException(
                    name + " in the environment is " + String.join(" or ", values) + ", not " + value + ".");
        }
        return Optional.of(value);
    }
}
