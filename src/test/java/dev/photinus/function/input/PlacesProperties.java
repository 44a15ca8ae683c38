package dev.photinus.function.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.storage.S3Location;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of the places of results, whichever bucket a photo is in. */
class PlacesProperties {

    private static final StackBuckets BUCKETS = InputJson.BUCKETS;

    @Provide
    Arbitrary<S3Location> photos() {
        Arbitrary<String> buckets = Arbitraries.of("photos", "source", "results", "headshot", "headshot-from");
        Arbitrary<String> keys = Arbitraries.of(
                        "ada.jpg",
                        "headshot",
                        "headshot-from",
                        "from",
                        "photos",
                        "source",
                        "results",
                        "incoming",
                        "finished")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(parts -> String.join("/", parts) + ".jpg");
        return buckets.flatMap(bucket -> keys.map(key -> new S3Location(bucket, key)));
    }

    @Property(tries = 2_000)
    void photosInTwoBucketsNeverShareAPlace(@ForAll("photos") S3Location one, @ForAll("photos") S3Location other) {
        Assume.that(!one.bucket().equals(other.bucket()));

        for (Workflow workflow : Workflow.values()) {
            assertThat(finished(workflow, one)).isNotEqualTo(finished(workflow, other));
        }
    }

    @Property(tries = 1_000)
    void photosInAnotherBucketThanTheStacksOwnKeepTheirKey(@ForAll("photos") S3Location photo) {
        Assume.that(!BUCKETS.isOwn(photo.bucket()));
        Assume.that(!photo.key().endsWith(".jpg.jpg")); // looks like the name of a result

        assertThat(finished(Workflow.HEADSHOT, photo))
                .isEqualTo(new S3Location("photos", "finished/headshot-from/" + photo.bucket() + "/" + photo.key()));
    }

    @Property(tries = 1_000)
    void aResultOfOneWorkflowIsNeverWhereOneOfAnotherIs(
            @ForAll("photos") S3Location one, @ForAll("photos") S3Location other) {
        List<S3Location> places = List.of(finished(Workflow.HEADSHOT, one), finished(Workflow.PRODUCT, other));

        assertThat(places).doesNotHaveDuplicates();
    }

    private static S3Location finished(Workflow workflow, S3Location photo) {
        return Places.finished(workflow.toString(), photo, null, "image/jpeg", BUCKETS);
    }
}
