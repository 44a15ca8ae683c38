package dev.photinus.local.cli.progress;

import dev.photinus.local.cli.report.Figures;
import dev.photinus.local.cli.report.Report;
import dev.photinus.local.cli.workflow.PhotoEvent;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A line for each photo that is under way, written over as it goes on; photos that are through stay above them. */
final class LiveProgress implements Progress {

    private static final long REDRAW_MILLIS = 100;
    private static final int MOST_LINES = 16;
    private static final String SPINNER = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
    private static final String UP_AND_CLEAR_FORMAT = "\u001b[%dA\u001b[J";
    /** While lines are drawn the terminal cuts them off at its edge: a wrapped line would be two, and the count wrong. */
    private static final String NO_WRAP = "\u001b[?7l";

    private static final String WRAP = "\u001b[?7h";

    private record Line(String name, String text, long since) {}

    private final Terminal terminal;
    private final int photos;
    private final Map<Integer, Line> underWay = new TreeMap<>();
    private final long start = System.nanoTime();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    });
    private int through;
    private int drawn;
    private int frame;
    private boolean closed;

    LiveProgress(Terminal terminal, int photos) {
        this.terminal = terminal;
        this.photos = photos;
        var unused = clock.scheduleAtFixedRate(() -> draw(""), 0, REDRAW_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void started(int number, String name) {
        underWay.put(number, new Line(Paint.printable(name), "starts", System.nanoTime()));
    }

    @Override
    public synchronized void happened(int number, String name, PhotoEvent event) {
        underWay.computeIfPresent(number, (key, line) -> new Line(line.name(), EventText.of(event), line.since()));
    }

    @Override
    public synchronized void finished(int number, Report.Photo photo) {
        underWay.remove(number);
        through++;
        boolean good = photo.status() != Report.Status.FAILED;
        String mark = good ? Paint.GOOD.on(terminal.errColour(), "✓") : Paint.BAD.on(terminal.errColour(), "✗");
        draw(mark + " " + Paint.printable(photo.name()) + " " + ResultText.of(photo, terminal.errColour()) + "\n");
    }

    private synchronized void draw(String above) {
        if (closed) {
            return;
        }
        StringBuilder text = new StringBuilder(erased()).append(above).append(NO_WRAP);
        frame++;
        int names = underWay.values().stream()
                .mapToInt(line -> line.name().length())
                .max()
                .orElse(0);
        underWay.values().stream().limit(MOST_LINES).forEach(line -> text.append(
                        Paint.QUIET.on(terminal.errColour(), String.valueOf(SPINNER.charAt(frame % SPINNER.length()))))
                .append(' ')
                .append(line.name())
                .append(" ".repeat(names + 2 - line.name().length()))
                .append(Paint.QUIET.on(terminal.errColour(), seconds(line.since()) + "  " + line.text()))
                .append('\n'));
        text.append(Paint.QUIET.on(
                        terminal.errColour(),
                        through + " of " + Figures.count(photos, "photo", "photos") + " through, " + underWay.size()
                                + " under way, " + seconds(start)))
                .append('\n')
                .append(WRAP);
        drawn = Math.min(MOST_LINES, underWay.size()) + 1;
        show(text.toString());
    }

    private String erased() {
        return drawn == 0 ? "" : UP_AND_CLEAR_FORMAT.formatted(drawn);
    }

    private void show(String text) {
        terminal.err().print(text);
        terminal.err().flush();
    }

    /** To a tenth, so that lines do not change their length all the time. */
    private static String seconds(long since) {
        double seconds = (System.nanoTime() - since) / 1e9;
        return seconds < 60 ? String.format(Locale.ROOT, "%.1f s", seconds) : Figures.seconds(seconds);
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            clock.shutdownNow();
            show(erased());
            closed = true;
        }
    }
}
