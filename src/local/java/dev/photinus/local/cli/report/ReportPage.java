package dev.photinus.local.cli.report;

import dev.photinus.local.cli.report.Report.Status;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the page's template shows, every text as it is to be read. Escaping is the template engine's task. */
record ReportPage(
        String style,
        String workflow,
        String date,
        String isoDate,
        String summary,
        boolean interrupted,
        List<Tile> tiles,
        List<Setting> settings,
        List<PhotoCard> failures,
        List<PhotoCard> cards,
        boolean timelinesOpen) {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm zzz", Locale.ENGLISH);
    private static final int MOST_OPEN_TIMELINES = 12;

    record Tile(String label, String figure, String detail) {}

    record Setting(String name, String value) {}

    static ReportPage of(Report report, List<Pictures> pictures, ZoneId zone, String style) {
        List<PhotoCard> cards = IntStream.range(0, report.photos().size())
                .mapToObj(i -> PhotoCard.of(
                        "photo-" + (i + 1),
                        report.photos().get(i),
                        i < pictures.size() ? pictures.get(i) : Pictures.NONE))
                .toList();
        return new ReportPage(
                style,
                capitalised(report.workflow()),
                DATE.format(Instant.parse(report.startedAt()).atZone(zone)),
                report.startedAt(),
                Figures.count(report.totals().photos(), "photo", "photos") + " in "
                        + Figures.seconds(report.totals().seconds()),
                report.interrupted(),
                tiles(report),
                settings(report.settings()),
                cards.stream().filter(card -> card.status() == Status.FAILED).toList(),
                cards,
                cards.size() <= MOST_OPEN_TIMELINES);
    }

    private static List<Tile> tiles(Report report) {
        Report.Totals totals = report.totals();
        int calls = totals.adobeCalls().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        return List.of(
                new Tile(
                        "succeeded",
                        totals.succeeded() + " of " + totals.photos(),
                        totals.failed() + " failed, " + totals.skipped() + " skipped"),
                averagePhoto(report),
                new Tile(
                        "state transitions",
                        Figures.number(totals.transitions()),
                        average(totals.transitions(), totals.photos()) + " a photo"),
                new Tile("calls to Adobe", Figures.number(calls), callsByOperation(totals)));
    }

    private static Tile averagePhoto(Report report) {
        List<Report.Photo> succeeded = report.photos().stream()
                .filter(photo -> photo.status() == Status.SUCCEEDED)
                .toList();
        if (succeeded.isEmpty()) {
            return new Tile("a photo, on average", "–", "none succeeded");
        }
        double whole =
                succeeded.stream().mapToDouble(Report.Photo::seconds).average().orElse(0);
        double adobe = succeeded.stream()
                .mapToDouble(Report.Photo::adobeSeconds)
                .average()
                .orElse(0);
        return new Tile("a photo, on average", Figures.seconds(whole), Figures.seconds(adobe) + " of it Adobe’s jobs");
    }

    private static String callsByOperation(Report.Totals totals) {
        return totals.adobeCalls().entrySet().stream()
                .map(calls -> calls.getKey() + " " + Figures.number(calls.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static List<Setting> settings(Report.Settings settings) {
        List<Setting> list = new ArrayList<>(AskedText.of(settings.asked()));
        list.add(new Setting("Photos at once", String.valueOf(settings.concurrency())));
        list.add(new Setting("Adobe", settings.adobe()));
        list.add(new Setting("API generation", generation(settings)));
        return list;
    }

    private static String generation(Report.Settings settings) {
        return Stream.concat(
                        Stream.of(settings.generation()),
                        new TreeMap<>(settings.exceptions())
                                .entrySet().stream().map(variable -> variable.getKey() + "=" + variable.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String average(int sum, int count) {
        return count == 0 || sum % count == 0
                ? Figures.number(count == 0 ? 0 : sum / count)
                : String.format(Locale.ROOT, "%.1f", sum / (double) count);
    }

    private static String capitalised(String name) {
        return name.isEmpty() ? name : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
