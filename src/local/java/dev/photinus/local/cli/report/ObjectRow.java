package dev.photinus.local.cli.report;

import dev.photinus.local.cli.workflow.FoundObject;
import dev.photinus.local.cli.workflow.FoundObject.BoundingBox;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Something that Adobe sees on a photo: a row of the table, and a frame over the picture.
 *
 * @param number the same in both, from 1
 * @param removed whether it was painted away
 * @param frame null where there is no picture to draw it over
 */
record ObjectRow(int number, String label, String score, String box, boolean removed, @Nullable Frame frame) {

    private static final double RIGHT_PART = 0.6;

    /**
     * Sides in percent of the picture's.
     *
     * @param end whether it is so far to the right that its label has to grow to the left
     */
    record Frame(String left, String top, String width, String height, boolean end) {}

    static List<ObjectRow> of(Report.Photo photo, @Nullable Preview before) {
        List<FoundObject> objects = photo.objects() == null ? List.of() : photo.objects();
        List<Report.Mask> removed = photo.removed();
        return IntStream.range(0, objects.size())
                .mapToObj(i -> of(i + 1, objects.get(i), removed, before))
                .toList();
    }

    private static ObjectRow of(int number, FoundObject object, List<Report.Mask> removed, @Nullable Preview before) {
        return new ObjectRow(
                number,
                object.label(),
                Figures.score(object.score()),
                Figures.box(object.boundingBox()),
                removed.contains(new Report.Mask(object.label(), object.score())),
                before == null ? null : frame(object.boundingBox(), before));
    }

    private static Frame frame(BoundingBox box, Preview before) {
        double left = share(box.x(), before, before.width());
        double top = share(box.y(), before, before.height());
        return new Frame(
                Figures.percent(left),
                Figures.percent(top),
                Figures.percent(share(box.x() + box.width(), before, before.width()) - left),
                Figures.percent(share(box.y() + box.height(), before, before.height()) - top),
                left > RIGHT_PART);
    }

    /** Not beyond the picture's edge, whatever Adobe says. */
    private static double share(double pixels, Preview before, int side) {
        return Math.max(0, Math.min(1, pixels * before.scale() / side));
    }
}
