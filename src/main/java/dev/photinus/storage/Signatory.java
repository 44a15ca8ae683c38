package dev.photinus.storage;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/** Whose signature is under our URLs: the function's role's, as Lambda's environment names it to every SDK client. */
class Signatory {

    @Produces
    @Singleton
    AwsCredentialsProvider credentials() {
        return DefaultCredentialsProvider.builder().build();
    }
}
