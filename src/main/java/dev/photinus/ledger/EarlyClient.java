package dev.photinus.ledger;

import io.quarkus.runtime.ImageMode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * On Java, has DynamoDB's client made on a thread of its own while Quarkus still starts: made by the first event, it would be a
 * third of what that takes. Lambda gives more CPU to a start than to an event. A native
 * executable makes it in a millisecond, when it is asked for.
 */
@ApplicationScoped
class EarlyClient {

    private final DynamoDbClient dynamoDb;

    EarlyClient(DynamoDbClient dynamoDb) {
        this.dynamoDb = dynamoDb;
    }

    /** Beans are there now; on a native executable, they were when it was built. */
    void make(@Observes @Initialized(ApplicationScoped.class) Object beans) {
        if (ImageMode.current() == ImageMode.JVM) {
            Thread thread = new Thread(this::make, "early-client");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void make() {
        try {
            var unused = dynamoDb.serviceName(); // any method has it made
        } catch (SdkException e) {
            // something is missing in the environment: whoever needs the client is told
        }
    }
}
