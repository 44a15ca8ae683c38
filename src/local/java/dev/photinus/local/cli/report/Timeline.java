package dev.photinus.local.cli.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * A photo's states as bars on a common scale. The part of a state in which Adobe had a job of this photo is Adobe's time,
 * the rest is ours.
 *
 * @param rows one for each state, in the order of first entry
 * @param ticks where the scale has its marks
 */
public record Timeline(List<Row> rows, List<Tick> ticks) {

    private static final double[] STEPS = {0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1800, 3600};
    private static final int MOST_TICKS = 8;

    /** One state; a state that was visited again has more bars. */
    public record Row(String state, List<Bar> bars, String seconds) {}

    /**
     * One stretch of time.
     *
     * @param left its start, in percent of the whole
     * @param width its length, in percent of the whole
     */
    public record Bar(String left, String width, boolean adobe) {}

    /** One mark on the scale. */
    public record Tick(String left, String label) {}

    private record Span(double from, double to) {}

    static Timeline of(Report.Photo photo) {
        double whole = Stream.concat(
                        Stream.of(photo.seconds()),
                        photo.states().stream().map(state -> state.start() + state.seconds()))
                .max(Double::compare)
                .orElse(0.0);
        if (photo.states().isEmpty() || whole <= 0) {
            return new Timeline(List.of(), List.of());
        }
        List<Span> jobs = photo.jobs().stream()
                .map(job -> new Span(job.start(), job.seconds() == null ? whole : job.start() + job.seconds()))
                .toList();
        Map<String, List<Report.State>> visits = new LinkedHashMap<>();
        photo.states().forEach(state -> visits.computeIfAbsent(state.name(), name -> new ArrayList<>())
                .add(state));
        List<Row> rows = visits.entrySet().stream()
                .map(entry -> row(entry.getKey(), entry.getValue(), jobs, whole))
                .toList();
        return new Timeline(rows, ticks(whole));
    }

    private static Row row(String name, List<Report.State> visits, List<Span> jobs, double whole) {
        List<Bar> bars = visits.stream()
                .flatMap(visit -> bars(new Span(visit.start(), visit.start() + visit.seconds()), jobs, whole))
                .toList();
        return new Row(
                name,
                bars,
                Figures.seconds(
                        visits.stream().mapToDouble(Report.State::seconds).sum()));
    }

    /** Cuts a visit where jobs begin and end. */
    private static Stream<Bar> bars(Span visit, List<Span> jobs, double whole) {
        double[] cuts = DoubleStream.concat(
                        DoubleStream.of(visit.from(), visit.to()),
                        jobs.stream().flatMapToDouble(job -> DoubleStream.of(job.from(), job.to())))
                .filter(cut -> cut >= visit.from() && cut <= visit.to())
                .sorted()
                .distinct()
                .toArray();
        if (cuts.length < 2) {
            return Stream.of(bar(visit, whole, false));
        }
        List<Bar> bars = new ArrayList<>();
        for (int i = 1; i < cuts.length; i++) {
            double middle = (cuts[i - 1] + cuts[i]) / 2;
            boolean adobe = jobs.stream().anyMatch(job -> job.from() <= middle && middle <= job.to());
            bars.add(bar(new Span(cuts[i - 1], cuts[i]), whole, adobe));
        }
        return bars.stream();
    }

    private static Bar bar(Span span, double whole, boolean adobe) {
        return new Bar(Figures.percent(span.from() / whole), Figures.percent((span.to() - span.from()) / whole), adobe);
    }

    private static List<Tick> ticks(double whole) {
        double step = DoubleStream.of(STEPS)
                .filter(candidate -> whole / candidate <= MOST_TICKS)
                .findFirst()
                .orElse(whole / 4);
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i * step <= whole; i++) {
            ticks.add(new Tick(Figures.percent(i * step / whole), Figures.scale(i * step)));
        }
        return ticks;
    }
}
