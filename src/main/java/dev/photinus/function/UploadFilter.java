package dev.photinus.function;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Recognizes uploads that are no photos, by their keys: folders, settings, and what operating systems and cameras put beside photos. */
final class UploadFilter {

    /** Of Windows, and of a Mac's folder icons. */
    private static final Set<String> SYSTEM_FILES =
            Set.of("thumbs.db", "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini", "icon\r");

    /** Folders of a Mac's archives and of Synology's thumbnails; those of Windows. */
    private static final Set<String> SYSTEM_FOLDERS =
            Set.of("__macosx", "@eadir", "$recycle.bin", "system volume information");

    /** Edits, previews and catalogues that cameras, phones and editors write; transfers that are not over. */
    private static final Set<String> SIDECARS =
            Set.of("aae", "xmp", "thm", "lrv", "ctg", "dop", "pp3", "tmp", "part", "crdownload");

    private UploadFilter() {}

    /** Why no workflow is started for an object; empty for what may be a photo. */
    static Optional<String> reasonToIgnore(String key) {
        if (key.endsWith("/")) {
            return Optional.of("It is a folder");
        }
        String[] path = key.toLowerCase(Locale.ROOT).split("/", -1);
        String name = path[path.length - 1];
        if (name.equals(UploadSettings.FILE)) {
            return Optional.of("It is a settings file");
        }
        for (String part : path) {
            if ((part.startsWith(".") && !part.equals(".") && !part.equals("..")) || SYSTEM_FOLDERS.contains(part)) {
                return Optional.of("It is hidden, or in a hidden folder");
            }
        }
        if (SYSTEM_FILES.contains(name)) {
            return Optional.of("It is a file of the operating system");
        }
        return SIDECARS.contains(name.substring(name.lastIndexOf('.') + 1))
                ? Optional.of("It is a file beside a photo")
                : Optional.empty();
    }
}
