package dev.photinus.local.aws.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A runtime of a few lines, whose events say what it shall do: answer, fail, sleep or die. */
final class FakeRuntime {
    private static final String API = "http://" + System.getenv("AWS_LAMBDA_RUNTIME_API") + "/2018-06-01/runtime/";
    private static final Pattern SLEEP = Pattern.compile("\"sleep\":(\\d+)");
    private static final Pattern EXIT = Pattern.compile("\"exit\":(\\d+)");

    private FakeRuntime() {}

    /** Writes a deployment package with this as its executable. */
    static void zipTo(Path file) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var classes = Path.of(FakeRuntime.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("bootstrap"));
            zip.write("#!/bin/sh\nexec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData -cp '%s' %s\n"
                    .formatted(java, classes, FakeRuntime.class.getName())
                    .getBytes(UTF_8));
        }
    }

    public static void main(String[] arguments) throws Exception {
        System.out.println("fake runtime starts");
        switch (variable("INIT")) {
            case "error" -> {
                post("init/error", "{\"errorType\":\"Init.Broken\",\"errorMessage\":\"no configuration\"}");
                System.exit(1);
            }
            case "exit" -> System.exit(7);
            case "hang" -> Thread.sleep(60_000);
            default -> {
                while (true) {
                    serve();
                }
            }
        }
    }

    private static void serve() throws Exception {
        var next =
                (HttpURLConnection) URI.create(API + "invocation/next").toURL().openConnection();
        var event = new String(next.getInputStream().readAllBytes(), UTF_8);
        var id = next.getHeaderField("Lambda-Runtime-Aws-Request-Id");
        var sleep = SLEEP.matcher(event);
        if (sleep.find()) {
            Thread.sleep(Long.parseLong(sleep.group(1)));
        }
        var exit = EXIT.matcher(event);
        if (exit.find()) {
            Runtime.getRuntime().halt(Integer.parseInt(exit.group(1)));
        }
        if (event.contains("\"fail\"")) {
            post(
                    "invocation/" + id + "/error",
                    "{\"errorMessage\":\"no face found\",\"errorType\":\"com.example.NoFace\",\"stackTrace\":[]}");
        } else if (event.contains("\"large\"")) {
            post("invocation/" + id + "/response", "\"" + "x".repeat(7_000_000) + "\"");
        } else if (event.contains("\"garbage\"")) {
            post("invocation/" + id + "/response", "<html>");
        } else {
            System.out.println("answering " + event);
            post("invocation/" + id + "/response", answer(event, next));
        }
    }

    private static String answer(String event, HttpURLConnection next) {
        return "{\"pid\":%d,\"event\":%s,\"arn\":\"%s\",\"deadline\":%s,\"id\":\"%s\",\"memory\":\"%s\",\"variable\":\"%s\",\"variables\":\"%s\",\"key\":\"%s\",\"home\":\"%s\",\"path\":\"%s\"}"
                .formatted(
                        ProcessHandle.current().pid(),
                        event,
                        next.getHeaderField("Lambda-Runtime-Invoked-Function-Arn"),
                        next.getHeaderField("Lambda-Runtime-Deadline-Ms"),
                        next.getHeaderField("Lambda-Runtime-Aws-Request-Id"),
                        variable("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"),
                        variable("VARIABLE"),
                        String.join(" ", System.getenv().keySet()),
                        variable("AWS_ACCESS_KEY_ID"),
                        variable("HOME"),
                        variable("PATH"));
    }

    private static String variable(String name) {
        var value = System.getenv(name);
        return value == null ? "" : value;
    }

    private static void post(String path, String body) throws IOException {
        var connection = (HttpURLConnection) URI.create(API + path).toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.getOutputStream().write(body.getBytes(UTF_8));
        System.out.println(path + " " + connection.getResponseCode());
    }
}
