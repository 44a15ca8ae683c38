package dev.photinus.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ObjectStoreTest {

    private static final byte[] BYTES = "a picture".getBytes(StandardCharsets.UTF_8);

    @SuppressWarnings("NullAway.Init")
    private LocalBucket bucket;

    @SuppressWarnings("NullAway.Init")
    private ObjectStore objects;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        bucket = new LocalBucket(folder);
        objects = new ObjectStore(bucket.client());
    }

    @AfterAll
    void stop() throws IOException {
        bucket.close();
    }

    @Test
    void writesAStreamOfKnownAndOfUnknownLength() throws IOException {
        for (long length : new long[] {BYTES.length, -1}) {
            S3Location object = new S3Location(LocalBucket.NAME, "results/zoë 100%+ " + length + ".png");
            assertThat(objects.exists(object)).isFalse();

            objects.put(object, "image/png", new ByteArrayInputStream(BYTES), length);

            assertThat(objects.exists(object)).isTrue();
            var written = bucket.client()
                    .getObjectAsBytes(get -> get.bucket(object.bucket()).key(object.key()));
            assertThat(written.asByteArray()).isEqualTo(BYTES);
            assertThat(written.response().contentType()).isEqualTo("image/png");
        }
    }

    @Test
    void writesAFileOnceMoreWhereTheConnectionBreaks(@TempDir Path folder) throws IOException {
        byte[] picture = new byte[1 << 20];
        new Random(7).nextBytes(picture);
        Path file = Files.write(folder.resolve("mask.png"), picture);
        S3Location object = new S3Location(LocalBucket.NAME, "broken-once.png");
        try (BreakingRelay relay = new BreakingRelay(bucket.endpoint(), picture.length / 2);
                S3Client client = bucket.client(relay.uri())) {
            new ObjectStore(client).put(object, "image/png", file);

            assertThat(relay.broken()).isEqualTo(1);
        }
        assertThat(objects.read(object))
                .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(picture));
    }

    @Test
    void writesReadsAndRemovesASmallObject() {
        S3Location object = new S3Location(LocalBucket.NAME, "failed/zoë 100%+.json");
        assertThat(objects.read(object)).isEmpty();

        objects.put(object, "application/json", BYTES);

        assertThat(objects.read(object))
                .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(BYTES));
        assertThat(bucket.client()
                        .headObject(head -> head.bucket(object.bucket()).key(object.key()))
                        .contentType())
                .isEqualTo("application/json");
        objects.delete(object);
        objects.delete(object);
        assertThat(objects.exists(object)).isFalse();
    }

    @Test
    void leavesNoObjectWhereTheStreamBreaksOff() throws IOException {
        S3Location object = new S3Location(LocalBucket.NAME, "broken.png");
        InputStream broken = InputStream.nullInputStream();
        broken.close(); // and now it throws at every read

        assertThatThrownBy(() -> objects.put(object, "image/png", broken, -1)).isInstanceOf(IOException.class);

        assertThat(objects.exists(object)).isFalse();
    }

    @Test
    void writesWhatSomebodyWritesAndFindsIt() throws IOException {
        S3Location object = new S3Location(LocalBucket.NAME, "batches/b/items.jsonl");
        assertThat(objects.find(object)).isEmpty();

        objects.write(object, "application/jsonl", out -> {
            out.write("one\n".getBytes(StandardCharsets.UTF_8));
            out.write("two\n".getBytes(StandardCharsets.UTF_8));
        });

        try (ObjectStore.StoredObject found = objects.find(object).orElseThrow()) {
            assertThat(found.bytes()).hasContent("one\ntwo\n");
        }
    }

    @Test
    void listsAllObjectsUnderAPrefixPageByPage() {
        for (int i = 0; i < 1_001; i++) {
            bucket.put("many/%04d.jpg".formatted(i), BYTES);
        }
        bucket.put("many/", new byte[0]);
        bucket.put("manyothers.jpg", BYTES);
        bucket.requests();

        assertThat(objects.list(LocalBucket.NAME, "many/"))
                .hasSize(1_001)
                .first()
                .isEqualTo(new S3Location(LocalBucket.NAME, "many/0000.jpg"));
        assertThat(bucket.requests()).as("a page has 1,000").hasSize(2);
        assertThat(objects.list(LocalBucket.NAME, "none/")).isEmpty();
    }

    @Test
    void findsNothingInABucketThatIsNotThere() {
        assertThat(objects.exists(new S3Location("no-such-bucket", "ada.png"))).isFalse();
    }
}
