package dev.photinus.function;

import dev.photinus.adobe.Authorization;
import dev.photinus.adobe.firefly.FillRequest;
import dev.photinus.function.input.Picture;
import dev.photinus.ledger.JobKey;
import dev.photinus.storage.PresignedUrls;
import java.io.IOException;

/** Names pictures by URLs that are signed now, or by uploads. */
final class SignedPictureNames implements PictureNames {

    private final Pictures pictures;
    private final FireflySources sources;
    private final MaskInversion inversion;
    private final Intermediates intermediates;
    private final PresignedUrls urls;
    private final Authorization authorization;
    private final JobKey job;

    SignedPictureNames(
            Pictures pictures,
            FireflySources sources,
            MaskInversion inversion,
            Intermediates intermediates,
            PresignedUrls urls,
            Authorization authorization,
            JobKey job) {
        this.pictures = pictures;
        this.sources = sources;
        this.inversion = inversion;
        this.intermediates = intermediates;
        this.urls = urls;
        this.authorization = authorization;
        this.job = job;
    }

    @Override
    public String url(Picture picture) {
        return pictures.url(picture);
    }

    @Override
    public FillRequest.Source source(Picture picture) throws IOException {
        return sources.source(authorization, job, picture);
    }

    @Override
    public FillRequest.Source inverted(Picture mask) throws IOException {
        return source(inversion.of(job, mask));
    }

    @Override
    public String destination(String mediaType) {
        return urls.put(intermediates.of(job, 0, mediaType));
    }
}
