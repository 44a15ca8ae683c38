package dev.photinus.local.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Keeps the classes that a run has loaded for the next one, which then need not parse them. Asked for by the {@code
 * photinus} script, which starts Java with {@code -XX:+RecordDynamicDumpInfo} then; done when a run is through, for only
 * then have all classes been needed.
 *
 * @see <a href="https://docs.oracle.com/en/java/javase/17/docs/specs/man/jcmd.html">jcmd: VM.cds</a>
 */
final class ClassArchive {

    private static final String FILE = "photinus.archive";

    private ClassArchive() {}

    /** Writes the archive if the script asked for one. A run that went well is not to fail for it. */
    static void writeIfAskedFor() {
        String file = System.getProperty(FILE);
        if (file == null) {
            return;
        }
        Path archive = Path.of(file);
        Path whole = archive.resolveSibling(
                archive.getFileName() + "." + ProcessHandle.current().pid());
        // Java says on standard output that it writes an archive, where --json promises nothing but the report.
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try {
            try {
                dump(whole);
                Files.move(whole, archive, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(whole);
            }
        } catch (JMException | IOException | RuntimeException e) {
            // the next run starts slower, and tries again
        }
    }

    private static void dump(Path file) throws JMException {
        ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "vmCds",
                        new Object[] {new String[] {"dynamic_dump", file.toString()}},
                        new String[] {String[].class.getName()});
    }
}
