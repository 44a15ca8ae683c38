package dev.photinus.local.cli.report;

/** What must not be passed on is taken out of a report as functions take it out of what they tell. */
public final class Redacted {

    private Redacted() {}

    /** The same text without queries of URLs and without tokens. */
    public static String text(String text) {
        return dev.photinus.function.event.Redacted.text(text);
    }
}
