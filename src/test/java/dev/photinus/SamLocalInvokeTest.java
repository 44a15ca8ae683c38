package dev.photinus;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.photinus.local.aws.sam.SamTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What README.md says of {@code sam local invoke} fits template.yaml, samconfig.toml and the sample events. */
class SamLocalInvokeTest {

    private static final Pattern VARIABLE =
            Pattern.compile("(\\w+): Stacks\\[0]\\.Outputs\\[\\?OutputKey=='(\\w+)']\\.OutputValue \\| \\[0]");
    private static final Pattern COMMAND =
            Pattern.compile("sed 's/([\\w-]+)/BUCKET/' (infra/events/\\S+) \\| sam local invoke (\\w+) -e -");

    private final JsonNode template;
    private final String readme;

    SamLocalInvokeTest() throws IOException {
        template = SamTemplate.read(Path.of("template.yaml"), Map.of()).document();
        readme = Files.readString(Path.of("README.md"));
    }

    /** Without them a function gets the logical id of a resource, which is the name of nothing. */
    @Test
    void everyVariableThatNamesAResourceComesFromTheOutputThatNamesIt() throws IOException {
        Map<String, String> outputs = VARIABLE.matcher(Files.readString(Path.of("infra/sam-local.jmespath")))
                .results()
                .collect(toMap(match -> match.group(1), match -> template.path("Outputs")
                        .path(match.group(2))
                        .at("/Value/Ref")
                        .asText()));
        Map<String, String> resources = new HashMap<>();
        template.findValues("Variables")
                .forEach(variables -> variables.properties().forEach(variable -> {
                    String reference = variable.getValue().path("Ref").asText();
                    if (template.path("Resources").has(reference)) {
                        resources.put(variable.getKey(), reference);
                    }
                }));

        assertThat(outputs).isNotEmpty().isEqualTo(resources);
    }

    @Test
    void theDocumentedCommandsUseTheFilesThatThereAre() throws IOException {
        JsonNode settings =
                new TomlMapper().readTree(Path.of("samconfig.toml").toFile()).at("/default/local_invoke/parameters");
        assertThat(Path.of(settings.path("template_file").asText())).exists();
        assertThat(readme)
                .contains("\"$(cat infra/sam-local.jmespath)\" --output json > "
                        + settings.path("env_vars").asText());
        assertThat(COMMAND.matcher(readme).results()).isNotEmpty().allSatisfy(command -> {
            assertThat(Files.readString(Path.of(command.group(2)))).contains('"' + command.group(1) + '"');
            assertThat(template.path("Resources").has(command.group(3))).isTrue();
        });
    }
}
