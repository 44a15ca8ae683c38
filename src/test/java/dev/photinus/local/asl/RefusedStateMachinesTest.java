package dev.photinus.local.asl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Loads the definitions in <code>asl/refused.yaml</code>. */
class RefusedStateMachinesTest {

    static List<Example> refused() throws IOException {
        return Example.of("refused.yaml");
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWithEveryFinding(Example example) {
        InvalidStateMachineException refusal = catchThrowableOfType(
                InvalidStateMachineException.class,
                () -> StateMachine.load("example", example.definition(), Map.of("Known", "arn:known")));

        assertThat(refusal).as("it is refused").isNotNull();
        assertThat(refusal.findings().stream().map(Finding::toString))
                .containsExactlyElementsOf(example.fields()
                        .get("findings")
                        .valueStream()
                        .map(JsonNode::asText)
                        .toList());
        assertThat(refusal)
                .hasMessage(String.join(
                        "\n", refusal.findings().stream().map(Finding::toString).toList()));
    }

    @Test
    void saysWhereADefinitionIsNoJson() {
        assertThatExceptionOfType(InvalidStateMachineException.class)
                .isThrownBy(() -> StateMachine.load("m", "{\"StartAt\": \"A\",\n  \"States\": }", Map.of()))
                .withMessageStartingWith("m: not JSON: ")
                .withMessageContaining("line 2, column 1");
    }

    @Test
    void refusesAFieldGivenTwice() {
        assertThatExceptionOfType(InvalidStateMachineException.class)
                .isThrownBy(() -> StateMachine.load("m", "{\"StartAt\": \"A\", \"StartAt\": \"B\"}", Map.of()))
                .withMessageStartingWith("m: not JSON: Duplicate field 'StartAt'");
    }

    @Test
    void refusesWhatIsNoObject() {
        assertThatExceptionOfType(InvalidStateMachineException.class)
                .isThrownBy(() -> StateMachine.load("m", "[]", Map.of()))
                .withMessage("m: must be a JSON object");
    }
}
