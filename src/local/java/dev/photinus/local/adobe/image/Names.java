package dev.photinus.local.adobe.image;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names for what regions look like, from the table {@code adobe/objects.json}. Each entry gives, for a few {@linkplain Traits traits}, four
 * figures: below the first and above the last it cannot be that thing, between the second and the third it well can. The score of a name is
 * the geometric mean over its traits; what no entry describes well is an "object", or "background".
 */
final class Names {
    private static final double LEAST = 0.55;
    private static final double UNKNOWN = 0.5;

    private final Table table;

    private Names(Table table) {
        this.table = table;
    }

    /** A name and how sure it is, 0 to 1. */
    record Name(String label, double score) {}

    record Table(List<Entry> objects, List<Entry> background) {}

    record Entry(String label, @Nullable String place, Map<String, List<Double>> traits) {
        double score(Traits seen, String where) {
            if (place != null && !place.equals(where)) {
                return 0;
            }
            double logarithms = 0;
            for (Map.Entry<String, List<Double>> trait : traits.entrySet()) {
                double fits = fits(seen.get(trait.getKey()), trait.getValue());
                if (fits <= 0) {
                    return 0;
                }
                logarithms += Math.log(fits);
            }
            return Math.exp(logarithms / traits.size());
        }

        private static double fits(double value, List<Double> range) {
            if (value < range.get(1)) {
                return (value - range.get(0)) / (range.get(1) - range.get(0));
            }
            return value <= range.get(2) ? 1 : (range.get(3) - value) / (range.get(3) - range.get(2));
        }
    }

    /** The table on the class path. */
    static Names standard() {
        return Holder.STANDARD;
    }

    private static final class Holder {
        static final Names STANDARD = read();
    }

    private static Names read() {
        try (InputStream in = Names.class.getResourceAsStream("/adobe/objects.json")) {
            if (in == null) {
                throw new IllegalStateException("There is no adobe/objects.json on the class path");
            }
            return new Names(new JsonMapper().readValue(in, new TypeReference<>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a thing seems to be; {@code place} is {@code indoors} or {@code outdoors}. */
    Name object(Traits traits, String place) {
        return best(table.objects(), traits, place, "object");
    }

    /** What a part of the background seems to be. */
    Name background(Traits traits, String place) {
        return best(table.background(), traits, place, "background");
    }

    private static Name best(List<Entry> entries, Traits traits, String place, String otherwise) {
        Name best = new Name(otherwise, UNKNOWN);
        double most = LEAST;
        for (Entry entry : entries) {
            double score = entry.score(traits, place);
            if (score > most) {
                most = score;
                // a table is no witness: even a perfect fit is not certain
                best = new Name(entry.label(), Math.round(score * 95) / 100.0);
            }
        }
        return best;
    }
}
