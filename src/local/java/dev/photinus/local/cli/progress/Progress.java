package dev.photinus.local.cli.progress;

import dev.photinus.local.cli.report.Report;
import dev.photinus.local.cli.workflow.PhotoEvent;

/** Tells how a run goes. Photos are told apart by their number, counted from 0. Called from several threads. */
public interface Progress extends AutoCloseable {

    /** The one that suits the terminal. */
    static Progress on(Terminal terminal, int photos) {
        return terminal.live() ? new LiveProgress(terminal, photos) : new PlainProgress(terminal, photos);
    }

    void started(int number, String name);

    void happened(int number, String name, PhotoEvent event);

    void finished(int number, Report.Photo photo);

    /** Nothing is shown any more after this. */
    @Override
    void close();
}
