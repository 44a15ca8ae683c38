package dev.photinus.local.adobe.job;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The jobs of an emulator that outlive its process. No signature is written down: URLs of results and of callers' photos are signed
 * again when a job is read, so that neither a former port nor the time in between matters.
 */
public final class JobArchive implements AutoCloseable {
    /** Adobe names no figure; the longest window of a quota is a day. */
    private static final Duration KEPT = Duration.ofDays(1);

    private static final Pattern EXPIRES = Pattern.compile("X-Amz-Expires=(\\d+)");
    private static final JsonMapper JSON = new JsonMapper();

    private final Collection<SavedJob> former;
    private final JobLog log;
    private final ResultUrls urls;
    private final UrlSigner storage;
    private final InstantSource clock;

    /**
     * Opens the archive in a folder, which is made if it is missing.
     *
     * @param storage signs the URLs of callers' photos
     */
    public JobArchive(Path folder, InstantSource clock, ResultUrls urls, UrlSigner storage) {
        this.urls = urls;
        this.storage = storage;
        this.clock = clock;
        try {
            this.former = List.copyOf(JobLog.read(folder, clock.instant().minus(KEPT)));
            this.log = JobLog.begin(folder, former);
        } catch (IOException e) {
            throw new UncheckedIOException("The Adobe emulator's jobs in " + folder + " cannot be used", e);
        }
    }

    /** Jobs of former starts, in the order of acceptance. */
    Collection<SavedJob> former() {
        return former;
    }

    /** Writes down a job that is accepted; afterwards, the caller may be told. */
    void accepted(Job job, byte[] request) {
        log.write(job.saved(
                SignedUrlFields.changed(read(request), (url, out) -> SignedUrlFields.withoutQuery(url)), null));
    }

    private static ObjectNode read(byte[] request) {
        try {
            return (ObjectNode) JSON.readTree(request);
        } catch (IOException e) {
            throw new IllegalArgumentException("The request of an accepted job is not JSON", e);
        }
    }

    /** Writes down that a job has ended. */
    void ended(Job job, @Nullable JobResult made) {
        ObjectNode result = made == null
                ? null
                : SignedUrlFields.changed(made.describe(Instant.EPOCH), (url, out) -> unsigned(url));
        log.write(job.saved(null, result));
    }

    /** Of a result at Adobe its path and how long its URLs live. */
    private static URI unsigned(URI url) {
        Matcher expires = EXPIRES.matcher(String.valueOf(url.getRawQuery()));
        return url.getRawPath().startsWith(ResultUrls.PATH) && expires.find()
                ? URI.create(url.getRawPath() + "?" + expires.group())
                : SignedUrlFields.withoutQuery(url);
    }

    /** The result of a former job; null where it has none. */
    @Nullable
    JobResult result(SavedJob job, URI base) {
        ObjectNode result = job.result();
        return result == null
                ? null
                : finished -> SignedUrlFields.changed(result, (url, out) -> signed(base, url, finished));
    }

    private URI signed(URI base, URI url, Instant finished) {
        Matcher expires = EXPIRES.matcher(String.valueOf(url.getRawQuery()));
        return expires.matches()
                ? urls.sign(base, url.getRawPath(), finished, Duration.ofSeconds(Long.parseLong(expires.group(1))))
                : url;
    }

    /** The body of a former job's request, with URLs that work now. */
    byte[] request(ObjectNode saved, URI base) {
        return SignedUrlFields.changed(
                        saved,
                        (url, isOutput) -> url.getRawPath().startsWith(ResultUrls.PATH)
                                ? urls.sign(base, url.getRawPath(), clock.instant(), Duration.ofHours(1))
                                : storage.sign(isOutput ? "PUT" : "GET", url))
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            log.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
