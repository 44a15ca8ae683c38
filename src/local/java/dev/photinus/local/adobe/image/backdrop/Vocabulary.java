package dev.photinus.local.adobe.image.backdrop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What words mean to the painter: scenes, palettes and moods, read from {@code adobe/backdrop.properties}. */
final class Vocabulary {
    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final Map<String, SceneKind> scenes;
    private final Map<String, Palette> palettes;
    private final Map<String, Mood> moods;
    private final Map<SceneKind, Palette> natural;

    private Vocabulary(Properties words) {
        this.scenes = byWord(words, "scene.", name -> SceneKind.valueOf(name.toUpperCase(Locale.ROOT)));
        this.moods = byWord(words, "mood.", name -> Mood.valueOf(name.toUpperCase(Locale.ROOT)));
        this.palettes = new HashMap<>();
        this.natural = new HashMap<>();
        for (String key : words.stringPropertyNames()) {
            if (key.startsWith("palette.")) {
                Palette palette = Palette.parse(words.getProperty(key));
                for (String word : key.substring("palette.".length()).split("\\.", -1)) {
                    palettes.put(word, palette);
                }
            } else if (key.startsWith("natural.")) {
                natural.put(
                        SceneKind.valueOf(key.substring("natural.".length()).toUpperCase(Locale.ROOT)),
                        Palette.parse(words.getProperty(key)));
            }
        }
    }

    static Vocabulary fromResource() {
        try (InputStream in = Vocabulary.class.getResourceAsStream("/adobe/backdrop.properties")) {
            if (in == null) {
                throw new IllegalStateException("There is no adobe/backdrop.properties on the class path");
            }
            Properties words = new Properties();
            words.load(in);
            return new Vocabulary(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A text's words in lower case, a plural's s taken off where the singular is known. */
    List<String> words(String text) {
        return NOT_A_WORD
                .splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .map(this::singular)
                .toList();
    }

    Optional<SceneKind> scene(String word) {
        return Optional.ofNullable(scenes.get(word));
    }

    Optional<Palette> palette(String word) {
        return Optional.ofNullable(palettes.get(word));
    }

    Optional<Mood> mood(String word) {
        return Optional.ofNullable(moods.get(word));
    }

    /** The colours that a scene has when the prompt names none. */
    Optional<Palette> naturalPalette(SceneKind scene) {
        return Optional.ofNullable(natural.get(scene));
    }

    private String singular(String word) {
        String shorter = word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
        boolean known = scenes.containsKey(shorter) || palettes.containsKey(shorter) || moods.containsKey(shorter);
        return known && !scenes.containsKey(word) ? shorter : word;
    }

    private static <T> Map<String, T> byWord(Properties words, String prefix, Function<String, T> meaning) {
        Map<String, T> byWord = new HashMap<>();
        for (String key : words.stringPropertyNames()) {
            if (key.startsWith(prefix)) {
                T meant = meaning.apply(key.substring(prefix.length()));
                for (String word : words.getProperty(key).split("[, ]+", -1)) {
                    byWord.put(word.strip(), meant);
                }
            }
        }
        return byWord;
    }
}
