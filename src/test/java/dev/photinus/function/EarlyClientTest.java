package dev.photinus.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableBean;
import io.quarkus.arc.InjectableContext;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** In a class of its own: nobody else has had the client made. */
@QuarkusTest
@TestProfile(EarlyClientTest.Profile.class)
class EarlyClientTest {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    public static class Profile extends FunctionProfile {
        public Profile() {
            super("fill");
        }
    }

    @Test
    void isThereBeforeAnyEvent() throws Exception {
        InjectableBean<DynamoDbClient> bean =
                Arc.container().instance(DynamoDbClient.class).getBean();
        InjectableContext context = Objects.requireNonNull(Arc.container().getActiveContext(ApplicationScoped.class));
        long end = System.nanoTime() + LONGEST.toNanos();

        while (context.get(bean) == null && System.nanoTime() < end) {
            Thread.sleep(10);
        }

        assertThat(context.get(bean)).isNotNull();
    }
}
