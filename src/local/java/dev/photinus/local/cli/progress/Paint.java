package dev.photinus.local.cli.progress;

import java.util.regex.Pattern;

/** What colours a text, or leaves it as it is. */
public enum Paint {
    GOOD("32"),
    BAD("31"),
    QUIET("2"),
    STRONG("1");

    /** A file's name may hold a line feed or an escape sequence; neither may reach a terminal. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029]");

    private final String code;

    Paint(String code) {
        this.code = code;
    }

    public String on(boolean colour, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }

    /** The text without what would move the cursor or change the terminal. */
    public static String printable(String text) {
        return CONTROL.matcher(text).replaceAll("\ufffd");
    }
}
