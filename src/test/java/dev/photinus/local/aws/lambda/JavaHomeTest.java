package dev.photinus.local.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaHomeTest {

    private final Path folder;

    JavaHomeTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void tellsItsVersionByItsRelease() throws IOException {
        JavaHome java = JavaHome.at(java("jdk", "JAVA_VERSION=\"25.0.1\""));

        assertThat(java.feature()).isEqualTo(25);
        assertThat(java.hasAheadOfTimeCache()).isTrue();
        assertThat(JavaHome.at(java("old", "JAVA_VERSION=\"17.0.12\"")).hasAheadOfTimeCache())
                .isFalse();
    }

    @Test
    void isFoundAmongOtherThings() throws IOException {
        Path jdk = java("jdk", "JAVA_VERSION=\"25\"");
        java("broken", "JAVA_VERSION=\"unknown\"");
        Files.createDirectory(folder.resolve("empty"));
        Files.createSymbolicLink(folder.resolve("zz-default"), jdk);

        assertThat(JavaHome.in(List.of(folder, folder.resolve("none"))))
                .extracting(JavaHome::folder)
                .containsExactly(jdk.toRealPath());
        assertThatThrownBy(() -> JavaHome.at(folder.resolve("empty"))).isInstanceOf(IOException.class);
    }

    private Path java(String name, String release) throws IOException {
        Path home = folder.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        assertThat(Files.createFile(home.resolve("bin/java")).toFile().setExecutable(true))
                .isTrue();
        Files.writeString(home.resolve("release"), release);
        return home;
    }
}
