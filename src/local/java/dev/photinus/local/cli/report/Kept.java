package dev.photinus.local.cli.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which of a photo's pictures are beside the report, by their names. */
public record Kept(List<Report.Output> outputs, @Nullable String cutout) {

    public static final Kept NOTHING = new Kept(List.of(), null);
}
