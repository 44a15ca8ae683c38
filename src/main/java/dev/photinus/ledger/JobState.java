package dev.photinus.ledger;

/** The state of a job, as its item says it. */
public enum JobState {
    /** No item. */
    NEW,
    /** Not accepted by Adobe; a slot may be reserved for its next attempt. */
    RESERVED,
    /** An attempt is under way, under a lease. An expired lease means that its response was lost. */
    SUBMITTING,
    /** Accepted by Adobe, and paid for. */
    SUBMITTED,
    /** Done; its outputs are known. */
    SUCCEEDED,
    /** Refused, failed or forgotten by Adobe, or given up. The next start asks again. */
    FAILED,
    /** No execution wants it any more, and Adobe is being asked to cancel it. */
    CANCELLING,
    /** Cancelled at Adobe. The next execution that wants it asks again. */
    CANCELLED
}
