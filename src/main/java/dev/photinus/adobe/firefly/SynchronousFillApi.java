package dev.photinus.adobe.firefly;

import dev.photinus.adobe.AdobeErrorMapper;
import dev.photinus.adobe.Authorization;
import dev.photinus.adobe.JsonResponseFilter;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;

/**
 * Firefly's fill of the legacy generation, with a patience of its own. Adobe removed it on 3 October 2025, but for organisations
 * with extended access.
 *
 * @see <a href="https://developer.adobe.com/firefly-services/docs/firefly-api/">Firefly API</a>
 */
@RegisterProvider(AdobeErrorMapper.class)
@RegisterProvider(JsonResponseFilter.class)
@Path("/v3/images")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface SynchronousFillApi {

    /**
     * Fills and answers with the result, after 8 to 20 seconds as a rule. Every answer costs credits.
     *
     * @throws dev.photinus.adobe.AdobeException if it is not accepted
     */
    @POST
    @Path("fill")
    SynchronousFillResponse fill(@BeanParam Authorization authorization, SynchronousFillRequest request);
}
