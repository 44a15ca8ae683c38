package dev.photinus.function;

import dev.photinus.adobe.AdobeException;
import dev.photinus.function.Pictures.Content;
import dev.photinus.function.input.Picture;
import dev.photinus.ledger.Job;
import dev.photinus.ledger.Jobs;
import dev.photinus.storage.BrokenImageException;
import dev.photinus.storage.InvertedMask;
import dev.photinus.storage.ObjectStore;
import dev.photinus.storage.S3Location;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Keeps an inverted copy of a mask in the bucket, for the legacy fill, which cannot invert one. Made once in an execution. */
@ApplicationScoped
class MaskInversion {

    private static final String STEP = "invertMask";
    private static final Picture INVERTED = Picture.madeBy(STEP, 0);

    private final Pictures pictures;
    private final ObjectStore objects;
    private final Jobs jobs;
    private final Clock clock;

    MaskInversion(Pictures pictures, ObjectStore objects, Jobs jobs, Clock clock) {
        this.pictures = pictures;
        this.objects = objects;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * The inverted mask.
     *
     * @param folder where it is kept
     * @throws AdobeException.Rejected if the mask is no PNG that can be read in bounded memory
     * @throws IOException if it breaks off
     */
    Picture of(String execution, Picture mask, S3Location folder) throws IOException {
        if (jobs.find(execution, STEP).outputs().isEmpty()) {
            S3Location copy = folder.withSuffix("mask-inverted.png");
            write(execution, mask, copy);
            Job.Output output = new Job.Output(null, null, null, new Job.Place(copy.bucket(), copy.key()));
            jobs.succeeded(execution, STEP, new Job.Success(clock.instant(), List.of(output)));
        }
        return INVERTED;
    }

    private void write(String execution, Picture mask, S3Location copy) throws IOException {
        Path spool = Files.createTempFile("photinus-", ".png"); // S3 wants to know the length beforehand
        try {
            try (Content content = pictures.open(execution, mask);
                    InputStream png = new BufferedInputStream(content.bytes());
                    OutputStream inverted = Files.newOutputStream(spool)) {
                InvertedMask.write(png, inverted);
            } catch (BrokenImageException e) {
                throw new AdobeException.Rejected(
                        0, "mask_unreadable", "The mask cannot be inverted: " + e.getMessage());
            }
            try (InputStream bytes = Files.newInputStream(spool)) {
                objects.put(copy, "image/png", bytes, Files.size(spool));
            }
        } finally {
            Files.deleteIfExists(spool);
        }
    }
}
