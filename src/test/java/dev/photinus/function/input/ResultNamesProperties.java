package dev.photinus.function.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.storage.S3Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Distinct photos never share a place by default: not for a result, a variation, a cutout, or a type that Adobe chooses. */
class ResultNamesProperties {

    private static final StackBuckets BUCKETS = StackBuckets.of("photos");
    private static final List<String> STEMS =
            List.of("a", "a-1", "a-2", "a-cutout", "a~", "a.~", "a.", "a~png", "a~jpg", "a.b", "a-1~", "a~-1", "~", "");
    private static final List<String> ENDINGS = List.of(
            "",
            ".jpg",
            ".JPG",
            ".jpeg",
            ".png",
            ".PNG",
            ".webp",
            ".tif",
            ".TIFF",
            ".~",
            ".jpg.jpg",
            ".png.jpg",
            ".jpg.png",
            ".webp.jpg",
            "-cutout.png",
            "-1.jpg",
            "~.jpg",
            ".~.jpg",
            "-cutout",
            "~jpg.png",
            ".jpg~.png");
    private static final List<String> FOLDERS =
            List.of("incoming/headshot/", "", "runs/headshot/", "incoming/product/", "photos/");

    /** A photo, with the type that its bytes turn out to have, whatever its name says. */
    record Named(String bucket, String key, boolean png) {

        String photo() {
            return bucket + "/" + key;
        }
    }

    @Provide
    Arbitrary<Named> photos() {
        return Combinators.combine(
                        Arbitraries.of("photos", "others"),
                        Arbitraries.of(FOLDERS),
                        Arbitraries.of(STEMS),
                        Arbitraries.of(ENDINGS),
                        Arbitraries.of(true, false))
                .as((bucket, folder, stem, ending, png) -> new Named(bucket, folder + stem + ending, png));
    }

    @Property(tries = 2_000)
    void distinctPhotosNeverShareAPlace(@ForAll @Size(min = 200, max = 200) List<@From("photos") Named> photos) {
        requireDistinctPlaces(photos);
    }

    @Example
    void norDoAnyOfAllCombinations() {
        List<Named> all = new ArrayList<>();
        for (String folder : FOLDERS) {
            for (String stem : STEMS) {
                for (String ending : ENDINGS) {
                    all.add(new Named("photos", folder + stem + ending, false));
                    all.add(new Named("photos", folder + stem + ending, true));
                }
            }
        }
        requireDistinctPlaces(all);
    }

    private static void requireDistinctPlaces(List<Named> photos) {
        Map<String, String> owners = new HashMap<>();
        for (Named photo : photos) {
            for (String place : places(photo)) {
                String owner = owners.putIfAbsent(place, photo.photo());
                assertThat(owner == null || owner.equals(photo.photo()))
                        .as("%s of %s is of %s", place, photo.photo(), owner)
                        .isTrue();
            }
        }
    }

    private static List<String> places(Named photo) {
        String mediaType = photo.png() ? "image/png" : "image/jpeg";
        S3Location source = new S3Location(photo.bucket(), photo.key());
        List<String> places = new ArrayList<>();
        S3Location result = Places.finished("headshot", source, null, mediaType, BUCKETS);
        places.add(result.key());
        for (int variations = 2; variations <= 4; variations++) {
            Places.numbered(result, variations).forEach(numbered -> places.add(numbered.key()));
        }
        places.add(Places.base(result, null).key() + "-cutout.png");
        S3Location inpainted = Places.finished("inpaint", source, null, mediaType, BUCKETS);
        places.add(Places.base(inpainted, null).key() + ".png");
        places.add(Places.base(inpainted, null).key() + ".jpg");
        return places;
    }

    @Example
    void ordinaryNamesStayAsTheyAre() {
        assertThat(List.of("ada.jpg", "team/ada.JPEG", "j.smith.jpg", "IMG_1234.jpg", "a-5.jpg"))
                .allSatisfy(name -> assertThat(ResultNames.of(name, false)).isEqualTo(name));
        assertThat(ResultNames.of("ada.webp", false)).isEqualTo("ada.webp.jpg");
        assertThat(ResultNames.of("ada-1.jpg", false)).isEqualTo("ada-1~.jpg");
        assertThat(ResultNames.base("ada.jpg")).isEqualTo("ada");
        assertThat(ResultNames.base("ada.png")).isEqualTo("ada~png");
    }
}
