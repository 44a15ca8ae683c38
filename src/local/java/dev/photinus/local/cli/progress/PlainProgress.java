package dev.photinus.local.cli.progress;

import dev.photinus.local.cli.report.Report;
import dev.photinus.local.cli.workflow.PhotoEvent;
import java.util.Locale;

/** One line for each change, for logs and for terminals that can no more than that. */
final class PlainProgress implements Progress {

    private final Terminal terminal;
    private final int photos;
    private boolean closed;

    PlainProgress(Terminal terminal, int photos) {
        this.terminal = terminal;
        this.photos = photos;
    }

    @Override
    public void started(int number, String name) {
        line(number, name, "starts");
    }

    @Override
    public void happened(int number, String name, PhotoEvent event) {
        line(number, name, EventText.of(event));
    }

    @Override
    public void finished(int number, Report.Photo photo) {
        line(number, photo.name(), ResultText.of(photo, terminal.errColour()));
    }

    private synchronized void line(int number, String name, String text) {
        if (!closed) {
            String position = String.format(Locale.ROOT, "[%d/%d] ", number + 1, photos);
            terminal.err().println(position + Paint.printable(name) + ": " + text);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
