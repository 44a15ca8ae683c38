package dev.photinus.local.cli.progress;

import dev.photinus.adobe.Redacted;
import dev.photinus.local.cli.workflow.PhotoEvent;

/** What a line of progress says of an event. */
final class EventText {

    private EventText() {}

    static String of(PhotoEvent event) {
        if (event instanceof PhotoEvent.Retried retried) {
            return Paint.printable(
                    retried.state() + ", repetition " + retried.attempt() + ": " + Redacted.text(retried.reason()));
        }
        if (event instanceof PhotoEvent.Warned warned) {
            return Paint.printable("Note: " + warned.warning());
        }
        return Paint.printable(((PhotoEvent.StateEntered) event).state());
    }
}
