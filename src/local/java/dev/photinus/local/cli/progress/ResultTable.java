package dev.photinus.local.cli.progress;

import dev.photinus.local.cli.report.Figures;
import dev.photinus.local.cli.report.Report;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;

/** The table at the end of a run: a row for each photo, its output or what was wrong with it, and the totals. */
public final class ResultTable {

    private static final int LONGEST_NAME = 32;
    private static final int RESULT = 11;
    private static final int LONGEST_TIME = 12;
    private static final int GAP = 2;

    private ResultTable() {}

    /**
     * The table, to be printed.
     *
     * @param folder where the report and its outputs are, as it was given
     */
    public static String of(Report report, Path folder, boolean colour, int columns) {
        Ansi ansi = colour ? Ansi.ON : Ansi.OFF;
        int names = widest(report, Report.Photo::name, "Photo", LONGEST_NAME);
        int times = widest(report, photo -> Figures.seconds(photo.seconds()), "Time", LONGEST_TIME);
        TextTable table = TextTable.forColumns(
                Help.defaultColorScheme(ansi),
                new Column(names, 0, Column.Overflow.WRAP),
                new Column(RESULT, 0, Column.Overflow.WRAP),
                new Column(times, 0, Column.Overflow.WRAP),
                new Column(columns - names - RESULT - times, 0, Column.Overflow.WRAP));
        table.setAdjustLineBreaksForWideCJKCharacters(true);
        table.addRowValues(cells(ansi, "faint", "Photo", "Result", "Time", "Output, or why there is none"));
        for (Report.Photo photo : report.photos()) {
            table.addRowValues(row(ansi, photo, folder));
        }
        return "\n" + table + "\n" + totals(report) + "\n";
    }

    private static int widest(Report report, Function<Report.Photo, String> cell, String heading, int most) {
        int longest = report.photos().stream()
                .mapToInt(photo -> cell.apply(photo).length())
                .max()
                .orElse(0);
        return Math.min(most, Math.max(heading.length(), longest)) + GAP;
    }

    private static Ansi.Text[] row(Ansi ansi, Report.Photo photo, Path folder) {
        List<String> last = new ArrayList<>();
        photo.outputs()
                .forEach(output -> last.add(folder.resolve(output.output()).toString()));
        if (photo.cutout() != null) {
            last.add(folder.resolve(photo.cutout()).toString());
        }
        if (!photo.removed().isEmpty()) {
            last.add("removed "
                    + photo.removed().stream().map(ResultTable::scored).collect(Collectors.joining(", ")));
        }
        if (photo.listed()) {
            last.add(Figures.count(Objects.requireNonNull(photo.objects()).size(), "object", "objects"));
        }
        if (photo.reason() != null) {
            last.add(photo.reason());
        }
        return new Ansi.Text[] {
            text(ansi, "", photo.name()),
            switch (photo.status()) {
                case SUCCEEDED -> text(ansi, "green", "succeeded");
                case FAILED -> text(ansi, "red", "FAILED");
                case SKIPPED -> text(ansi, "faint", "skipped");
            },
            text(ansi, "", Figures.seconds(photo.seconds())),
            text(ansi, "", String.join(", ", last))
        };
    }

    private static String scored(Report.Mask mask) {
        return mask.label() + (mask.score() == null ? "" : " (" + Figures.score(mask.score()) + ")");
    }

    private static Ansi.Text[] cells(Ansi ansi, String style, String... texts) {
        Ansi.Text[] cells = new Ansi.Text[texts.length];
        for (int i = 0; i < texts.length; i++) {
            cells[i] = text(ansi, style, texts[i]);
        }
        return cells;
    }

    /** Picocli reads {@code @|style text|@} as markup, so what only looks like it is taken apart. */
    private static Ansi.Text text(Ansi ansi, String style, String text) {
        String plain = Paint.printable(text).replace("@|", "@ |").replace("|@", "| @");
        return ansi.text(style.isEmpty() || plain.isEmpty() ? plain : "@|" + style + " " + plain + "|@");
    }

    private static String aws(Report.@Nullable Aws aws) {
        return aws == null
                ? ""
                : "\nOn AWS, these transitions and " + Figures.seconds(aws.functionSeconds()) + " of functions cost "
                        + Figures.dollars(aws.dollars()) + ".";
    }

    private static String totals(Report report) {
        Report.Totals totals = report.totals();
        int calls = totals.adobeCalls().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        return Figures.count(totals.photos(), "photo", "photos") + " in " + Figures.seconds(totals.seconds()) + ": "
                + totals.succeeded() + " succeeded, " + totals.failed() + " failed, " + totals.skipped() + " skipped.\n"
                + Figures.count(totals.transitions(), "state transition", "state transitions") + ", "
                + Figures.count(calls, "call", "calls") + " to Adobe." + aws(totals.aws());
    }
}
