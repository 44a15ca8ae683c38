package dev.photinus.function.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A column of a CSV manifest, and the field of a workflow's input that it stands for. What a cell holds that the field cannot
 * be stays as it is: whoever reads the input says what is wrong with it.
 */
enum ManifestColumn {
    SOURCE("source", "source", "key", ManifestColumn::text),
    BUCKET("bucket", "source", "bucket", ManifestColumn::text),
    PROMPT("prompt", "background", "prompt", ManifestColumn::text),
    NEGATIVE_PROMPT("negativePrompt", "background", "negativePrompt", ManifestColumn::text),
    SEED("seed", "background", "seed", ManifestColumn::number),
    VARIATIONS("variations", "background", "variations", ManifestColumn::number),
    SEEDS("seeds", "background", "seeds", cell -> list(cell, ManifestColumn::number)),
    /** Of {@code inpaint}, several with semicolons between. */
    MASK("mask", "mask", "key", ManifestColumn::text),
    MASK_SELECTS("maskSelects", "mask", "selects", ManifestColumn::text),
    REMOVE("remove", "", "remove", cell -> list(cell, ManifestColumn::text)),
    MINIMUM_SCORE("minimumScore", "", "minimumScore", ManifestColumn::decimal),
    LIST_OBJECTS("listObjects", "", "listObjects", ManifestColumn::flag),
    OUTPUT("output", "output", "key", ManifestColumn::text),
    OUTPUT_BUCKET("outputBucket", "output", "bucket", ManifestColumn::text),
    AGAIN("again", "", "again", ManifestColumn::flag);

    private static final Set<ManifestColumn> COMMON = EnumSet.of(SOURCE, BUCKET, OUTPUT, OUTPUT_BUCKET, AGAIN);
    private static final Set<ManifestColumn> BACKGROUND = EnumSet.of(PROMPT, NEGATIVE_PROMPT, SEED, VARIATIONS, SEEDS);
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final String header;
    private final String object;
    private final String field;

    @SuppressWarnings("ImmutableEnumChecker") // a function of its argument and nothing else
    private final Function<String, JsonNode> value;

    ManifestColumn(String header, String object, String field, Function<String, JsonNode> value) {
        this.header = header;
        this.object = object;
        this.field = field;
        this.value = value;
    }

    /** @throws InvalidInputException if there is no such column for this workflow */
    static ManifestColumn named(String name, Workflow workflow) throws InvalidInputException {
        Set<ManifestColumn> known = of(workflow);
        return known.stream()
                .filter(column -> column.header.equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("unknown column \"" + name.strip() + "\"; known for "
                        + workflow + ": "
                        + known.stream().map(ManifestColumn::toString).collect(Collectors.joining(", "))));
    }

    private static Set<ManifestColumn> of(Workflow workflow) {
        EnumSet<ManifestColumn> columns = EnumSet.copyOf(COMMON);
        switch (workflow) {
            case HEADSHOT -> {
                columns.addAll(BACKGROUND);
                columns.addAll(EnumSet.of(MASK, MASK_SELECTS));
            }
            case PRODUCT -> columns.addAll(BACKGROUND);
            case INPAINT -> columns.addAll(EnumSet.of(MASK, REMOVE, MINIMUM_SCORE, LIST_OBJECTS));
        }
        return columns;
    }

    /** Writes what a cell says into an input. */
    void put(String cell, ObjectNode input, Workflow workflow) {
        if (this == MASK && workflow == Workflow.INPAINT) {
            ArrayNode masks = input.putArray("masks");
            list(cell, ManifestColumn::text).forEach(key -> masks.addObject().set("key", key));
            return;
        }
        ObjectNode parent = object.isEmpty() ? input : input.withObjectProperty(object);
        parent.set(field, value.apply(cell));
    }

    private static JsonNode text(String cell) {
        return TextNode.valueOf(cell);
    }

    private static JsonNode number(String cell) {
        return cell.matches("-?[0-9]{1,18}") ? LongNode.valueOf(Long.parseLong(cell)) : text(cell);
    }

    private static JsonNode decimal(String cell) {
        return cell.matches("-?[0-9]+([.][0-9]+)?") ? DoubleNode.valueOf(Double.parseDouble(cell)) : text(cell);
    }

    private static JsonNode flag(String cell) {
        return cell.equalsIgnoreCase("true") || cell.equalsIgnoreCase("false")
                ? BooleanNode.valueOf(Boolean.parseBoolean(cell))
                : text(cell);
    }

    private static ArrayNode list(String cell, Function<String, JsonNode> value) {
        ArrayNode list = NODES.arrayNode();
        Arrays.stream(cell.split(";", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .forEach(part -> list.add(value.apply(part)));
        return list;
    }

    /** As a header names it. */
    @Override
    public String toString() {
        return header;
    }
}
