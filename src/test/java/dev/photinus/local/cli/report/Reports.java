package dev.photinus.local.cli.report;

import java.util.List;
import java.util.Map;

/** Reports to test with. */
public final class Reports {

    private Reports() {}

    /** A photo whose run had a mask and a fill. */
    public static Report ofOnePhoto() {
        return of(List.of(new Report.Photo(
                "anna 1%.jpg",
                "team/anna 1%.jpg",
                Report.Status.SUCCEEDED,
                "anna 1%.jpg",
                List.of(new Report.Output("anna 1%.jpg", 7L)),
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
                Map.of("createMask", 1, "fill", 1))));
    }

    /** A run of photos that all succeeded. */
    public static Report of(List<Report.Photo> photos) {
        return new Report(
                "headshot",
                "2026-11-20T20:00:00Z",
                "2026-11-20T20:00:05Z",
                false,
                new Report.Settings("a bright library", null, 7L, 1, 4, "stand-in"),
                new Report.Totals(
                        photos.size(), photos.size(), 0, 0, 5, 14 * photos.size(), Map.of("fill", photos.size())),
                photos);
    }
}
