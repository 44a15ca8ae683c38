package dev.photinus.local.cli.progress;

import dev.photinus.local.cli.report.Figures;
import dev.photinus.local.cli.report.Report;
import dev.photinus.local.cli.workflow.FoundObject;
import java.util.List;
import java.util.Locale;

/** For each photo of which only the objects were wanted, a table of what Adobe sees on it. */
public final class ObjectTables {

    private static final int SHORTEST_LABEL = 12;

    private ObjectTables() {}

    /** The tables, to be printed; empty where finished photos were wanted. */
    public static String of(Report report, boolean colour) {
        StringBuilder text = new StringBuilder();
        report.photos().stream().filter(Report.Photo::listed).forEach(photo -> append(text, photo, colour));
        return text.toString();
    }

    private static void append(StringBuilder text, Report.Photo photo, boolean colour) {
        List<FoundObject> objects = photo.objects() == null ? List.of() : photo.objects();
        text.append(Paint.STRONG.on(colour, Paint.printable(photo.name()))).append('\n');
        if (objects.isEmpty()) {
            text.append("  Adobe sees no object on this photo.\n\n");
            return;
        }
        List<String> labels =
                objects.stream().map(object -> Paint.printable(object.label())).toList();
        int width = Math.max(
                SHORTEST_LABEL, labels.stream().mapToInt(String::length).max().orElse(0));
        text.append(Paint.QUIET.on(colour, row(width, "Label", "Score", "Box: x, y, width × height")));
        for (int i = 0; i < objects.size(); i++) {
            FoundObject object = objects.get(i);
            text.append(row(width, labels.get(i), Figures.score(object.score()), Figures.box(object.boundingBox())));
        }
        text.append('\n');
    }

    private static String row(int width, String label, String score, String box) {
        return String.format(Locale.ROOT, "  %-" + width + "s  %5s  %s\n", label, score, box);
    }
}
