package dev.photinus.local.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The photos that a command line names.
 *
 * @param photos each file once, in the order given, a folder's in the order of their names
 * @param notes what was left out, for people to read
 */
record PhotoList(List<Photo> photos, List<String> notes) {

    private static final int MOST_NAMED = 3;

    /**
     * Takes files as they are, whatever they hold, and of folders the photos directly in them.
     *
     * @throws UsageException when a path does not exist, leads to a pipe or a device, or is a folder without a photo
     */
    static PhotoList of(Collection<Path> given) {
        List<Path> files = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (Path path : given) {
            if (Files.isDirectory(path)) {
                files.addAll(photosIn(path, notes));
            } else if (Files.exists(path)) {
                PictureFolder.requireFile(path);
                files.add(path);
            } else {
                throw new UsageException(path + " does not exist.");
            }
        }
        return new PhotoList(numbered(files, notes), List.copyOf(notes));
    }

    static String fileName(Path file) {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }

    private static List<Path> photosIn(Path folder, List<String> notes) {
        List<Path> files = PictureFolder.files(folder);
        List<Path> photos = files.stream().filter(PictureFolder::isPicture).toList();
        List<String> others = files.stream()
                .filter(file -> !PictureFolder.isPicture(file))
                .map(PhotoList::fileName)
                .toList();
        photos.forEach(PictureFolder::requireFile);
        if (photos.isEmpty()) {
            throw new UsageException("The folder " + folder
                    + " holds no photo: of a folder, the files directly in it that end in .jpg, .jpeg, .png, .webp,"
                    + " .tif or .tiff are taken.");
        }
        if (!others.isEmpty()) {
            notes.add(leftOut(folder, others));
        }
        return photos;
    }

    private static String leftOut(Path folder, List<String> others) {
        String named = String.join(", ", others.subList(0, Math.min(MOST_NAMED, others.size())));
        return "Left out of " + folder + ", as no photos by their names: " + named
                + (others.size() > MOST_NAMED ? " and " + (others.size() - MOST_NAMED) + " more" : "");
    }

    private static List<Photo> numbered(List<Path> files, List<String> notes) {
        Set<Path> seen = new HashSet<>();
        FileNames names = new FileNames();
        List<Photo> photos = new ArrayList<>();
        for (Path file : files) {
            if (seen.add(RealPath.of(file))) {
                photos.add(new Photo(photos.size(), file, names.claim(fileName(file))));
            } else {
                notes.add(file + " was given more than once and is taken once");
            }
        }
        return List.copyOf(photos);
    }
}
