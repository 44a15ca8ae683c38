package dev.photinus.adobe;

import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Connections that are kept open between calls, but not beyond the end of an event: Lambda freezes the process then, and what it
 * finds in the pool at its next event may have been dead for minutes. CDI's request scope begins and ends with the event.
 */
@ApplicationScoped
class EventConnections {

    /** Closing is a matter of microseconds; an answer to an event does not wait for it longer than this. */
    private static final long LONGEST_MILLIS = 200;

    private final Set<HttpConnection> used = ConcurrentHashMap.newKeySet();

    /** Has the request's connection closed when the event ends. */
    void add(HttpClientRequest request) {
        HttpConnection connection = request.connection();
        if (used.add(connection)) {
            connection.closeHandler(closed -> used.remove(connection));
        }
    }

    /** Closes what the event has used, before its answer goes out. */
    void close(@Observes @BeforeDestroyed(RequestScoped.class) Object event) {
        CompletableFuture<?>[] closing = used.stream()
                .map(HttpConnection::close)
                .map(closed -> closed.toCompletionStage().toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new);
        if (closing.length > 0) {
            CompletableFuture.allOf(closing)
                    .handle((nothing, failure) -> true) // one that cannot be closed is closed already
                    .completeOnTimeout(false, LONGEST_MILLIS, TimeUnit.MILLISECONDS)
                    .join();
        }
    }
}
