package dev.photinus.function.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How input is read into records, and what is said of what does not fit. */
final class StrictJson {

    private static final ObjectReader STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .withCoercionConfig(LogicalType.Textual, config -> {
                config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                config.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                config.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
            })
            .withCoercionConfig(LogicalType.Float, config -> List.of(
                            CoercionInputShape.String, CoercionInputShape.EmptyString, CoercionInputShape.Boolean)
                    .forEach(shape -> config.setCoercion(shape, CoercionAction.Fail)))
            .withCoercionConfig(LogicalType.Boolean, config -> List.of(
                            CoercionInputShape.String, CoercionInputShape.EmptyString, CoercionInputShape.Integer)
                    .forEach(shape -> config.setCoercion(shape, CoercionAction.Fail)))
            .withCoercionConfig(LogicalType.Integer, config -> List.of(
                            CoercionInputShape.String, CoercionInputShape.EmptyString, CoercionInputShape.Boolean)
                    .forEach(shape -> config.setCoercion(shape, CoercionAction.Fail)))
            .build()
            .reader();

    private StrictJson() {}

    /**
     * Reads strictly: no field that is not known, no text for a number, no fraction for a whole number.
     *
     * @param example of what it should be
     * @throws InvalidInputException with the name of the field that is wrong
     */
    static <T> T read(@Nullable JsonNode input, Class<T> type, String example) throws InvalidInputException {
        if (input == null || !input.isObject()) {
            throw new InvalidInputException("it must be a JSON object such as " + example);
        }
        try {
            return STRICT.forType(type).readValue(input);
        } catch (UnrecognizedPropertyException e) {
            throw new InvalidInputException("unknown field \"%s\"; known here: %s"
                    .formatted(
                            path(e),
                            e.getKnownPropertyIds().stream()
                                    .map(String::valueOf)
                                    .sorted()
                                    .collect(Collectors.joining(", "))));
        } catch (MismatchedInputException e) {
            throw new InvalidInputException("\"%s\" must be %s".formatted(path(e), expected(e.getTargetType())));
        } catch (JsonMappingException e) {
            throw new InvalidInputException("\"%s\" cannot be read".formatted(path(e)));
        } catch (JsonProcessingException e) {
            throw new InvalidInputException("it cannot be read");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "something else";
        }
        if (type == String.class) {
            return "a text";
        }
        if (type == Double.class) {
            return "a number";
        }
        if (type == Boolean.class) {
            return "true or false";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        return Number.class.isAssignableFrom(type) || type.isPrimitive() ? "a whole number" : "an object";
    }
}
