package dev.photinus.local.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartCheckTest {
    private static final int VERSIONS_NEEDED = 0x6ffffffe;

    private final Path zip;

    StartCheckTest(@TempDir Path folder) {
        zip = folder.resolve("function.zip");
    }

    @ParameterizedTest
    @CsvSource({
        "62, GLIBC_2.2.5 GLIBC_2.34, x86_64,",
        "183, GLIBC_2.17, arm64,",
        "183, '', arm64,",
        "62, GLIBC_2.34 GLIBC_2.9 GLIBC_2.38 ZLIB_1.2.11, x86_64, 'it needs glibc 2.38, and Amazon Linux 2023 has 2.34'",
        "62, GLIBC_2.34 GLIBC_2.35, x86_64, 'it needs glibc 2.35, and Amazon Linux 2023 has 2.34'",
        "62, GLIBC_2.17 GLIBC_ABI_DT_RELR, x86_64, 'it needs glibc ABI_DT_RELR, and Amazon Linux 2023 has 2.34'",
        "62, GLIBC_2.38 GLIBC_ABI_DT_RELR, x86_64, 'it needs glibc 2.38, and Amazon Linux 2023 has 2.34'",
        "62, GLIBC_2.17, arm64, 'it is built for x86_64, and the functions'' Architecture is arm64'",
        "183, GLIBC_2.17, x86_64, 'it is built for arm64, and the functions'' Architecture is x86_64'"
    })
    void anExecutableStartsWhereItsProcessorAndItsLibrariesAre(
            int machine, String versions, String architecture, String problem) throws IOException {
        write("bootstrap", executable(machine, versions.isEmpty() ? new String[0] : versions.split(" ")));

        assertThat(StartCheck.problem(zip, "provided.al2023", architecture)).isEqualTo(Optional.ofNullable(problem));
    }

    @Test
    void classesStartOnJavaAlone() throws IOException {
        write("lib/photinus.jar", new byte[0]);

        assertThat(StartCheck.problem(zip, "java21", "arm64")).isEmpty();
        assertThat(StartCheck.problem(zip, "provided.al2023", "arm64"))
                .contains("it has classes, and provided.al2023 starts a native build");
    }

    @Test
    void aNativeBuildIsNothingForJava() throws IOException {
        write("bootstrap", executable(62));

        assertThat(StartCheck.problem(zip, "java21", "x86_64"))
                .contains("it is a native build, and java21 starts classes");
    }

    @Test
    void aScriptStartsAnywhere() throws IOException {
        write("bootstrap", "#!/bin/sh\n".repeat(20).getBytes(StandardCharsets.UTF_8));

        assertThat(StartCheck.problem(zip, "provided.al2023", "arm64")).isEmpty();
    }

    @Test
    void aDamagedExecutableIsRefused() {
        byte[] cut = Arrays.copyOf(executable(62, "GLIBC_2.34"), 100);

        assertThatThrownBy(() -> ElfFile.read(cut))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the executable is damaged");
    }

    /** What runs this test is an executable that a linker has made. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void anExecutableOfThisMachineIsRead() throws IOException {
        ElfFile java =
                ElfFile.read(Files.readAllBytes(Path.of("/proc/self/exe"))).orElseThrow();

        assertThat(java.machine())
                .isEqualTo(System.getProperty("os.arch").equals("aarch64") ? ElfFile.AARCH64 : ElfFile.X86_64);
        assertThat(java.symbolVersions()).isNotEmpty().allMatch(version -> version.matches("[A-Z]+_[\\w.]+"));
    }

    private void write(String entry, byte[] content) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry(entry));
            out.write(content);
        }
    }

    /** A header, the names, an entry with a version each, and three section headers: none, versions needed, names. */
    private static byte[] executable(int machine, String... versions) {
        byte[] names = ("\0" + String.join("\0", versions) + "\0").getBytes(StandardCharsets.US_ASCII);
        int needed = 64 + names.length;
        int sections = needed + 16 + 16 * versions.length;
        ByteBuffer file = ByteBuffer.allocate(sections + 3 * 64).order(ByteOrder.LITTLE_ENDIAN);
        file.put(0, new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}).putShort(18, (short) machine);
        file.putLong(40, sections).putShort(58, (short) 64).putShort(60, (short) 3);
        file.put(64, names);
        file.putShort(needed + 2, (short) versions.length).putInt(needed + 8, 16);
        int name = 1;
        for (int i = 0; i < versions.length; i++) {
            file.putInt(needed + 16 + 16 * i + 8, name).putInt(needed + 16 + 16 * i + 12, 16);
            name += versions[i].length() + 1;
        }
        file.putInt(sections + 64 + 4, VERSIONS_NEEDED).putLong(sections + 64 + 24, needed);
        file.putInt(sections + 64 + 40, 2).putInt(sections + 64 + 44, versions.length == 0 ? 0 : 1);
        file.putLong(sections + 128 + 24, 64);
        return file.array();
    }
}
