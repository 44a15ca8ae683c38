package dev.photinus.local.aws.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A function of AWS's own programming model, whose package is made like Quarkus's: classes open, libraries in lib. */
public final class GreetingHandler implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        var event = new String(input.readAllBytes(), UTF_8);
        if (event.contains("nobody")) {
            throw new IllegalArgumentException("nobody to greet");
        }
        var greeting = "{\"greeting\":%s,\"function\":\"%s\",\"id\":\"%s\",\"heap\":%d}"
                .formatted(
                        event,
                        context.getFunctionName(),
                        context.getAwsRequestId(),
                        Runtime.getRuntime().maxMemory());
        output.write(greeting.getBytes(UTF_8));
    }

    static void zipTo(Path file) throws IOException {
        var entry = GreetingHandler.class.getName().replace('.', '/') + ".class";
        var core = Path.of(Context.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        try (var zip = new ZipOutputStream(Files.newOutputStream(file));
                var content = GreetingHandler.class.getResourceAsStream("/" + entry)) {
            zip.putNextEntry(new ZipEntry("lib/"));
            zip.putNextEntry(new ZipEntry("lib/" + core.getFileName()));
            Files.copy(core, zip);
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(Objects.requireNonNull(content).readAllBytes());
        }
    }
}
