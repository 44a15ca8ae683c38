package dev.photinus.local.cli;

import dev.photinus.local.cli.report.AtomicFile;
import dev.photinus.local.cli.report.Report;
import dev.photinus.local.cli.report.ReportFiles;
import dev.photinus.local.cli.workflow.PhotoResult.Output;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Where finished photos go: each under its own name, none over another one's, and never over an original. */
final class OutputFolder {

    private final Path folder;
    private final FileNames names = new FileNames();

    private OutputFolder(Path folder) {
        this.folder = folder;
        names.claim(ReportFiles.JSON);
        names.claim(ReportFiles.HTML);
    }

    /**
     * Opens a folder, which need not exist, for the outputs of these photos.
     *
     * @throws UsageException when it cannot be written to, or when it is a folder that one of the photos is in
     */
    static OutputFolder open(Path folder, List<Photo> photos) {
        try {
            Files.createDirectories(folder);
            Path real = folder.toRealPath();
            for (Photo photo : photos) {
                if (folders(photo.file()).anyMatch(real::equals)) {
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

    /** Where the events of a photo's execution go. */
    Path history(Photo photo) {
        return folder.resolve("history").resolve(photo.uniqueName() + ".json");
    }

    /**
     * Copies a photo's finished pictures here and tells under which names: one keeps the photo's name, several get {@code
     * -1}, {@code -2} … before the extension, as in the bucket.
     */
    List<Report.Output> keep(Photo photo, List<Output> outputs) throws IOException {
        List<Report.Output> kept = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            Output output = outputs.get(i);
            String plain =
                    FileNames.withExtension(photo.uniqueName(), FileNames.extension(PhotoList.fileName(output.file())));
            String name = names.claim(outputs.size() == 1 ? plain : FileNames.withSuffix(plain, "-" + (i + 1)));
            AtomicFile.replace(
                    folder.resolve(name), file -> Files.copy(output.file(), file, StandardCopyOption.REPLACE_EXISTING));
            kept.add(new Report.Output(name, output.seed()));
        }
        return List.copyOf(kept);
    }

    /** The folder that a file is in, and the one that it is in really when it is a link. */
    private static Stream<Path> folders(Path file) {
        return Stream.of(file.toAbsolutePath(), RealPath.of(file))
                .map(Path::getParent)
                .filter(Objects::nonNull)
                .map(RealPath::of);
    }
}
