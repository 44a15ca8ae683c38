package dev.photinus.local.cli.bench;

import dev.photinus.local.adobe.AdobeStandIn;
import dev.photinus.local.adobe.StandInSettings;
import dev.photinus.local.aws.Folders;
import dev.photinus.local.aws.LocalCredentials;
import dev.photinus.local.aws.s3.LocalS3;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Headshots one after the other, as somebody does them who follows Adobe's tutorials; against the stand-in that a run has. */
public final class TutorialsWay implements AutoCloseable {

    private static final String BUCKET = "tutorial";
    private static final String PROMPT = "a smooth gradient background with corporate blue tones";

    private final Path folder;
    private final LocalS3 s3;
    private final SignedUrls urls;
    private final AdobeStandIn adobe;
    private final TutorialClient client;
    private int photos;

    private TutorialsWay(Path folder, LocalS3 s3, AdobeStandIn adobe, Duration sleep)
            throws IOException, InterruptedException {
        this.folder = folder;
        this.s3 = s3;
        this.adobe = adobe;
        s3.createBucket(BUCKET);
        urls = new SignedUrls(s3, BUCKET);
        client = TutorialClient.authorized(adobe.uri(), adobe.credentials(), sleep);
    }

    /** With the tutorials' five seconds. */
    public static TutorialsWay start() throws IOException, InterruptedException {
        return start(StandInSettings.quick(), TutorialClient.SLEEP);
    }

    static TutorialsWay start(StandInSettings settings, Duration sleep) throws IOException, InterruptedException {
        Path folder = Folders.temporary("photinus-tutorials");
        LocalS3 s3 = LocalS3.start(folder, LocalCredentials.generate());
        return new TutorialsWay(folder, s3, AdobeStandIn.start(settings), sleep);
    }

    /** Brings a photo through; seconds from its upload until the result is in the bucket. */
    public double headshot(Path photo) throws IOException, InterruptedException {
        String key = "photo-" + ++photos;
        long start = System.nanoTime();
        s3.put(BUCKET, key, photo);
        client.headshot(urls.get(key), urls.put(key + "-mask"), urls.get(key + "-mask"), urls.put(finished()), PROMPT);
        return (System.nanoTime() - start) / 1e9;
    }

    /** Takes the latest result out of the bucket. */
    void takeOut(Path file) throws IOException {
        s3.get(BUCKET, finished(), file);
    }

    AdobeStandIn adobe() {
        return adobe;
    }

    private String finished() {
        return "photo-" + photos + "-finished";
    }

    @Override
    public void close() throws IOException {
        adobe.close();
        urls.close();
        s3.close();
        Folders.delete(folder);
    }
}
