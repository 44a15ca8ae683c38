package dev.photinus.local.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {

    @Test
    void readsWhatLinuxTells() {
        assertThat(Machine.cpu(
                        List.of("processor\t: 0", "model name\t: Intel(R) Xeon(R): E5", "model name\t: another")))
                .isEqualTo("Intel(R) Xeon(R): E5");
        assertThat(Machine.memory(List.of("MemTotal:       24000000 kB", "MemFree:  1 kB")))
                .isEqualTo("24.6 GB");
        assertThat(Machine.system(List.of("NAME=\"Debian\"", "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"")))
                .isEqualTo("Debian GNU/Linux 12 (bookworm)");
    }

    @Test
    void saysSoWhereNobodyTells(@TempDir Path folder) throws InterruptedException {
        assertThat(Machine.cpu(List.of())).isEqualTo("unknown");
        assertThat(Machine.memory(List.of())).isEqualTo("unknown");
        assertThat(Machine.here(folder, null).facts()).contains(Map.entry("Commit", "unknown"));
    }
}
