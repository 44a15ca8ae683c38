package dev.photinus.function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.photinus.function.event.News;
import jakarta.enterprise.context.ApplicationScoped;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/**
 * Puts news on EventBridge's default bus, one event each, for whoever has a rule for them.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html">PutEvents</a>
 */
@ApplicationScoped
class NewsDesk {

    private static final String SOURCE = "photinus";

    private final EventBridgeClient eventBridge;
    private final ObjectMapper json;

    NewsDesk(EventBridgeClient eventBridge, ObjectMapper json) {
        this.eventBridge = eventBridge;
        this.json = json;
    }

    /** @throws IllegalStateException if EventBridge does not take it */
    void put(News news) {
        PutEventsRequestEntry entry = entry(news);
        PutEventsResponse response = eventBridge.putEvents(put -> put.entries(entry));
        if (response.failedEntryCount() > 0) {
            PutEventsResultEntry result = response.entries().get(0);
            throw new IllegalStateException(
                    "EventBridge did not take the news: " + result.errorCode() + ": " + result.errorMessage());
        }
    }

    private PutEventsRequestEntry entry(News news) {
        try {
            PutEventsRequestEntry.Builder entry = PutEventsRequestEntry.builder()
                    .source(SOURCE)
                    .detailType(news.type())
                    .detail(json.writeValueAsString(news));
            return news.execution() == null
                    ? entry.build()
                    : entry.resources(news.execution()).build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("News cannot be written as JSON", e);
        }
    }
}
