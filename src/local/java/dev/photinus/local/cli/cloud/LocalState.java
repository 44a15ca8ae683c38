package dev.photinus.local.cli.cloud;

import dev.photinus.local.aws.Folders;
import dev.photinus.local.aws.LocalCredentials;
import dev.photinus.local.cli.workflow.CloudException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the laptop's cloud keeps: the bucket, the ledger, the stand-in's jobs, and what is needed for another start to be the same
 * cloud as before, under the same addresses and with the same access key, so that URLs that were signed before are still good. A run
 * that was killed has not finished; the next one continues it under the same names of executions.
 */
final class LocalState implements AutoCloseable {

    private static final FileAttribute<?> OWNERS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final String ACCESS_KEY_ID = "accessKeyId";
    private static final String SECRET_ACCESS_KEY = "secretAccessKey";
    private static final String RUN = "run";
    private static final String HOST = "run.adobe";
    private static final String LEDGER = "ledger";
    private static final String CLEAN = "clean";

    private final Path folder;
    private final @Nullable FileChannel lock;
    private final Properties known = new Properties();

    private LocalState(Path folder, @Nullable FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** One that is gone when it is closed. */
    static LocalState temporary() throws IOException {
        LocalState state = new LocalState(Files.createTempDirectory("photinus-"), null);
        state.rememberCredentials();
        return state;
    }

    /**
     * One that stays, in a folder that need not exist.
     *
     * @throws CloudException if another process uses it
     */
    static LocalState in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            Files.createDirectory(folder, OWNERS); // the ledger holds an access token
        }
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isLocked(channel)) {
            channel.close();
            throw new CloudException("Another run is using " + folder
                    + ": wait until it has ended, or give this one another folder with --out.");
        }
        LocalState state = new LocalState(folder.toAbsolutePath(), channel);
        state.read();
        if (!state.known.containsKey(ACCESS_KEY_ID)) {
            state.rememberCredentials();
        }
        if (!state.known.containsKey(RUN)) {
            state.beginRun();
        }
        return state;
    }

    private void beginRun() throws IOException {
        remember(RUN, UUID.randomUUID().toString().substring(0, 8));
    }

    /** Continues a run only at the host that has its jobs; at another one, this is another run. */
    void atAdobe(String host) throws IOException {
        if (!isTemporary() && !host.equals(known.getProperty(HOST))) {
            if (known.containsKey(HOST)) {
                beginRun();
            }
            remember(HOST, host);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // by this very process
        }
    }

    private boolean isTemporary() {
        return lock == null;
    }

    Path s3() {
        return folder.resolve("s3");
    }

    /** Where the ledger is kept; empty where it is held in memory. */
    Optional<Path> dynamoDb() {
        return isTemporary() ? Optional.empty() : Optional.of(folder.resolve("dynamodb"));
    }

    /** Where the stand-in keeps its jobs; empty where it forgets them. */
    Optional<Path> adobe() {
        return isTemporary() ? Optional.empty() : Optional.of(folder.resolve("adobe"));
    }

    private Path adobeFiles() {
        return folder.resolve("adobe").resolve("files");
    }

    LocalCredentials credentials() {
        return new LocalCredentials(known.getProperty(ACCESS_KEY_ID, ""), known.getProperty(SECRET_ACCESS_KEY, ""));
    }

    private void rememberCredentials() throws IOException {
        LocalCredentials credentials = LocalCredentials.generate();
        known.setProperty(ACCESS_KEY_ID, credentials.accessKeyId());
        known.setProperty(SECRET_ACCESS_KEY, credentials.secretAccessKey());
        write();
    }

    /** The port that a server had before; 0 where there is none. */
    int port(String server) {
        return Integer.parseInt(known.getProperty(server + ".port", "0"));
    }

    void rememberPort(String server, int port) throws IOException {
        remember(server + ".port", Integer.toString(port));
    }

    /** What tells this run from others, and not from the killed one that it continues; empty where nothing is kept. */
    String run() {
        return known.getProperty(RUN, "");
    }

    /** Whether the next start goes on with this run. */
    boolean isToBeContinued() {
        return known.containsKey(RUN);
    }

    /** Whether the ledger's file holds nothing that an ended run must not leave. */
    boolean isLedgerClean() {
        return CLEAN.equals(known.getProperty(LEDGER))
                || dynamoDb().filter(Files::isDirectory).isEmpty();
    }

    void rememberLedger(boolean clean) throws IOException {
        remember(LEDGER, clean ? CLEAN : "in use");
    }

    /** The next run is another one. */
    void finishRun() {
        known.remove(RUN);
        try {
            write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void remember(String name, String value) throws IOException {
        known.setProperty(name, value);
        write();
    }

    private Path file() {
        return folder.resolve("cloud.properties");
    }

    private void read() throws IOException {
        if (Files.exists(file())) {
            try (InputStream bytes = Files.newInputStream(file())) {
                known.load(bytes);
            }
        }
    }

    /** Whole or not at all: this process may be killed at any moment. The access key is nobody else's to read. */
    private void write() throws IOException {
        if (isTemporary()) {
            return;
        }
        Path written = folder.resolve("cloud.properties.part");
        Files.deleteIfExists(written);
        Files.createFile(written, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (Writer text = Files.newBufferedWriter(written)) {
            known.store(text, null);
        }
        Files.move(written, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        if (lock == null) {
            Folders.delete(folder);
            return;
        }
        try {
            if (!isToBeContinued() && Files.exists(adobeFiles())) {
                Folders.delete(adobeFiles()); // nobody asks for the results of a finished run any more
            }
        } finally {
            lock.close();
        }
    }
}
