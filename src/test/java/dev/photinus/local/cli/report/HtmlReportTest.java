package dev.photinus.local.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.local.cli.workflow.FoundObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {

    private static final String HOSTILE = "\"><script>alert('x')</script>&amp; {title}.jpg";

    @Test
    void escapesEveryText() {
        Report.Photo photo = new Report.Photo(
                HOSTILE,
                HOSTILE,
                Report.Status.FAILED,
                HOSTILE,
                List.of(new Report.Output(HOSTILE, 1L)),
                HOSTILE,
                List.of(HOSTILE),
                List.of(new Report.Mask(HOSTILE, 0.5)),
                List.of(new FoundObject(HOSTILE, 0.5, new FoundObject.BoundingBox(0, 0, 1, 1))),
                HOSTILE,
                1,
                1,
                List.of(new Report.Job(HOSTILE, HOSTILE, 0, 1.0)),
                List.of(new Report.State(HOSTILE, 0, 1)),
                Map.of(HOSTILE, 1),
                List.of(HOSTILE));
        Report report = new Report(
                HOSTILE,
                "2026-11-20T20:00:00Z",
                "2026-11-20T20:00:01Z",
                true,
                new Report.Settings(
                        new Asked.Background(HOSTILE, HOSTILE, 1L, 1, HOSTILE),
                        1,
                        HOSTILE,
                        HOSTILE,
                        Map.of(HOSTILE, HOSTILE)),
                new Report.Totals(1, 0, 1, 0, 1, 1, Map.of(HOSTILE, 1), null),
                List.of(photo));

        Preview preview = new Preview(new byte[0], 1, 1, 1);
        Pictures pictures = new Pictures(preview, List.of(preview), preview, List.of());
        String page = new HtmlReport().render(report, List.of(pictures));

        assertThat(page)
                .contains("Note: &quot;")
                .doesNotContain("<script")
                .doesNotContain("\">&lt;script")
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;amp; {title}.jpg");
    }

    @Test
    void loadsNothingFromAnywhere(@TempDir Path folder) throws IOException {
        Path picture = Drawing.jpeg(folder.resolve("a.jpg"), 900, 600);
        PreviewMaker previews = PreviewMaker.forPhotos(1);
        Pictures pictures =
                new Pictures(previews.of(picture), List.of(previewOf(picture)), null, List.of(previewOf(picture)));

        String page = new HtmlReport().render(Reports.ofOnePhoto(), List.of(pictures));

        assertThat(Pattern.compile("src=\"([^\"]{0,22})")
                        .matcher(page)
                        .results()
                        .map(found -> found.group(1)))
                .hasSize(3)
                .containsOnly("data:image/jpeg;base64");
        assertThat(Pattern.compile("href=\"([^\"]*)\"").matcher(page).results().map(found -> found.group(1)))
                .allMatch(link -> link.startsWith("#") || link.startsWith("./"));
        assertThat(page).doesNotContainPattern("(?i)https?://|//[a-z]+\\.|@import|url\\(|<script|<link|<iframe");
        assertThat(page).contains("default-src 'none'");
    }

    @Test
    void showsWhatSomebodyWantsToKnowOfAPhoto() {
        String page = new HtmlReport().render(Reports.ofOnePhoto(), List.of(Pictures.NONE));

        assertThat(page)
                .contains("anna 1%.jpg", "Succeeded", "seed 7", "createMask", "urn:ff:jobs:1", "Poll Fill", "4.4 s")
                .contains("href=\"./anna%201%25.jpg\"")
                .contains("a bright library")
                .doesNotContain("What failed")
                .doesNotContain("interrupted");
    }

    @Test
    void namesTheMasksAndTheCutoutBetweenBeforeAndAfter() {
        Report.Photo cup = Reports.photo(
                "cup.jpg",
                List.of(new Report.Output("cup-1.jpg", 7L), new Report.Output("cup-2.jpg", 8L)),
                "cup-cutout.png",
                List.of(new Report.Mask(null, null), new Report.Mask("spoon", 0.914)),
                null);

        String page = new HtmlReport().render(Reports.of(List.of(cup)), List.of(Pictures.NONE));

        assertThat(page)
                .containsSubsequence(
                        "<strong>Before</strong>",
                        "<strong>Mask 1</strong>",
                        "<strong>Mask: spoon</strong> <span>score 0.91</span>",
                        "href=\"./cup-cutout.png\"",
                        "<strong>Cutout</strong>",
                        "<strong>After, variation 1</strong> <span>seed 7</span>",
                        "<strong>After, variation 2</strong> <span>seed 8</span>")
                .doesNotContain("What Adobe sees");
    }

    @Test
    void framesObjectsOverThePhotoAndMarksTheOnesThatWerePaintedAway() {
        Report.Photo beach = Reports.photo(
                "beach.jpg",
                List.of(new Report.Output("beach.jpg", null)),
                null,
                List.of(new Report.Mask("dog", 0.9)),
                List.of(
                        new FoundObject("dog", 0.9, new FoundObject.BoundingBox(100, 50, 200, 100)),
                        new FoundObject("ball", 0.5, new FoundObject.BoundingBox(900, -10, 400, 60))));
        // of a photo of 1000 × 500 pixels
        Preview before = new Preview(new byte[0], 100, 50, 0.1);

        String page = new HtmlReport()
                .render(Reports.of(List.of(beach)), List.of(new Pictures(before, List.of(), null, List.of())));

        assertThat(page)
                .contains("<i class=\"frame removed\" style=\"left:10.000%;top:10.000%;width:20.000%;height:20.000%\"")
                .contains("<i class=\"frame end\" style=\"left:90.000%;top:0.000%;width:10.000%;height:10.000%\"")
                .contains("2 objects, 1 of them removed")
                .containsSubsequence("dog <span class=\"gone\">removed</span>", "0.90", "100, 50, 200 × 100")
                .contains("900, -10, 400 × 60");
    }

    @Test
    void showsAListOfObjectsInThePlaceOfAFinishedPhoto() {
        Report.Photo listed = Reports.photo(
                "beach.jpg",
                List.of(),
                null,
                List.of(),
                List.of(new FoundObject("dog", 0.9, new FoundObject.BoundingBox(100, 50, 200, 100))));
        Report.Photo empty = Reports.photo("wall.jpg", List.of(), null, List.of(), List.of());

        String page =
                new HtmlReport().render(Reports.of(List.of(listed, empty)), List.of(Pictures.NONE, Pictures.NONE));

        assertThat(page)
                .containsSubsequence(
                        "figures of-3 listing", "<strong>Photo</strong>", "What Adobe sees", "<td>dog</td>")
                .contains("Adobe sees no object on this photo")
                .doesNotContain("class=\"frame");
    }

    @Test
    void saysWhatWasAskedFor() {
        assertThat(asked(new Asked.Removal(List.of("dog", "ball"), null, false)))
                .containsSubsequence("Removed", "dog, ball", "Minimum score", "the workflow’s own");
        assertThat(asked(new Asked.Removal(List.of(), null, false))).contains("what is white on your own masks");
        assertThat(asked(new Asked.Removal(List.of(), null, true))).contains("List the objects, and paint nothing");
        assertThat(asked(new Asked.Background(null, null, null, 1, "background")))
                .contains("your own, with the background in white");
    }

    @Test
    void countsTimeOfAdobesOnceInWhichTwoJobsRanSideBySide() {
        Report.Photo photo = Reports.photo("a.jpg", List.of(), null, List.of(), null);
        List<Report.Job> jobs = List.of(
                new Report.Job("fill", "3", 9, 1.0),
                new Report.Job("createMask", "1", 1, 4.0),
                new Report.Job("removeBackground", "2", 2, 6.0),
                new Report.Job("autoTone", "4", 9.5, null));
        Report.Photo parallel = new Report.Photo(
                photo.name(),
                photo.source(),
                photo.status(),
                null,
                photo.outputs(),
                null,
                photo.ownMasks(),
                photo.masks(),
                null,
                null,
                12,
                20,
                jobs,
                photo.states(),
                photo.adobeCalls(),
                photo.warnings());

        assertThat(parallel.adobeSeconds()).isEqualTo(8);
        assertThat(new HtmlReport().render(Reports.of(List.of(parallel)), List.of(Pictures.NONE)))
                .contains("8.0 s Adobe’s, 4.0 s ours");
    }

    private static String asked(Asked asked) {
        Report report = Reports.ofOnePhoto();
        return new HtmlReport()
                .render(
                        new Report(
                                report.workflow(),
                                report.startedAt(),
                                report.finishedAt(),
                                false,
                                new Report.Settings(asked, 4, "stand-in", "legacy", Map.of()),
                                report.totals(),
                                report.photos()),
                        List.of(Pictures.NONE));
    }

    @Test
    void staysSmallWithManyPhotos(@TempDir Path folder) throws IOException {
        Path picture = Drawing.jpeg(folder.resolve("a.jpg"), 2000, 1500);
        Preview preview =
                java.util.Objects.requireNonNull(PreviewMaker.forPhotos(500).of(picture));
        List<Pictures> pictures = new ArrayList<>();
        List<Report.Photo> photos = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            pictures.add(new Pictures(preview, List.of(preview), null, List.of(preview)));
            photos.add(Reports.ofOnePhoto().photos().get(0));
        }

        String page = new HtmlReport().render(Reports.of(photos), pictures);

        assertThat(page.length()).isLessThan(20_000_000);
    }

    private static Preview previewOf(Path picture) {
        return java.util.Objects.requireNonNull(PreviewMaker.forPhotos(1).of(picture));
    }
}
