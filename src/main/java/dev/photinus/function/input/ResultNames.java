package dev.photinus.function.input;

import java.util.regex.Pattern;

/**
 * Names of results, made from their photos' names so that two photos never share one, whatever variations, cutouts and types
 * they come in: {@code a.jpg} keeps its name, {@code a.webp} becomes {@code a.webp.jpg}, and a photo whose own name is like one
 * that is made here gets a {@code ~}. {@code ResultNamesProperties} holds it to that.
 */
final class ResultNames {

    private static final String PICTURE = "(?:(?i)jpe?g|png|webp|tiff?)";
    private static final Pattern JPEG = Pattern.compile("(?s).*\\.(?i)jpe?g");
    private static final Pattern PNG = Pattern.compile("(?s).*\\.(?i)png");
    private static final Pattern ANY = Pattern.compile("(?s).*\\." + PICTURE);

    /** A stem that is made here of another one: of a variation, a cutout, another type, or with a mark. */
    private static final Pattern MADE = Pattern.compile("(?s).*(?:-[1-4]|-cutout|[.~]" + PICTURE + "|~)");

    private static final String MARK = "~";

    private ResultNames() {}

    /**
     * The name of a photo's result.
     *
     * @param name the photo's, with folders or without
     * @param png whether the result is a PNG; else it is a JPEG
     */
    static String of(String name, boolean png) {
        String extension = png ? ".png" : ".jpg";
        if ((png ? PNG : JPEG).matcher(name).matches()) {
            String stem = stem(name);
            return MADE.matcher(stem).matches() ? stem + MARK + name.substring(stem.length()) : name;
        }
        return name + (ANY.matcher(name).matches() ? "" : "." + MARK) + extension;
    }

    /**
     * The name of a result without extension, for what has a type of its own: a cutout, or what Adobe chooses the type of. That
     * of {@code a.jpg} is {@code a}; what has another extension keeps it, as {@code a~png}.
     */
    static String base(String result) {
        String stem = stem(result);
        boolean plain = result.endsWith(".jpg") && !ANY.matcher(stem).matches();
        return plain || stem.equals(result) ? stem : stem + MARK + result.substring(stem.length() + 1);
    }

    /** Without the last extension, if there is one. */
    static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= name.lastIndexOf('/') ? name : name.substring(0, dot);
    }
}
