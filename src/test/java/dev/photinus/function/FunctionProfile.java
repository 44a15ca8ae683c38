package dev.photinus.function;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** Runs one of the functions over the Lambda event server, on a free port. */
abstract class FunctionProfile implements QuarkusTestProfile {

    private final String function;

    FunctionProfile(String function) {
        this.function = function;
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.funqy.export",
                function,
                "quarkus.lambda.mock-event-server.test-port",
                "0",
                // errors are looked at where they arrive, and invocations in a test of their own
                "quarkus.log.category.\"io.quarkus.amazon.lambda\".level",
                "OFF",
                "quarkus.log.handler.console.invocation.level",
                "OFF");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(FunctionCloud.class));
    }
}
