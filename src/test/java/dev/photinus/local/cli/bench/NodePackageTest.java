package dev.photinus.local.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodePackageTest {

    private static final int SIZE = 10_000;

    private final Path folder;

    NodePackageTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void countsWhatADeploymentPackageWouldHold() throws IOException {
        random("fill.js");
        random("other.js");
        random("node_modules/@adobe/sdk/index.js");
        random("node_modules/@aws-sdk/client/index.js");
        NodePackage node = new NodePackage(folder, "v20.0.0");

        assertThat(node.size(List.of("fill.js"), List.of("@adobe"))).isBetween(2L * SIZE, 2L * SIZE + 1000);
        assertThat(node.size(List.of("fill.js"), List.of())).isBetween(3L * SIZE, 3L * SIZE + 1000);
    }

    @Test
    void showsAScriptNothingOfThisMachinesEnvironment() {
        ProcessBuilder start = new NodePackage(folder, "v20.0.0").command("fill.js", Map.of("LEDGER_TABLE", "ledger"));

        assertThat(start.command())
                .containsExactly("node", folder.resolve("fill.js").toString());
        assertThat(start.environment()).containsEntry("LEDGER_TABLE", "ledger");
        assertThat(start.environment().keySet()).isSubsetOf("LEDGER_TABLE", "PATH", "HOME");
    }

    /** What cannot be packed. */
    private void random(String name) throws IOException {
        byte[] bytes = new byte[SIZE];
        new Random(name.hashCode()).nextBytes(bytes);
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.write(file, bytes);
    }
}
