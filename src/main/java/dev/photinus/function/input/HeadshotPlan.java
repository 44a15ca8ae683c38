package dev.photinus.function.input;

import dev.photinus.storage.Photo;
import dev.photinus.storage.S3Location;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * What a headshot's input comes to once its photo is known: every default decided, every place named.
 *
 * @param negativePrompt empty where nothing is to be avoided
 * @param seeds one for each variation
 * @param outputs where the finished pictures go, one for each variation
 * @param mediaType of the finished pictures
 * @param mask where the mask is kept, without extension
 * @param filled where the filled pictures are kept, one for each variation, without extension
 * @param fingerprint the same for the same photo with the same settings
 */
public record HeadshotPlan(
        String prompt,
        String negativePrompt,
        List<Long> seeds,
        List<S3Location> outputs,
        String mediaType,
        S3Location mask,
        List<S3Location> filled,
        String fingerprint) {

    private static final String INCOMING = "incoming/headshot/";
    private static final String FINISHED = "finished/headshot/";
    private static final String INTERMEDIATE = "intermediate/headshot/";

    /** @param defaultPrompt where the input says nothing */
    public static HeadshotPlan of(HeadshotInput input, Photo.Accepted photo, String defaultPrompt) {
        HeadshotInput.Background background =
                input.background() == null ? new HeadshotInput.Background(null, null, null, null) : input.background();
        String prompt = background.prompt() == null ? defaultPrompt : background.prompt();
        String negativePrompt = background.negativePrompt() == null ? "" : background.negativePrompt();
        int variations = background.variations() == null ? 1 : background.variations();
        long seed = background.seed() == null ? seedOf(prompt, negativePrompt) : background.seed();
        List<Long> seeds = LongStream.range(seed, seed + variations).boxed().toList();
        String mediaType = photo.facts().mediaType().equals("image/png") ? "image/png" : "image/jpeg";
        S3Location output = output(input, mediaType);
        String fingerprint = hash(String.join("\n", photo.eTag(), prompt, negativePrompt, seeds.toString(), mediaType));
        S3Location intermediate = new S3Location(
                output.bucket(),
                INTERMEDIATE + hash(output.bucket() + "/" + output.key()).substring(0, 16) + "/");
        return new HeadshotPlan(
                prompt,
                negativePrompt,
                seeds,
                numbered(output, variations),
                mediaType,
                intermediate.withSuffix("mask"),
                numbered(intermediate.withSuffix("filled"), variations),
                fingerprint);
    }

    /** From what is asked for and nothing else, so that all photos of a company get the same background. */
    private static long seedOf(String prompt, String negativePrompt) {
        return Long.parseLong(hash(prompt + "\n" + negativePrompt).substring(0, 7), 16);
    }

    private static S3Location output(HeadshotInput input, String mediaType) {
        HeadshotInput.Output asked = input.output() == null ? new HeadshotInput.Output(null, null) : input.output();
        S3Location source = input.source();
        return new S3Location(
                asked.bucket() == null ? source.bucket() : asked.bucket(),
                asked.key() == null ? FINISHED + finishedName(source.key(), mediaType) : asked.key());
    }

    /** The photo's own name; a type that is not written gets the extension of the one that is. */
    private static String finishedName(String key, String mediaType) {
        String name = key.startsWith(INCOMING) ? key.substring(INCOMING.length()) : key;
        int dot = name.lastIndexOf('.');
        String extension = dot <= name.lastIndexOf('/') ? "" : name.substring(dot);
        boolean own =
                mediaType.equals("image/png") ? extension.equalsIgnoreCase(".png") : extension.matches("(?i)\\.jpe?g");
        String stem = name.substring(0, name.length() - extension.length());
        return own ? name : stem + (mediaType.equals("image/png") ? ".png" : ".jpg");
    }

    /** One keeps its name; several get {@code -1}, {@code -2} … before the extension. */
    private static List<S3Location> numbered(S3Location location, int count) {
        if (count == 1) {
            return List.of(location);
        }
        String key = location.key();
        int dot = key.lastIndexOf('.') > key.lastIndexOf('/') ? key.lastIndexOf('.') : key.length();
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> new S3Location(location.bucket(), key.substring(0, dot) + "-" + i + key.substring(dot)))
                .toList();
    }

    private static String hash(String text) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
