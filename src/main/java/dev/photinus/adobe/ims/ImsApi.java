package dev.photinus.adobe.ims;

import dev.photinus.adobe.AdobeErrorMapper;
import dev.photinus.adobe.JsonResponseFilter;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;

/**
 * Adobe's Identity Management Services.
 *
 * @see <a href="https://developer.adobe.com/developer-console/docs/guides/authentication/ServerToServerAuthentication/">OAuth
 *     server-to-server credentials</a>
 */
@RegisterProvider(AdobeErrorMapper.class)
@RegisterProvider(JsonResponseFilter.class)
@Path("/ims/token/v3")
@Produces(MediaType.APPLICATION_JSON)
public interface ImsApi {

    String CLIENT_CREDENTIALS = "client_credentials";

    /** The scopes of Firefly Services. */
    String SCOPE = "openid,AdobeID,session,additional_info,read_organizations,firefly_api,ff_apis";

    /**
     * A new access token.
     *
     * @throws dev.photinus.adobe.AdobeException.Rejected if the credentials are not accepted
     */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    TokenResponse token(
            @FormParam("grant_type") String grantType,
            @FormParam("client_id") String clientId,
            @FormParam("client_secret") String clientSecret,
            @FormParam("scope") String scope);
}
