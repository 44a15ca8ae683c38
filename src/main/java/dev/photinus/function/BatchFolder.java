package dev.photinus.function;

import dev.photinus.storage.S3Location;

/**
 * Where a batch keeps its own: what it is to do, what came of each photo, and the summary.
 *
 * @param prefix ends in a slash
 */
record BatchFolder(String bucket, String prefix) {

    /** @param batch name of the batch's execution */
    static BatchFolder of(String bucket, String batch) {
        return new BatchFolder(bucket, "batches/" + batch + "/");
    }

    /** A {@link dev.photinus.function.input.BatchItem} a line. */
    S3Location items() {
        return at("items.jsonl");
    }

    /** A {@link PlanBatch.Planned}: an event that the batch has ended does not hold it. */
    S3Location plan() {
        return at("plan.json");
    }

    /** What the machine's ResultWriter writes is below. */
    S3Location results() {
        return at("results/");
    }

    S3Location summary() {
        return at("summary.json");
    }

    private S3Location at(String name) {
        return new S3Location(bucket, prefix + name);
    }
}
