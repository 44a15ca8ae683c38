package dev.photinus.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.function.Summary;
import dev.photinus.function.input.BatchInput;
import dev.photinus.function.input.BatchItem;
import dev.photinus.function.input.BatchItems;
import dev.photinus.function.input.InvalidInputException;
import dev.photinus.function.input.Manifest;
import dev.photinus.function.input.StackBuckets;
import dev.photinus.local.cli.workflow.BatchRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The photos that a manifest names, or those that an earlier batch has failed at. The same code reads them that {@code planBatch} reads
 * them by, so that the numbers are the same.
 */
final class BatchPhotos {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String folder;
    private final Path base;
    private final FileNames names = new FileNames();
    private final List<Photo> photos = new ArrayList<>();
    private final Map<Long, Photo> byNumber = new HashMap<>();
    private final Map<Long, String> problems = new HashMap<>();
    private final Map<String, Path> files = new LinkedHashMap<>();

    /** Which buckets may be used is for the batch itself to find out; here, photos are only listed. */
    private static final StackBuckets BUCKETS = StackBuckets.unchecked("here");

    private BatchPhotos(String workflow, Path base) {
        this.folder = BatchRequest.folder(workflow);
        this.base = base.toAbsolutePath().normalize();
    }

    /**
     * Reads the file that names the photos.
     *
     * @param base the folder that photos' paths are in
     * @param settings for all photos of which the file says nothing else
     * @throws UsageException if nothing can be made of it
     */
    static BatchPhotos of(BatchRequest.Source source, String workflow, ObjectNode settings, boolean again, Path base) {
        BatchPhotos found = new BatchPhotos(workflow, base);
        try (InputStream bytes = Files.newInputStream(source.file())) {
            BatchInput input = found.input(source, workflow, settings, again);
            BatchItems items = new BatchItems("read", input, BUCKETS);
            if (source instanceof BatchRequest.Manifest) {
                Manifest.read(
                        PhotoList.fileName(source.file()),
                        bytes,
                        input.workflowToRun(),
                        entry -> found.add(items.of(entry)));
            } else {
                Summary.readFailed(
                        JSON, bytes, photo -> found.add(items.ofEarlier(found.photos.size() + 1, photo.item())));
            }
        } catch (InvalidInputException e) {
            throw new UsageException(source.file() + ": " + e.getMessage() + ".");
        } catch (IOException e) {
            throw new UsageException(source.file() + " cannot be read: " + Unreadable.why(e) + ".");
        }
        if (found.photos.isEmpty()) {
            throw new UsageException(source.file() + " names no photo.");
        }
        return found;
    }

    private BatchInput input(BatchRequest.Source source, String workflow, ObjectNode settings, boolean again)
            throws InvalidInputException {
        ObjectNode input = JSON.createObjectNode().put("workflow", workflow).put("again", again);
        ObjectNode where = input.putObject("source").put("bucket", BUCKETS.own());
        if (source instanceof BatchRequest.Manifest) {
            where.put("manifest", PhotoList.fileName(source.file())).put("folder", folder);
        } else {
            where.put("summary", PhotoList.fileName(source.file()));
        }
        input.set("settings", settings);
        return BatchInput.read(input, BUCKETS);
    }

    private void add(BatchItem item) {
        Photo photo = item.input() == null
                ? new Photo(photos.size(), Path.of(item.photo()), names.claim(item.photo()))
                : photo(item.number(), item.input());
        photos.add(photo);
        byNumber.put(item.number(), photo);
    }

    private Photo photo(long number, ObjectNode input) {
        JsonNode source = input.path("source");
        Path file = take(number, source, "");
        take(number, input.path("mask"), "Of its mask: ");
        input.path("masks").forEach(mask -> take(number, mask, "Of its mask: "));
        String output = input.at("/output/key").asText();
        String name = output.substring(output.lastIndexOf('/') + 1);
        Path shown = file == null ? Path.of(source.path("key").asText()) : file;
        return new Photo(photos.size(), shown, names.claim(name.isEmpty() ? PhotoList.fileName(shown) : name));
    }

    /** The file of a key, to be put into the bucket if it can be read; null where the key is none of a file here. */
    private @Nullable Path take(long number, JsonNode location, String what) {
        String key = location.path("key").asText();
        if (!key.startsWith(folder)) {
            return null;
        }
        Path file = base.resolve(key.substring(folder.length())).normalize();
        Optional<String> problem = file.startsWith(base)
                ? Unreadable.reason(file)
                : Optional.of("The path leads out of " + base + ", the manifest's folder.");
        problem.ifPresentOrElse(reason -> problems.putIfAbsent(number, what + reason), () -> files.put(key, file));
        return file;
    }

    List<Photo> photos() {
        return List.copyOf(photos);
    }

    /** The photo of an item; null where there is no item of that number. */
    @Nullable
    Photo numbered(long number) {
        return byNumber.get(number);
    }

    /** Why a photo or its mask cannot even be read here. */
    Optional<String> problem(long number) {
        return Optional.ofNullable(problems.get(number));
    }

    /** The files that can be read, by their keys in the bucket. */
    Map<String, Path> files() {
        return Map.copyOf(files);
    }
}
