package dev.photinus.function;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** The matrix of buckets with Adobe's current APIs. */
@QuarkusTest
@TestProfile(SeamTest.Profile.class)
class BucketMatrixTest extends BucketMatrix {}
