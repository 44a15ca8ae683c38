package dev.photinus.local.cli.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.photinus.local.cli.workflow.BatchRequest;
import dev.photinus.local.cli.workflow.CloudException;
import dev.photinus.local.cli.workflow.OwnMask;
import dev.photinus.local.cli.workflow.PhotoRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/**
 * What a photo's execution is called: the same for the same photo with the same settings, so that a run that was killed and is
 * started again finds in the ledger what it has paid for.
 *
 * @param base the photo's name, as far as a name of an execution takes it, and what stands for its bytes and its settings
 */
record ExecutionName(String base) {

    private static final int LONGEST_STEM = 40;
    private static final int HASH_DIGITS = 24;

    /**
     * @param input that the execution is given
     * @throws CloudException if the photo or one of its masks cannot be read
     */
    static ExecutionName of(PhotoRequest request, JsonNode input) {
        String stem = request.name().replaceAll("[^A-Za-z0-9_-]+", "-");
        String hash = hash(request, input).substring(0, HASH_DIGITS);
        return new ExecutionName(stem.substring(0, Math.min(stem.length(), LONGEST_STEM)) + "-" + hash);
    }

    /** The same with something that no other run has, for who wants everything made anew. */
    ExecutionName anew(String part) {
        return new ExecutionName(base + "-" + part);
    }

    /** @param time how often the photo is brought through, from 1 */
    String forTheTime(int time) {
        return time == 1 ? base : base + "-" + time;
    }

    /**
     * What a batch's execution is called.
     *
     * @throws CloudException if a photo, a mask or the list of them cannot be read
     */
    static ExecutionName of(BatchRequest request) {
        MessageDigest sha256 = sha256();
        sha256.update((request.workflow() + request.settings() + request.again()).getBytes(StandardCharsets.UTF_8));
        add(sha256, "The list of photos", request.source().file());
        new TreeMap<>(request.files()).forEach((key, file) -> {
            sha256.update(key.getBytes(StandardCharsets.UTF_8));
            add(sha256, key, file);
        });
        return new ExecutionName(request.workflow() + "-"
                + HexFormat.of().formatHex(sha256.digest()).substring(0, HASH_DIGITS));
    }

    private static String hash(PhotoRequest request, JsonNode input) {
        MessageDigest sha256 = sha256();
        sha256.update(input.toString().getBytes(StandardCharsets.UTF_8));
        add(sha256, request.name(), request.photo());
        for (OwnMask mask : request.wish().masks()) {
            add(sha256, mask.name(), mask.file());
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static void add(MessageDigest digest, String name, Path file) {
        try (DigestOutputStream bytes = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            Files.copy(file, bytes);
        } catch (IOException e) {
            throw new CloudException(name + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
