package dev.photinus.adobe.lightroom;

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
 * Lightroom, on the image host. Adobe ended it on 31 July 2026, but for organisations with extended access; Photoshop's edit has
 * taken its place.
 *
 * @see <a href="https://developer.adobe.com/firefly-services/docs/lightroom/">Lightroom API</a>
 */
@RegisterProvider(AdobeErrorMapper.class)
@RegisterProvider(JsonResponseFilter.class)
@Path("/lrService")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface LightroomApi {

    /**
     * Submits a job that corrects a picture's light and colour.
     *
     * @throws dev.photinus.adobe.AdobeException if it is not accepted
     */
    @POST
    @Path("autoTone")
    JobAccepted autoTone(@BeanParam Authorization authorization, AutoToneRequest request);
}
