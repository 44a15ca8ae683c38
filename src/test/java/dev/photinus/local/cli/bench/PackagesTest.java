package dev.photinus.local.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagesTest {

    private final Path project;

    PackagesTest(@TempDir Path project) {
        this.project = project;
    }

    @Test
    void takesTheBuildsOwnForWhatItIs() throws IOException {
        Path built = zip("target/function.zip", "bootstrap");
        assertThat(Packages.find(project, null, null)).isEqualTo(new Packages(built, null));

        zip("target/function.zip", "lib/quarkus.jar");
        assertThat(Packages.find(project, null, null)).isEqualTo(new Packages(null, built));

        Path kept = zip("target/native/function.zip", "bootstrap");
        assertThat(Packages.find(project, null, null)).isEqualTo(new Packages(kept, built));
        assertThat(Packages.find(project, null, null).any()).contains(kept);
    }

    @Test
    void takesTheOneThatIsNamed() throws IOException {
        Path built = zip("target/function.zip", "lib/quarkus.jar");
        Path named = zip("elsewhere.zip", "bootstrap");

        assertThat(Packages.find(project, named, null)).isEqualTo(new Packages(named, built));
        assertThatThrownBy(() -> Packages.find(project, built, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a native build");
        assertThatThrownBy(() -> Packages.find(project, null, named))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("it is a native build");
        assertThatThrownBy(() -> Packages.find(project, project.resolve("none.zip"), null))
                .isInstanceOf(IOException.class);
    }

    private Path zip(String name, String entry) throws IOException {
        Path file = project.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(entry));
        }
        return file;
    }
}
