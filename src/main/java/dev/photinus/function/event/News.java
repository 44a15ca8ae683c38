package dev.photinus.function.event;

import org.jspecify.annotations.Nullable;

/** The detail of an event that is put on EventBridge's default bus, with the source {@code photinus}. */
public sealed interface News permits PhotoNews, BatchNews {

    /** The event's {@code detail-type}. */
    String type();

    /** What it is about: an execution's ARN. */
    @Nullable
    String execution();
}
