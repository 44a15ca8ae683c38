package dev.photinus.adobe.photoshop;

import dev.photinus.adobe.AdobeErrorMapper;
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
 * Photoshop's masks and cutouts of the legacy generation, on the image host. Adobe ended them on 15 October 2025, but for
 * organisations with extended access.
 *
 * @see <a href="https://developer.adobe.com/firefly-services/docs/photoshop/api/">Photoshop API</a>
 */
@RegisterProvider(AdobeErrorMapper.class)
@RegisterProvider(JsonResponseFilter.class)
@Path("/sensei")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface SenseiApi {

    /**
     * Submits a job that makes the subject's mask.
     *
     * @throws dev.photinus.adobe.AdobeException if it is not accepted
     */
    @POST
    @Path("mask")
    JobAccepted mask(@BeanParam Authorization authorization, SenseiRequest request);

    /**
     * Submits a job that makes the subject's cutout.
     *
     * @throws dev.photinus.adobe.AdobeException if it is not accepted
     */
    @POST
    @Path("cutout")
    JobAccepted cutout(@BeanParam Authorization authorization, SenseiRequest request);
}
