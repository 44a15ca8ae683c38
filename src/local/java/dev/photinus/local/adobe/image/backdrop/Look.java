package dev.photinus.local.adobe.image.backdrop;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a prompt asks for, as far as the painter understands it.
 *
 * @param scenes a place first, then accents on it
 */
record Look(List<SceneKind> scenes, Palette palette) {
    private static final Vocabulary VOCABULARY = Vocabulary.fromResource();
    /** How many words may stand between "on" and what something stands on. */
    private static final int NEAR = 4;

    /** Reads a prompt; what the negative prompt names is left out. */
    static Look of(String prompt, String negativePrompt) {
        List<String> words = new ArrayList<>(VOCABULARY.words(prompt));
        List<String> unwanted = VOCABULARY.words(negativePrompt);
        words.removeAll(unwanted);
        Set<SceneKind> avoided = new LinkedHashSet<>();
        unwanted.forEach(word -> VOCABULARY.scene(word).ifPresent(avoided::add));
        List<SceneKind> scenes = scenes(words, avoided);
        return new Look(scenes, palette(words, scenes.get(0)));
    }

    private static List<SceneKind> scenes(List<String> words, Set<SceneKind> avoided) {
        Set<SceneKind> asked = new LinkedHashSet<>();
        surface(words).ifPresent(asked::add);
        words.forEach(word -> VOCABULARY.scene(word).ifPresent(asked::add));
        asked.removeAll(avoided);
        List<SceneKind> scenes = new ArrayList<>();
        scenes.add(place(asked));
        asked.stream().filter(SceneKind::isAccent).limit(2).forEach(scenes::add);
        return scenes;
    }

    /** "On white marble" is a place to stand, "white marble" is a wall of it. */
    private static Optional<SceneKind> surface(List<String> words) {
        int on = words.indexOf("on");
        if (on < 0) {
            return Optional.empty();
        }
        return words.subList(on + 1, Math.min(words.size(), on + 1 + NEAR)).stream()
                .flatMap(word -> VOCABULARY.scene(word).stream())
                .findFirst()
                .flatMap(SceneKind::asSurface);
    }

    /** A wooden table is a table: materials are places only where nothing is made of them. */
    private static SceneKind place(Set<SceneKind> asked) {
        List<SceneKind> places =
                asked.stream().filter(scene -> !scene.isAccent()).toList();
        return places.stream()
                .filter(scene -> !scene.isMaterial())
                .findFirst()
                .or(() -> places.stream().findFirst())
                .orElse(SceneKind.STUDIO);
    }

    private static Palette palette(List<String> words, SceneKind place) {
        Palette palette = null;
        int named = 0;
        for (String word : words) {
            Palette meant = VOCABULARY.palette(word).orElse(null);
            if (meant != null) {
                named++;
                palette = palette == null ? meant : palette.towards(meant, 1.0 / named);
            }
        }
        Palette natural = VOCABULARY.naturalPalette(place).orElse(null);
        if (palette == null) {
            palette = natural != null ? natural : Palette.around(hue(words));
        } else if (natural != null) {
            palette = natural.towards(palette, 0.6); // a blue forest is still a forest
        }
        for (String word : words) {
            Mood mood = VOCABULARY.mood(word).orElse(null);
            palette = mood == null ? palette : palette.each(mood::apply);
        }
        return palette;
    }

    /** Words that mean nothing to the painter still choose a colour, always the same one. */
    private static float hue(List<String> words) {
        return Math.floorMod(String.join(" ", words).hashCode(), 360) / 360f;
    }
}
