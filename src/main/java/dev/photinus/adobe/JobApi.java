package dev.photinus.adobe;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.rest.client.reactive.Url;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;

/**
 * A job of any family, at the URLs that Adobe named when it accepted it: asking for its status, cancelling it.
 *
 * @see <a href="https://developer.adobe.com/firefly-services/docs/firefly-api/guides/how-tos/using-async-apis/">Firefly:
 *     asynchronous APIs</a>
 */
@RegisterProvider(AdobeErrorMapper.class)
@RegisterProvider(JsonResponseFilter.class)
@Path("")
@Produces(MediaType.APPLICATION_JSON)
interface JobApi {

    /**
     * Asks how a job stands.
     *
     * @param statusUrl one that {@link AdobeHosts} has let pass: the token goes there
     * @throws AdobeException if Adobe answers anything but 200
     */
    @GET
    JsonNode status(@Url String statusUrl, @BeanParam Authorization authorization);

    /**
     * Cancels a job that nobody waits for any more.
     *
     * @param cancelUrl one that {@link AdobeHosts} has let pass: the token goes there
     * @throws AdobeException if Adobe does not; {@link AdobeException.Rejected} where the job has ended or is not known
     */
    @PUT
    void cancel(@Url String cancelUrl, @BeanParam Authorization authorization);
}
