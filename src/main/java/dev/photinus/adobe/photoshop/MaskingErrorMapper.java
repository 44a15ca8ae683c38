package dev.photinus.adobe.photoshop;

import dev.photinus.adobe.AdobeErrorMapper;
import dev.photinus.adobe.AdobeException;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/**
 * Maps an error of the masking APIs to an exception, as {@link AdobeErrorMapper} does; 404 and 410 mean that Adobe has switched them
 * off, which their contract announces.
 *
 * @see <a href="https://developer.adobe.com/firefly-services/docs/photoshop/api/">Photoshop API v1: end of life 2026-07-31</a>
 */
public final class MaskingErrorMapper implements ResponseExceptionMapper<AdobeException> {

    /** The code of what Adobe has switched off. */
    static final String RETIRED = "api_retired";

    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    private final AdobeErrorMapper mapper = new AdobeErrorMapper();

    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        return mapper.handles(status, headers);
    }

    @Override
    public AdobeException toThrowable(Response response) {
        AdobeException error = mapper.toThrowable(response);
        return error instanceof AdobeException.Rejected rejected
                        && (rejected.status() == NOT_FOUND || rejected.status() == GONE)
                ? new AdobeException.Rejected(rejected.status(), RETIRED, explained(rejected))
                : error;
    }

    private static String explained(AdobeException.Rejected rejected) {
        return rejected.getMessage()
                + ". Adobe has announced the end of mask-objects and fill-masked-areas for 2026-07-31, without a"
                + " successor. Masks of your own (masks) replace mask-objects; nothing replaces fill-masked-areas, so"
                + " remove the object in Photoshop, or give the subject a new background by headshot or product";
    }
}
