package dev.photinus.function;

import dev.photinus.function.input.StackBuckets;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads from the environment which buckets the functions' roles may use. */
class StackBucketsProducer {

    /** @throws IllegalStateException if the environment names no bucket */
    @Produces
    @Singleton
    StackBuckets buckets(FunctionConfig config) {
        String own = config.bucket()
                .orElseThrow(() -> new IllegalStateException("The environment names no bucket: set PHOTINUS_BUCKET"));
        return new StackBuckets(own, config.sourceBucket(), config.resultBucket(), true);
    }
}
