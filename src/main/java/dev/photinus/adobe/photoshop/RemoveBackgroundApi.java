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
 * Photoshop's remove-background, version 2, on the image host.
 *
 * @see <a href="https://developer.adobe.com/firefly-services/docs/photoshop/guides/remove-background/">Photoshop: remove
 *     background</a>
 */
@RegisterProvider(AdobeErrorMapper.class)
@RegisterProvider(JsonResponseFilter.class)
@Path("/")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface RemoveBackgroundApi {

    /**
     * Submits a job that makes the subject's mask or cutout.
     *
     * @throws dev.photinus.adobe.AdobeException if it is not accepted
     */
    @POST
    @Path("v2/remove-background")
    JobAccepted removeBackground(@BeanParam Authorization authorization, RemoveBackgroundRequest request);
}
