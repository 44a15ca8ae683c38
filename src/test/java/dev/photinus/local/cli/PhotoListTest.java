package dev.photinus.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoListTest {

    private Path folder;

    @BeforeEach
    void folder(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void takesTheImagesDirectlyInAFolderInTheOrderOfTheirNames() throws IOException {
        files(
                "c.JPG",
                "b.jpeg",
                "A.png",
                "d.webp",
                "e.tif",
                "F.TIFF",
                ".hidden.jpg",
                "notes.txt",
                "noextension",
                "jpg");
        Files.createDirectory(folder.resolve("sub.jpg"));
        Files.createFile(folder.resolve("sub.jpg").resolve("deep.jpg"));

        PhotoList list = PhotoList.of(List.of(folder));

        assertThat(list.photos())
                .extracting(Photo::name)
                .containsExactly("A.png", "b.jpeg", "c.JPG", "d.webp", "e.tif", "F.TIFF");
        assertThat(list.photos()).extracting(Photo::number).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(list.notes())
                .containsExactly(
                        "Left out of " + folder + ", as no photos by their names: jpg, noextension, notes.txt");
    }

    @Test
    void takesAFileThatIsNamedWhateverItIsCalled() throws IOException {
        files("notes.txt", ".hidden.jpg");

        assertThat(PhotoList.of(List.of(folder.resolve("notes.txt"), folder.resolve(".hidden.jpg")))
                        .photos())
                .extracting(Photo::name)
                .containsExactly("notes.txt", ".hidden.jpg");
    }

    @Test
    void takesAFileOnceThatIsNamedTwice() throws IOException {
        files("a.jpg", "b.jpg");
        Files.createSymbolicLink(folder.resolve("c.jpg"), folder.resolve("a.jpg"));

        PhotoList list = PhotoList.of(List.of(folder.resolve("b.jpg"), folder));

        assertThat(list.photos()).extracting(Photo::name).containsExactly("b.jpg", "a.jpg");
        assertThat(list.notes())
                .containsExactly(
                        folder.resolve("b.jpg") + " was given more than once and is taken once",
                        folder.resolve("c.jpg") + " was given more than once and is taken once");
    }

    @Test
    void givesPhotosOfTheSameNameNamesOfTheirOwn() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        files("anna.jpg", "anna-2.jpg");
        Files.createFile(other.resolve("ANNA.jpg"));

        assertThat(PhotoList.of(List.of(folder, other)).photos())
                .extracting(Photo::uniqueName)
                .containsExactly("anna-2.jpg", "anna.jpg", "ANNA-3.jpg");
    }

    @Test
    void namesAFolderWithoutPhotos() throws IOException {
        files("notes.txt");

        assertThatThrownBy(() -> PhotoList.of(List.of(folder)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("no photo");
    }

    /** A pipe whose other end nobody writes to would hang the run. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Timeout(20)
    void refusesAPipe(boolean inItsFolder) throws Exception {
        files("a.jpg");
        Path pipe = folder.resolve("pipe.jpg");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);

        assertThatThrownBy(() -> PhotoList.of(List.of(inItsFolder ? folder : pipe)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("pipe.jpg is not a file but a pipe");
    }

    @Test
    void refusesADevice() {
        assertThatThrownBy(() -> PhotoList.of(List.of(Path.of("/dev/zero"))))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("/dev/zero is not a file");
    }

    private void files(String... names) throws IOException {
        for (String name : names) {
            Files.writeString(folder.resolve(name), name);
        }
    }
}
