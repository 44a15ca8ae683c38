package dev.photinus.function;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes values as JSON, one a line.
 *
 * @see <a href="https://jsonlines.org/">JSON Lines</a>
 */
final class JsonLines implements Closeable {

    private final ObjectMapper json;
    private final JsonGenerator generator;

    JsonLines(ObjectMapper json, OutputStream bytes) throws IOException {
        this.json = json;
        this.generator = json.createGenerator(bytes).setPrettyPrinter(new MinimalPrettyPrinter("\n"));
    }

    void write(Object value) throws IOException {
        json.writeValue(generator, value);
    }

    @Override
    public void close() throws IOException {
        generator.close();
    }
}
