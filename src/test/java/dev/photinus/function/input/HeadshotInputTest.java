package dev.photinus.function.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadshotInputTest {

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void needsNothingButTheSource() throws Exception {
        HeadshotInput input = read("{'source': {'bucket': 'photos', 'key': 'ada.jpg'}}");

        assertThat(input.source().key()).isEqualTo("ada.jpg");
        assertThat(input.background()).isNull();
        assertThat(input.output()).isNull();
    }

    @Test
    void takesEverythingElse() throws Exception {
        HeadshotInput input = read(
                """
                {'source': {'bucket': 'photos', 'key': 'ada.jpg', 'versionId': 'v1'},
                 'background': {'prompt': 'a forest', 'negativePrompt': 'people', 'seed': 7, 'variations': 4},
                 'output': {'bucket': 'results', 'key': 'team/ada.jpg'}}
                """);

        assertThat(input.background()).isEqualTo(new Background("a forest", "people", 7L, 4, null));
        assertThat(input.output()).isEqualTo(new Output("results", "team/ada.jpg"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{} | \"source\" is missing",
                "[] | must be a JSON object",
                "7 | must be a JSON object",
                "null | must be a JSON object",
                "{'source': null} | \"source\" is missing",
                "{'source': 'ada.jpg'} | \"source\" must be an object",
                "{'source': {'key': 'ada.jpg'}} | \"source.bucket\" is missing",
                "{'source': {'bucket': 'photos'}} | \"source.key\" is missing",
                "{'source': {'bucket': 'photos', 'key': ''}} | \"source.key\" is missing",
                "{'source': {'bucket': 'photos', 'key': 7}} | \"source.key\" must be a text",
                "{'source': {'bucket': 'photos', 'kye': 'ada.jpg'}} | unknown field \"source.kye\"; known here: bucket, key, versionId",
                "{'sorce': {}} | unknown field \"sorce\"; known here: again, background, mask, output, source",
                "{'source': SOURCE, 'background': 'blue'} | \"background\" must be an object",
                "{'source': SOURCE, 'background': {'promt': 'blue'}} | unknown field \"background.promt\"",
                "{'source': SOURCE, 'background': {'prompt': ' '}} | \"background.prompt\" is empty",
                "{'source': SOURCE, 'background': {'variations': 5}} | \"background.variations\" is 5; it must be 1, 2, 3 or 4",
                "{'source': SOURCE, 'background': {'variations': 0}} | \"background.variations\" is 0",
                "{'source': SOURCE, 'background': {'variations': '2'}} | \"background.variations\" must be a whole number",
                "{'source': SOURCE, 'background': {'variations': 1.5}} | \"background.variations\" must be a whole number",
                "{'source': SOURCE, 'background': {'seed': -1}} | \"background.seed\" is -1",
                "{'source': SOURCE, 'background': {'seed': 'lucky'}} | \"background.seed\" must be a whole number",
                "{'source': SOURCE, 'background': {'seed': 99999999999999999999}} | \"background.seed\"",
                "{'source': SOURCE, 'background': {'seeds': []}} | \"background.seeds\" has 0 seeds; it must have 1 to 4",
                "{'source': SOURCE, 'background': {'seeds': [1,2,3,4,5]}} | \"background.seeds\" has 5 seeds",
                "{'source': SOURCE, 'background': {'seeds': [7, 7]}} | \"background.seeds\" has a seed twice",
                "{'source': SOURCE, 'background': {'seeds': [7, null]}} | \"background.seeds\" has null in it",
                "{'source': SOURCE, 'background': {'seeds': [7, -1]}} | \"background.seeds\" has -1 in it",
                "{'source': SOURCE, 'background': {'seeds': [7], 'seed': 7}} | leave out \"seed\" and \"variations\"",
                "{'source': SOURCE, 'background': {'seeds': 7}} | \"background.seeds\" must be a list",
                "{'source': SOURCE, 'background': {'seeds': [1.5]}} | \"background.seeds[0]\" must be a whole number",
                "{'source': SOURCE, 'mask': {}} | \"mask.key\" is missing",
                "{'source': SOURCE, 'mask': {'key': 'm.png', 'selects': 'person'}} | \"mask.selects\" is \"person\"; it must be \"subject\" or \"background\"",
                "{'source': SOURCE, 'output': 'results/'} | \"output\" must be an object",
                "{'source': SOURCE, 'output': {'key': ''}} | \"output.key\" is empty",
                "{'source': SOURCE, 'output': {'key': 'incoming/headshot/a.jpg'}} | \"output.key\" is under incoming/",
                "{'source': SOURCE, 'again': 'yes'} | \"again\" must be true or false",
            })
    void namesTheFieldThatIsWrong(String input, String message) {
        assertThatThrownBy(() -> read(input.replace("SOURCE", "{'bucket': 'photos', 'key': 'ada.jpg'}")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void countsAPromptsCharactersAsPeopleDo() throws Exception {
        String prompt = "🪄".repeat(1024);

        assertThat(read("{'source': {'bucket': 'photos', 'key': 'a'}, 'background': {'prompt': '%s'}}"
                                .formatted(prompt))
                        .background())
                .isNotNull();
        assertThatThrownBy(() -> read("{'source': {'bucket': 'photos', 'key': 'a'}, 'background': {'prompt': '%sx'}}"
                        .formatted(prompt)))
                .hasMessageContaining("\"background.prompt\" has 1025 characters; Adobe takes at most 1,024");
    }

    @Test
    void countsAKeysBytes() {
        assertThatThrownBy(() -> read("{'source': {'bucket': 'photos', 'key': '%s'}}".formatted("ä".repeat(513))))
                .hasMessageContaining("\"source.key\" has more than 1,024 bytes");
    }

    private HeadshotInput read(String input) throws Exception {
        return WorkflowInput.read(json.readTree(input.replace('\'', '"')), HeadshotInput.class, InputJson.BUCKETS);
    }
}
