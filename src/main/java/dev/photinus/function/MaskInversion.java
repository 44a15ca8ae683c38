package dev.photinus.function;

import dev.photinus.adobe.AdobeException;
import dev.photinus.function.Pictures.Content;
import dev.photinus.function.input.Picture;
import dev.photinus.ledger.JobKey;
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

/** Keeps an inverted copy of a mask in the bucket, for the legacy fill, which cannot invert one. Made once of each mask. */
@ApplicationScoped
class MaskInversion {

    private static final String OPERATION = "invertMask";
    private static final String PNG = "image/png";

    private final Pictures pictures;
    private final ObjectStore objects;
    private final JobKeys keys;
    private final Intermediates intermediates;

    MaskInversion(Pictures pictures, ObjectStore objects, JobKeys keys, Intermediates intermediates) {
        this.pictures = pictures;
        this.objects = objects;
        this.keys = keys;
        this.intermediates = intermediates;
    }

    /**
     * The inverted mask, in a place named after the mask.
     *
     * @param job that it is for
     * @throws AdobeException.Rejected if the mask is no PNG that can be read in bounded memory
     * @throws IOException if it breaks off
     */
    Picture of(JobKey job, Picture mask) throws IOException {
        S3Location copy = intermediates.of(keys.of(mask, job, OPERATION), 0, PNG);
        if (!objects.exists(copy)) {
            write(mask, copy);
        }
        return Picture.at(copy);
    }

    private void write(Picture mask, S3Location copy) throws IOException {
        Path spool = Files.createTempFile("photinus-", ".png"); // S3 wants to know the length beforehand
        try {
            try (Content content = pictures.open(mask);
                    InputStream png = new BufferedInputStream(content.bytes());
                    OutputStream inverted = Files.newOutputStream(spool)) {
                InvertedMask.write(png, inverted);
            } catch (BrokenImageException e) {
                throw new AdobeException.Rejected(
                        0, "mask_unreadable", "The mask cannot be inverted: " + e.getMessage());
            }
            objects.put(copy, PNG, spool);
        } finally {
            Files.deleteIfExists(spool);
        }
    }
}
