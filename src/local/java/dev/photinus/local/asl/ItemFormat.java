package dev.photinus.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the items are written in an object: what an ItemReader's ReaderConfig says of it. */
record ItemFormat(ObjectReader reader) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final CsvMapper CSV = new CsvMapper();
    private static final Map<String, Character> DELIMITERS =
            Map.of("COMMA", ',', "PIPE", '|', "SEMICOLON", ';', "SPACE", ' ', "TAB", '\t');

    static @Nullable ItemFormat read(Fields config) {
        config.require("InputType");
        String type = config.word("InputType", List.of("CSV", "JSON", "JSONL"));
        if ("CSV".equals(type)) {
            return new ItemFormat(CSV.readerFor(JsonNode.class).with(csv(config)));
        }
        return type == null ? null : new ItemFormat(JSON.readerFor(JsonNode.class));
    }

    private static CsvSchema csv(Fields config) {
        config.require("CSVHeaderLocation");
        String header = config.word("CSVHeaderLocation", List.of("FIRST_ROW", "GIVEN"));
        String delimiter = config.word(
                "CSVDelimiter", DELIMITERS.keySet().stream().sorted().toList());
        List<String> columns = config.texts("CSVHeaders");
        CsvSchema schema = CsvSchema.emptySchema()
                .withColumnSeparator(DELIMITERS.getOrDefault(delimiter == null ? "COMMA" : delimiter, ','));
        if (!"GIVEN".equals(header)) {
            if (!columns.isEmpty()) {
                config.place("CSVHeaders").refuse("goes with CSVHeaderLocation GIVEN only");
            }
            return schema.withHeader();
        }
        config.require("CSVHeaders");
        CsvSchema.Builder named = schema.rebuild();
        columns.forEach(named::addColumn);
        return named.build();
    }

    /** The items. A JSON object holds one array of them; the other types hold one item after the other. */
    List<JsonNode> parse(byte[] content) {
        try (MappingIterator<JsonNode> values = reader.readValues(content)) {
            List<JsonNode> all = values.readAll();
            return all.size() == 1 && all.get(0) instanceof ArrayNode array
                    ? array.valueStream().toList()
                    : all;
        } catch (IOException e) {
            throw new UncheckedIOException("the object is not of its InputType", e);
        }
    }
}
