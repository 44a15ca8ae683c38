package dev.photinus.local.aws.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.photinus.local.aws.Folders;
import dev.photinus.local.aws.sam.FunctionResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;

/** A deployment package in the ways that it can be started, for whoever wants to compare them. */
public final class FunctionPackage implements AutoCloseable {
    private final Path zip;
    private final LambdaSettings settings;
    private final Path temporary;
    private final Code code;

    private FunctionPackage(Path zip, LambdaSettings settings, Path temporary, Code code) {
        this.zip = zip;
        this.settings = settings;
        this.temporary = temporary;
        this.code = code;
    }

    /**
     * Unpacks it, unless that has been done.
     *
     * @param java that runs it, if it needs one
     */
    public static FunctionPackage open(Path zip, JavaHome java, LambdaSettings settings) throws IOException {
        var temporary = Folders.temporary("photinus-package");
        return new FunctionPackage(zip, settings, temporary, Code.open(zip, java, settings, temporary));
    }

    /** Whether a deployment package brings its own executable. */
    public static boolean isNative(Path zip) throws IOException {
        try (var entries = new ZipFile(zip.toFile())) {
            return entries.getEntry("bootstrap") != null;
        }
    }

    /** The command of a process that starts with all that there is: natively, or with the archive of its classes. */
    public ProcessBuilder command(FunctionResource function) throws IOException {
        return code.launcher().launch(function);
    }

    /** The command of a process that starts as Lambda's Java runtime would start it, without an archive. */
    public ProcessBuilder plainCommand(FunctionResource function) throws IOException {
        var java = code.java();
        return java.isPresent()
                ? code.launcher().launch(function, java.get().plainCommand(function))
                : command(function);
    }

    /**
     * Makes the archive, unless it is there. Blocks for some seconds.
     *
     * @param events what the function is run with meanwhile
     * @return whether there is one now
     */
    public boolean prepare(FunctionResource function, List<JsonNode> events) throws IOException, InterruptedException {
        var workers = new Workers();
        try {
            new Training(Map.of(function.codeUri(), code), settings, workers).run(function, () -> events);
        } finally {
            workers.close();
        }
        return code.java().isPresent() && Files.exists(code.java().get().archive());
    }

    /** Bytes of the zip. */
    public long size() throws IOException {
        return Files.size(zip);
    }

    /** Bytes of the archive; 0 where there is none. */
    public long archiveSize() throws IOException {
        var java = code.java();
        return java.isPresent() && Files.exists(java.get().archive())
                ? Files.size(java.get().archive())
                : 0;
    }

    @Override
    public void close() throws IOException {
        Folders.delete(temporary);
    }
}
