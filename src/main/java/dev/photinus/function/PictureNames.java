package dev.photinus.function;

import dev.photinus.adobe.firefly.FillRequest;
import dev.photinus.function.input.Picture;
import java.io.IOException;

/**
 * How a request to Adobe names its pictures. A request is built twice by the same code: with {@linkplain PictureIdentities
 * identities}, to be hashed into the job's key, and with {@linkplain SignedPictureNames signed URLs}, to be sent. So nothing can be
 * sent that is not part of the key.
 */
interface PictureNames {

    /** A picture that Adobe reads. */
    String url(Picture picture) throws IOException;

    /** A picture that Firefly reads. */
    FillRequest.Source source(Picture picture) throws IOException;

    /** The same with black and white exchanged. */
    FillRequest.Source inverted(Picture mask) throws IOException;

    /** Where Adobe writes the result to. */
    String destination(String mediaType);
}
