package dev.photinus.function;

import static org.hamcrest.Matchers.equalTo;

import io.quarkus.funqy.Funq;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** How Funqy reports what goes wrong to whoever invoked the function: what state machines can rely on. */
@QuarkusTest
@TestProfile(FunqyErrorsTest.Profile.class)
class FunqyErrorsTest extends EventServerTest {

    private static final String FUNQY_ERROR = "io.quarkus.funqy.runtime.ApplicationException";

    public static class Profile extends FunctionProfile {
        public Profile() {
            super("failing");
        }
    }

    /** Fails in the way it is told to. */
    public static class Failing {

        static volatile boolean cannotBeMade;

        public Failing() {
            if (cannotBeMade) {
                throw new IllegalStateException("not to be made");
            }
        }

        @Funq("failing")
        public Uni<String> fail(Failure failure) throws IOException {
            return switch (failure.how()) {
                case "unchecked" -> throw new IllegalArgumentException("an unchecked exception");
                case "checked" -> throw new IOException("a checked exception");
                case "without message" -> throw new IllegalStateException();
                default -> Uni.createFrom().failure(new IllegalArgumentException("a failed Uni"));
            };
        }
    }

    public record Failure(String how) {}

    @Test
    void wrapsEveryExceptionInItsOwnAndNamesItInTheMessage() throws IOException {
        invoke(new Failure("unchecked"))
                .statusCode(500)
                .body("errorType", equalTo(FUNQY_ERROR))
                .body("errorMessage", equalTo("java.lang.IllegalArgumentException: an unchecked exception"));
        invoke(new Failure("checked"))
                .statusCode(500)
                .body("errorType", equalTo(FUNQY_ERROR))
                .body("errorMessage", equalTo("java.io.IOException: a checked exception"));
        invoke(new Failure("without message"))
                .statusCode(500)
                .body("errorType", equalTo(FUNQY_ERROR))
                .body("errorMessage", equalTo("java.lang.IllegalStateException"));
    }

    @Test
    void wrapsTheFailureOfAUni() throws IOException {
        invoke(new Failure("uni"))
                .statusCode(500)
                .body("errorType", equalTo(FUNQY_ERROR))
                .body("errorMessage", equalTo("java.lang.IllegalArgumentException: a failed Uni"));
    }

    @Test
    void doesNotWrapWhatFailsWhileTheFunctionIsMade() throws IOException {
        Failing.cannotBeMade = true;
        try {
            invoke(new Failure("unchecked"))
                    .statusCode(500)
                    .body("errorType", equalTo("java.lang.IllegalStateException"))
                    .body("errorMessage", equalTo("not to be made"));
        } finally {
            Failing.cannotBeMade = false;
        }
    }

    @Test
    void doesNotWrapWhatIsWrongWithAnEvent() throws IOException {
        invoke("{\"how\": [1]}")
                .statusCode(500)
                .body("errorType", equalTo("java.lang.IllegalArgumentException"))
                .body("errorMessage", equalTo("Could not deserialize the provided message."));
    }
}
