package dev.photinus.adobe.photoshop;

import dev.photinus.adobe.Authorization;
import dev.photinus.adobe.JobAccepted;
import dev.photinus.adobe.JsonResponseFilter;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;

/**
 * Photoshop's masking APIs, on the image host: what is on a photo, and what it looks like without it.
 *
 * @see <a href="https://developer.adobe.com/firefly-services/docs/photoshop/api/">Photoshop API</a>
 */
@RegisterProvider(MaskingErrorMapper.class)
@RegisterProvider(JsonResponseFilter.class)
@Path("/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface MaskingApi {

    /** What both take of a photo and of a mask, in pixels each way. */
    int LARGEST_SIDE = 4000;

    /**
     * Submits a job that masks each object on a photo, and each part of its background.
     *
     * @throws dev.photinus.adobe.AdobeException if it is not accepted
     */
    @POST
    @Path("mask-objects")
    JobAccepted maskObjects(@BeanParam Authorization authorization, MaskObjectsRequest request);

    /**
     * Submits a job that paints away what masks show.
     *
     * @throws dev.photinus.adobe.AdobeException if it is not accepted
     */
    @POST
    @Path("fill-masked-areas")
    JobAccepted fillMaskedAreas(@BeanParam Authorization authorization, FillMaskedAreasRequest request);
}
