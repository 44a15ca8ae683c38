package dev.photinus.local.cli.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The SAM CLI's settings for this project: for each environment and command, which of the template's parameters it overrides.
 *
 * @param overrides by environment and command, such as "dev.deploy": values by parameter
 * @see <a href="https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-sam-cli-config.html">samconfig.toml</a>
 */
record SamConfig(Map<String, Map<String, String>> overrides) {

    static SamConfig read(Path file) throws IOException {
        var overrides = new LinkedHashMap<String, Map<String, String>>();
        new TomlMapper()
                .readTree(file.toFile()).properties().stream()
                        .filter(environment -> environment.getValue().isObject())
                        .forEach(environment -> environment
                                .getValue()
                                .properties()
                                .forEach(command -> overrides.put(
                                        environment.getKey() + "." + command.getKey(),
                                        overrides(command.getValue().at("/parameters/parameter_overrides")))));
        return new SamConfig(overrides);
    }

    /** A list of {@code Name=value}, or one text of them with spaces between. */
    private static Map<String, String> overrides(JsonNode list) {
        var values = new LinkedHashMap<String, String>();
        Stream<String> assignments = list.isArray()
                ? list.valueStream().map(JsonNode::asText)
                : Stream.of(list.asText("").split("\\s+"));
        assignments
                .map(assignment -> assignment.split("=", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> values.put(pair[0].strip(), pair[1].strip().replaceAll("^\"|\"$", "")));
        return Map.copyOf(values);
    }
}
