package dev.photinus.adobe.firefly;

import dev.photinus.adobe.AdobeErrorMapper;
import dev.photinus.adobe.Authorization;
import dev.photinus.adobe.JobAccepted;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * Adobe's Firefly API.
 *
 * @see <a href="https://developer.adobe.com/firefly-services/docs/firefly-api/guides/api/generative_fill/V3_Async/">Firefly:
 *     fill image</a>
 */
@RegisterRestClient(configKey = "firefly")
@RegisterProvider(AdobeErrorMapper.class)
@Path("/")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface FireflyApi {

    /**
     * Submits a generative fill. Every accepted call costs credits.
     *
     * @throws dev.photinus.adobe.AdobeException if it is not accepted
     */
    @POST
    @Path("v3/images/fill-async")
    JobAccepted fill(@BeanParam Authorization authorization, FillRequest request);
}
