package dev.photinus.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item of the table, or a map within one, with its attributes under their types. Empty where there is no such item. */
record Item(Map<String, AttributeValue> attributes) {

    /** No such item. */
    static final Item NONE = new Item(Map.of());

    boolean has(String name) {
        AttributeValue value = attributes.get(name);
        return value != null && !Boolean.TRUE.equals(value.nul());
    }

    String text(String name) {
        return required(name).s();
    }

    @Nullable
    String textOrNull(String name) {
        return has(name) ? text(name) : null;
    }

    long number(String name) {
        return Long.parseLong(required(name).n());
    }

    double fraction(String name) {
        return Double.parseDouble(required(name).n());
    }

    Instant time(String name) {
        return Instant.ofEpochMilli(number(name));
    }

    List<Item> items(String name) {
        return has(name)
                ? required(name).l().stream().map(value -> new Item(value.m())).toList()
                : List.of();
    }

    Set<String> texts(String name) {
        return has(name) ? Set.copyOf(required(name).ss()) : Set.of();
    }

    Item item(String name) {
        return new Item(required(name).m());
    }

    private AttributeValue required(String name) {
        AttributeValue value = attributes.get(name);
        if (value == null) {
            throw new IllegalStateException("An item of the ledger has no " + name);
        }
        return value;
    }

    static AttributeValue value(String text) {
        return AttributeValue.fromS(text);
    }

    static AttributeValue valueOrNull(@Nullable String text) {
        return text == null ? AttributeValue.fromNul(true) : value(text);
    }

    static AttributeValue value(double number) {
        return AttributeValue.fromN(Double.toString(number));
    }

    static AttributeValue value(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }

    /** Milliseconds since 1970, so that times can be compared and added to. */
    static AttributeValue value(Instant time) {
        return value(time.toEpochMilli());
    }
}
