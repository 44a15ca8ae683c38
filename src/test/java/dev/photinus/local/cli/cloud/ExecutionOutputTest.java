package dev.photinus.local.cli.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.photinus.local.cli.workflow.FoundObject;
import dev.photinus.local.cli.workflow.Made;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecutionOutputTest {

    private Path folder;
    private ExecutionOutput output;

    @BeforeEach
    void output(@TempDir Path folder) throws IOException {
        this.folder = folder;
        output = new ExecutionOutput(
                new FolderBucket(folder, "photos"), Files.createDirectory(folder.resolve("results")));
    }

    @Test
    void takesOutVariationsWithTheirSeedsAndTheMask() throws IOException {
        object("photos", "finished/ada-1.jpg");
        object("others", "finished/ada-2.jpg");
        object("photos", "work/mask.png");

        Made made = read("{'photo': {'bucket': 'photos', 'key': 'incoming/ada.jpg'},"
                + "'results': [{'bucket': 'photos', 'key': 'finished/ada-1.jpg', 'seed': 7},"
                + "{'bucket': 'others', 'key': 'finished/ada-2.jpg', 'seed': 8}],"
                + "'mask': {'bucket': 'photos', 'key': 'work/mask.png'}, 'jobs': []}");

        assertThat(made.outputs()).extracting(Made.Output::seed).containsExactly(7L, 8L);
        assertThat(made.outputs().get(0).file()).hasContent("photos/finished/ada-1.jpg");
        assertThat(made.outputs().get(1).file()).hasContent("others/finished/ada-2.jpg");
        assertThat(made.outputs().get(1).file().toString()).endsWith(".jpg");
        assertThat(made.masks()).singleElement().satisfies(mask -> {
            assertThat(mask.file()).hasContent("photos/work/mask.png");
            assertThat(mask.label()).isNull();
            assertThat(mask.score()).isNull();
        });
        assertThat(made.cutout()).isNull();
        assertThat(made.objects()).isNull();
    }

    @Test
    void takesOutACutout() throws IOException {
        object("photos", "finished/cup.jpg");
        object("photos", "finished/cup-cutout.png");

        Made made = read("{'results': [{'bucket': 'photos', 'key': 'finished/cup.jpg'}],"
                + "'cutout': {'bucket': 'photos', 'key': 'finished/cup-cutout.png'}}");

        assertThat(made.outputs()).extracting(Made.Output::seed).containsOnlyNulls();
        assertThat(Objects.requireNonNull(made.cutout()))
                .hasContent("photos/finished/cup-cutout.png")
                .matches(file -> file.toString().endsWith(".png"));
        assertThat(made.masks()).isEmpty();
    }

    @Test
    void takesOutTheMasksOfObjectsWithTheirLabels() throws IOException {
        object("photos", "finished/beach.jpg");
        object("photos", "work/0.png");
        object("photos", "work/1.png");

        Made made = read(
                "{'results': [{'bucket': 'photos', 'key': 'finished/beach.jpg'}],"
                        + "'masks': [{'bucket': 'photos', 'key': 'work/0.png', 'label': 'dog', 'score': 0.97},"
                        + "{'bucket': 'photos', 'key': 'work/1.png'}],"
                        + "'objects': [{'label': 'dog', 'score': 0.97, 'boundingBox': {'x': 1, 'y': 2.5, 'width': 3, 'height': 4}}]}");

        assertThat(made.masks()).extracting(Made.Mask::label).containsExactly("dog", null);
        assertThat(made.masks()).extracting(Made.Mask::score).containsExactly(0.97, null);
        assertThat(made.masks().get(1).file()).hasContent("photos/work/1.png");
        assertThat(made.objects())
                .containsExactly(new FoundObject("dog", 0.97, new FoundObject.BoundingBox(1, 2.5, 3, 4)));
    }

    @Test
    void tellsAnEmptyListFromNone() throws IOException {
        assertThat(read("{'objects': [], 'listed': true}")).satisfies(made -> {
            assertThat(made.objects()).isEmpty();
            assertThat(made.outputs()).isEmpty();
        });
        assertThat(read("{}").objects()).isNull();
    }

    @Test
    void failsWhereThePictureIsGone() {
        assertThatThrownBy(() -> read("{'results': [{'bucket': 'photos', 'key': 'gone.jpg'}]}"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("gone.jpg");
    }

    private void object(String bucket, String key) throws IOException {
        Path file = folder.resolve(bucket).resolve(key);
        Files.createDirectories(file.getParent());
        Files.writeString(file, bucket + "/" + key);
    }

    private Made read(String json) throws IOException {
        return output.read(new ObjectMapper().readTree(json.replace('\'', '"')));
    }
}
