package dev.photinus.local.cli.report;

import dev.photinus.local.cli.report.ReportPage.Setting;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a run asked for, in the words of the page. */
final class AskedText {

    private static final String LEFT_OPEN = "the workflow’s own";

    private AskedText() {}

    static List<Setting> of(Asked asked) {
        return asked instanceof Asked.Background background ? background(background) : removal((Asked.Removal) asked);
    }

    private static List<Setting> background(Asked.Background asked) {
        List<Setting> settings = new ArrayList<>();
        settings.add(new Setting("Prompt", orLeftOpen(asked.prompt())));
        if (asked.negativePrompt() != null) {
            settings.add(new Setting("Negative prompt", asked.negativePrompt()));
        }
        settings.add(new Setting("Seed", orLeftOpen(asked.seed())));
        settings.add(new Setting("Variations", String.valueOf(asked.variations())));
        if (asked.maskSelects() != null) {
            settings.add(new Setting("Masks", "your own, with the " + asked.maskSelects() + " in white"));
        }
        return settings;
    }

    private static List<Setting> removal(Asked.Removal asked) {
        if (asked.listObjects()) {
            return List.of(new Setting("Task", "List the objects, and paint nothing"));
        }
        if (asked.remove().isEmpty()) {
            return List.of(new Setting("Removed", "what is white on your own masks"));
        }
        return List.of(
                new Setting("Removed", String.join(", ", asked.remove())),
                new Setting("Minimum score", orLeftOpen(asked.minimumScore())));
    }

    private static String orLeftOpen(@Nullable Object value) {
        return value == null ? LEFT_OPEN : value.toString();
    }
}
