package dev.photinus.local.cli;

import dev.photinus.local.cli.workflow.OwnMask;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Masks that a command line names, and the photos that they belong to: a file belongs to the only photo, a file in a folder to the
 * photo whose name it has.
 */
final class OwnMasks {

    private static final int MOST_NAMED = 5;

    private final List<Photo> photos;
    private final boolean several;
    private final Map<Photo, List<Path>> found = new LinkedHashMap<>();

    private OwnMasks(List<Photo> photos, boolean several) {
        this.photos = photos;
        this.several = several;
        photos.forEach(photo -> found.put(photo, new ArrayList<>()));
    }

    /**
     * One mask for each photo; in a folder, {@code ada.png} for {@code ada.jpg}.
     *
     * @throws UsageException when a photo has none or several
     */
    static Map<Photo, OwnMask> one(Path given, List<Photo> photos) {
        Map<Photo, OwnMask> masks = new HashMap<>();
        new OwnMasks(photos, false).taken(List.of(given)).forEach((photo, ofPhoto) -> {
            if (ofPhoto.size() > 1) {
                throw new UsageException(photo.file() + " has more than one mask in " + given + ": "
                        + named(ofPhoto.stream().map(OwnMask::name).toList()) + ".");
            }
            masks.put(photo, ofPhoto.get(0));
        });
        return masks;
    }

    /**
     * At least one mask for each photo; in a folder, {@code room.png} and {@code room-ANYTHING.png} for {@code room.jpg}.
     *
     * @throws UsageException when a photo has none
     */
    static Map<Photo, List<OwnMask>> several(Collection<Path> given, List<Photo> photos) {
        return new OwnMasks(photos, true).taken(given);
    }

    private Map<Photo, List<OwnMask>> taken(Collection<Path> given) {
        for (Path path : given) {
            if (Files.isDirectory(path)) {
                takeFolder(path);
            } else if (Files.exists(path)) {
                takeFile(path);
            } else {
                throw new UsageException("--mask " + path + " does not exist.");
            }
        }
        requireAll(given);
        Map<Photo, List<OwnMask>> masks = new HashMap<>();
        found.forEach((photo, files) -> masks.put(photo, withNames(files)));
        return masks;
    }

    private void takeFile(Path file) {
        if (photos.size() > 1) {
            throw new UsageException("--mask " + file + " is a mask for one photo, and there are " + photos.size()
                    + ": give a folder of masks that have the photos' names.");
        }
        take(photos.get(0), file);
    }

    private void takeFolder(Path folder) {
        Map<String, Photo> byStem = photosByStem(folder);
        Set<Path> originals =
                photos.stream().map(photo -> RealPath.of(photo.file())).collect(Collectors.toSet());
        for (Path file : PictureFolder.files(folder)) {
            Photo photo = originals.contains(RealPath.of(file)) ? null : photoOf(stem(file), byStem);
            if (PictureFolder.isPicture(file) && photo != null) {
                take(photo, file);
            }
        }
    }

    private Map<String, Photo> photosByStem(Path folder) {
        Map<String, Photo> byStem = new HashMap<>();
        for (Photo photo : photos) {
            Photo other = byStem.put(stem(photo.file()), photo);
            if (other != null) {
                throw new UsageException("The masks in " + folder + " cannot be told apart for " + other.file()
                        + " and " + photo.file() + ", which have the same name: run them one by one.");
            }
        }
        return byStem;
    }

    /** The photo with the longest fitting name: {@code room-2-lamp.png} belongs to {@code room-2.jpg} rather than to {@code room.jpg}. */
    private @Nullable Photo photoOf(String mask, Map<String, Photo> byStem) {
        Photo exact = byStem.get(mask);
        if (exact != null || !several) {
            return exact;
        }
        return byStem.keySet().stream()
                .filter(stem -> mask.startsWith(stem + "-"))
                .max(Comparator.comparingInt(String::length))
                .map(byStem::get)
                .orElse(null);
    }

    private void take(Photo photo, Path file) {
        PictureFolder.requireFile(file);
        List<Path> files = Objects.requireNonNull(found.get(photo));
        if (files.stream().noneMatch(taken -> RealPath.of(taken).equals(RealPath.of(file)))) {
            files.add(file);
        }
    }

    private void requireAll(Collection<Path> given) {
        List<String> without = photos.stream()
                .filter(photo -> Objects.requireNonNull(found.get(photo)).isEmpty())
                .map(photo -> photo.file().toString())
                .toList();
        if (without.isEmpty()) {
            return;
        }
        String name = FileNames.stem(photos.get(0).name());
        throw new UsageException("--mask " + named(given) + " has no mask for "
                + (without.size() == photos.size() && without.size() > 1 ? "any of the photos " : "") + named(without)
                + ". A mask has its photo's name: " + name + ".png"
                + (several ? ", or " + name + "-ANYTHING.png," : "") + " for "
                + photos.get(0).name() + ".");
    }

    private static List<OwnMask> withNames(List<Path> files) {
        FileNames names = new FileNames();
        return files.stream()
                .map(file -> new OwnMask(file, names.claim(PhotoList.fileName(file))))
                .toList();
    }

    private static String stem(Path file) {
        return FileNames.key(FileNames.stem(PhotoList.fileName(file)));
    }

    private static String named(Collection<?> things) {
        String named = things.stream().limit(MOST_NAMED).map(Object::toString).collect(Collectors.joining(", "));
        return things.size() > MOST_NAMED ? named + " and " + (things.size() - MOST_NAMED) + " more" : named;
    }
}
