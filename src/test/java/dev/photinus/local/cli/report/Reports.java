package dev.photinus.local.cli.report;

import dev.photinus.local.cli.workflow.FoundObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reports to test with. */
public final class Reports {

    private static final Report.Mask MASK = new Report.Mask(null, null);

    private Reports() {}

    /** A photo whose run had a mask and a fill. */
    public static Report ofOnePhoto() {
        return of(List.of(
                photo("anna 1%.jpg", List.of(new Report.Output("anna 1%.jpg", 7L)), null, List.of(MASK), null)));
    }

    /** What was asked for when a test does not care. */
    public static Report.Settings settings(String adobe) {
        return new Report.Settings(
                new Asked.Background("a bright library", null, 7L, 1, null), 4, adobe, "current", Map.of());
    }

    /** A photo that succeeded. */
    public static Report.Photo photo(
            String name,
            List<Report.Output> outputs,
            @Nullable String cutout,
            List<Report.Mask> masks,
            @Nullable List<FoundObject> objects) {
        return new Report.Photo(
                name,
                "team/" + name,
                Report.Status.SUCCEEDED,
                outputs.isEmpty() ? null : outputs.get(0).output(),
                outputs,
                cutout,
                List.of(),
                masks,
                objects,
                null,
                4.4,
                14,
                List.of(
                        new Report.Job("createMask", "mask-1", 0.5, 1.0),
                        new Report.Job("fill", "urn:ff:jobs:1", 2.0, 2.0)),
                List.of(
                        new Report.State("Create Mask", 0, 0.6),
                        new Report.State("Poll Mask", 0.6, 1.0),
                        new Report.State("Fill", 1.6, 0.5),
                        new Report.State("Poll Fill", 2.1, 1.0),
                        new Report.State("Poll Fill", 3.2, 0.9)),
                Map.of("createMask", 1, "fill", 1),
                List.of());
    }

    /** A photo that failed. */
    public static Report.Photo failed(String name, String reason) {
        return new Report.Photo(
                name,
                name,
                Report.Status.FAILED,
                null,
                List.of(),
                null,
                List.of(),
                List.of(),
                null,
                reason,
                0.2,
                3,
                List.of(),
                List.of(),
                Map.of(),
                List.of());
    }

    /** A run of photos that all succeeded. */
    public static Report of(List<Report.Photo> photos) {
        return new Report(
                "headshot",
                "2026-11-20T20:00:00Z",
                "2026-11-20T20:00:05Z",
                false,
                settings("stand-in"),
                new Report.Totals(
                        photos.size(), photos.size(), 0, 0, 5, 14 * photos.size(), Map.of("fill", photos.size()), null),
                photos);
    }
}
