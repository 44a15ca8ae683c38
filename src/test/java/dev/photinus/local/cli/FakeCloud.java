package dev.photinus.local.cli;

import dev.photinus.local.cli.workflow.Cloud;
import dev.photinus.local.cli.workflow.CloudException;
import dev.photinus.local.cli.workflow.CloudSettings;
import dev.photinus.local.cli.workflow.Course;
import dev.photinus.local.cli.workflow.PhotoEvent;
import dev.photinus.local.cli.workflow.PhotoRequest;
import dev.photinus.local.cli.workflow.PhotoResult;
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
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A cloud in which photos end as a test wants them to; by itself all of them succeed at once. */
final class FakeCloud implements Cloud {

    static final Instant START = Instant.parse("2026-11-20T20:00:00Z");

    final List<CloudSettings> started = Collections.synchronizedList(new ArrayList<>());
    final List<PhotoRequest> requests = Collections.synchronizedList(new ArrayList<>());
    boolean closed;

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
        return new TreeSet<>(List.of("headshot", "product"));
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
            public void close() {
                closed = true;
            }
        };
    }

    /** Finished pictures that are the photo itself, one for each variation. */
    PhotoResult succeeded(PhotoRequest request) {
        int variations = request.background().variations();
        List<PhotoResult.Output> outputs = IntStream.range(0, variations)
                .mapToObj(i -> new PhotoResult.Output(stored(request, i), 7L + i))
                .toList();
        return new PhotoResult.Succeeded(outputs, null, course());
    }

    static PhotoResult failed(String reason) {
        return new PhotoResult.Failed(reason, null, course());
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
                Map.of("fill", 1));
    }

    private Path stored(PhotoRequest request, int variation) {
        try {
            Path folder = Files.createDirectories(storage.resolve(String.valueOf(variation)));
            return Files.copy(request.photo(), folder.resolve(request.name()), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
