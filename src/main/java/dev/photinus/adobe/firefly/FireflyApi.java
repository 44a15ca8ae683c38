package dev.photinus.adobe.firefly;

import dev.photinus.adobe.AdobeErrorMapper;
import dev.photinus.adobe.Authorization;
import dev.photinus.adobe.JobAccepted;
import dev.photinus.adobe.JsonResponseFilter;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.jspecify.annotations.Nullable;

/**
 * Adobe's Firefly API.
 *
 * @see <a href="https://developer.adobe.com/firefly-services/docs/firefly-api/guides/api/generative_fill/V3_Async/">Firefly:
 *     fill image</a>
 */
@RegisterProvider(AdobeErrorMapper.class)
@RegisterProvider(JsonResponseFilter.class)
@Path("/")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface FireflyApi {

    /** What an upload may hold, in bytes. */
    long LARGEST_UPLOAD = 15L << 20;

    /**
     * Submits a generative fill. Every accepted call costs credits.
     *
     * @throws dev.photinus.adobe.AdobeException if it is not accepted
     */
    @POST
    @Path("v3/images/fill-async")
    JobAccepted fill(@BeanParam Authorization authorization, FillRequest request);

    /**
     * Uploads a picture, which costs nothing and is kept for 7 days.
     *
     * @param mediaType {@code image/jpeg}, {@code image/png}, {@code image/webp}, {@code image/tiff} or {@code image/jxl}
     * @param length in bytes, at most {@link #LARGEST_UPLOAD}; null where it is not known
     * @throws dev.photinus.adobe.AdobeException if it is not taken
     * @see <a href="https://developer.adobe.com/firefly-services/docs/firefly-api/guides/api/upload_image/V2/">Firefly: upload</a>
     */
    @POST
    @Path("v2/storage/image")
    @Consumes(MediaType.WILDCARD)
    UploadResponse upload(
            @BeanParam Authorization authorization,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String mediaType,
            @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable Long length,
            InputStream picture);
}
