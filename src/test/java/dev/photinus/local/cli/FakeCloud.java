package dev.photinus.local.cli;

import dev.photinus.local.cli.workflow.Background;
import dev.photinus.local.cli.workflow.BatchListener;
import dev.photinus.local.cli.workflow.BatchRequest;
import dev.photinus.local.cli.workflow.Cloud;
import dev.photinus.local.cli.workflow.CloudException;
import dev.photinus.local.cli.workflow.CloudSettings;
import dev.photinus.local.cli.workflow.Course;
import dev.photinus.local.cli.workflow.FoundObject;
import dev.photinus.local.cli.workflow.Made;
import dev.photinus.local.cli.workflow.PhotoEvent;
import dev.photinus.local.cli.workflow.PhotoRequest;
import dev.photinus.local.cli.workflow.PhotoResult;
import dev.photinus.local.cli.workflow.Wish;
import dev.photinus.local.cli.workflow.Workflows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A cloud in which photos end as a test wants them to; by itself all of them succeed at once. */
final class FakeCloud implements Cloud {

    static final Instant START = Instant.parse("2026-11-20T20:00:00Z");

    /** What is seen on every photo. */
    static final List<FoundObject> OBJECTS = List.of(
            new FoundObject("dog", 0.9, new FoundObject.BoundingBox(10, 20, 30.4, 40)),
            new FoundObject("beach ball", 0.876, new FoundObject.BoundingBox(50, 60, 10, 12)));

    final List<CloudSettings> started = Collections.synchronizedList(new ArrayList<>());
    final List<PhotoRequest> requests = Collections.synchronizedList(new ArrayList<>());
    final List<BatchRequest> batches = Collections.synchronizedList(new ArrayList<>());

    /** What a batch tells of its photos before it leaves its summary. */
    BiFunction<BatchRequest, BatchListener, Path> batch = (request, listener) -> {
        throw new AssertionError("Nobody has said how a batch goes");
    };

    boolean closed;
    boolean runFinished;

    @Nullable
    CloudException cannotStart;

    private final Path storage;
    private Function<PhotoRequest, CompletableFuture<PhotoResult>> behaviour =
            request -> CompletableFuture.completedFuture(succeeded(request));

    FakeCloud(Path storage) {
        this.storage = storage;
    }

    FakeCloud that(Function<PhotoRequest, CompletableFuture<PhotoResult>> other) {
        this.behaviour = other;
        return this;
    }

    @Override
    public SortedSet<String> workflows() {
        return new TreeSet<>(List.of("headshot", "inpaint", "product"));
    }

    @Override
    public Workflows start(CloudSettings settings) {
        started.add(settings);
        if (cannotStart != null) {
            throw cannotStart;
        }
        return new Workflows() {
            @Override
            public CompletableFuture<PhotoResult> start(PhotoRequest request, Consumer<PhotoEvent> listener) {
                requests.add(request);
                listener.accept(new PhotoEvent.StateEntered("Inspect Photo"));
                return behaviour.apply(request);
            }

            @Override
            public CompletableFuture<Path> startBatch(BatchRequest request, BatchListener listener) {
                batches.add(request);
                return CompletableFuture.supplyAsync(() -> batch.apply(request, listener));
            }

            @Override
            public void finishRun() {
                runFinished = true;
            }

            @Override
            public void close() {
                closed = true;
            }
        };
    }

    /** Finished pictures that are the photo itself, one for each variation, and what else the workflow makes. */
    PhotoResult succeeded(PhotoRequest request) {
        return new PhotoResult.Succeeded(made(request), course());
    }

    Made made(PhotoRequest request) {
        Wish wish = request.wish();
        if (wish instanceof Wish.Headshot headshot) {
            return new Made(outputs(request, headshot.background()), null, List.of(mask(request, null, null)), null);
        }
        if (wish instanceof Wish.Product product) {
            return new Made(
                    outputs(request, product.background()),
                    stored(request, "cutout", request.name() + ".png"),
                    List.of(mask(request, null, null)),
                    null);
        }
        if (wish instanceof Wish.RemoveObjects removal) {
            return new Made(
                    output(request),
                    null,
                    removal.labels().stream()
                            .map(label -> mask(request, label, 0.9))
                            .toList(),
                    OBJECTS);
        }
        if (wish instanceof Wish.RemoveMasked masked) {
            return new Made(
                    output(request),
                    null,
                    masked.masks().stream()
                            .map(mask -> new Made.Mask(mask.file(), null, null))
                            .toList(),
                    null);
        }
        return new Made(List.of(), null, List.of(), OBJECTS);
    }

    private List<Made.Output> outputs(PhotoRequest request, Background background) {
        return IntStream.range(0, background.variations())
                .mapToObj(i -> new Made.Output(stored(request, String.valueOf(i)), 7L + i))
                .toList();
    }

    private List<Made.Output> output(PhotoRequest request) {
        return List.of(new Made.Output(stored(request, "painted"), null));
    }

    private Made.Mask mask(PhotoRequest request, @Nullable String label, @Nullable Double score) {
        return new Made.Mask(stored(request, "mask"), label, score);
    }

    static PhotoResult failed(String reason) {
        return new PhotoResult.Failed(reason, Made.NOTHING, course());
    }

    static Course course() {
        return new Course(
                START,
                Duration.ofMillis(4500),
                14,
                List.of(
                        new Course.Visit("Inspect Photo", START, Duration.ofMillis(500)),
                        new Course.Visit("Fill", START.plusMillis(500), Duration.ofMillis(4000))),
                List.of(new Course.Job("fill", "urn:ff:jobs:1", START.plusMillis(1000), Duration.ofMillis(2000))),
                Map.of("fill", 1),
                List.of());
    }

    private Path stored(PhotoRequest request, String kind) {
        return stored(request, kind, request.name());
    }

    private Path stored(PhotoRequest request, String kind, String name) {
        try {
            Path folder = Files.createDirectories(storage.resolve(kind));
            return Files.copy(request.photo(), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
