package dev.photinus.local.cli;

import dev.photinus.local.cli.report.AtomicFile;
import dev.photinus.local.cli.report.Kept;
import dev.photinus.local.cli.report.Report;
import dev.photinus.local.cli.report.ReportFiles;
import dev.photinus.local.cli.workflow.Made;
import dev.photinus.local.cli.workflow.Made.Output;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Where finished photos go: each under its own name, none over another one's, and never over an original. */
final class OutputFolder {

    /** The summary of a run over a manifest. */
    static final String SUMMARY = "summary.json";

    private static final String STATE = ".photinus";

    private final Path folder;
    private final FileNames names = new FileNames();

    private OutputFolder(Path folder) {
        this.folder = folder;
        names.claim(ReportFiles.JSON);
        names.claim(ReportFiles.HTML);
        names.claim(SUMMARY);
    }

    /**
     * Opens a folder, which need not exist, for what comes of these originals: photos, and masks that were made for them.
     *
     * @throws UsageException when it cannot be written to, or when it is a folder that one of the originals is in
     */
    static OutputFolder open(Path folder, Collection<Path> originals) {
        try {
            Files.createDirectories(folder);
            Path real = folder.toRealPath();
            for (Path original : originals) {
                if (folders(original).anyMatch(real::equals)) {
                    throw new UsageException("The finished photos would overwrite the originals in " + folder
                            + ": choose another folder with --out.");
                }
            }
        } catch (FileAlreadyExistsException e) {
            throw new UsageException("--out " + folder + " is a file: it has to be a folder.");
        } catch (IOException e) {
            throw new UsageException("--out " + folder + " cannot be used: " + Unreadable.why(e) + ".");
        }
        if (!Files.isWritable(folder)) {
            throw new UsageException("--out " + folder + " cannot be written to: permission denied.");
        }
        return new OutputFolder(folder);
    }

    Path path() {
        return folder;
    }

    /** Where the local cloud keeps what it knows from run to run. */
    Path state() {
        return folder.resolve(STATE);
    }

    /** Where a batch's summary goes. */
    Path summary() {
        return folder.resolve(SUMMARY);
    }

    /** Where the events of a photo's execution go. */
    Path history(Photo photo) {
        return folder.resolve("history").resolve(photo.uniqueName() + ".json");
    }

    /**
     * Copies a photo's finished pictures here and tells under which names: one keeps the photo's name, several get {@code
     * -1}, {@code -2} … before the extension, as in the bucket. A cutout gets {@code -cutout}.
     */
    Kept keep(Photo photo, Made made) throws IOException {
        List<Output> outputs = made.outputs();
        List<Report.Output> kept = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            Output output = outputs.get(i);
            String suffix = outputs.size() == 1 ? "" : "-" + (i + 1);
            kept.add(new Report.Output(keep(photo, output.file(), suffix), output.seed()));
        }
        Path cutout = made.cutout();
        return new Kept(List.copyOf(kept), cutout == null ? null : keep(photo, cutout, "-cutout"));
    }

    private String keep(Photo photo, Path picture, String suffix) throws IOException {
        String plain = FileNames.withExtension(photo.uniqueName(), FileNames.extension(PhotoList.fileName(picture)));
        String name = names.claim(suffix.isEmpty() ? plain : FileNames.withSuffix(plain, suffix));
        AtomicFile.replace(
                folder.resolve(name), file -> Files.copy(picture, file, StandardCopyOption.REPLACE_EXISTING));
        return name;
    }

    /** The folder that a file is in, and the one that it is in really when it is a link. */
    private static Stream<Path> folders(Path file) {
        return Stream.of(file.toAbsolutePath(), RealPath.of(file))
                .map(Path::getParent)
                .filter(Objects::nonNull)
                .map(RealPath::of);
    }
}
