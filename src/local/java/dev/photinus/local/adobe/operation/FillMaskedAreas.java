package dev.photinus.local.adobe.operation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.local.adobe.contract.Family;
import dev.photinus.local.adobe.contract.InputUrl;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.contract.Problem;
import dev.photinus.local.adobe.contract.RequestSchema;
import dev.photinus.local.adobe.http.Answer;
import dev.photinus.local.adobe.http.Endpoint;
import dev.photinus.local.adobe.http.Request;
import dev.photinus.local.adobe.image.Images;
import dev.photinus.local.adobe.image.Inpaint;
import dev.photinus.local.adobe.image.OpenCv;
import dev.photinus.local.adobe.image.UnreadableImage;
import dev.photinus.local.adobe.job.Job;
import dev.photinus.local.adobe.job.JobFailed;
import dev.photinus.local.adobe.job.JobResult;
import dev.photinus.local.adobe.job.Jobs;
import dev.photinus.local.adobe.job.RemoteFiles;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Takes masked things out of a photo.
 *
 * @see <a href="https://developer.adobe.com/firefly-services/docs/photoshop/api/">Photoshop API v1, fill masked areas</a>
 */
public final class FillMaskedAreas implements Endpoint {
    private static final Object[] PHOTO = {"body", "image", "source", "url"};

    private final RequestSchema<Body> schema = RequestSchema.of("fill-masked-areas", Body.class);
    private final Jobs jobs;
    private final RemoteFiles files;
    private final Results results;

    /** Serves with these jobs and files. */
    public FillMaskedAreas(Jobs jobs, RemoteFiles files, Results results) {
        this.jobs = jobs;
        this.files = files;
        this.results = results;
    }

    record Body(MaskingImage image, List<MaskingImage> masks) {}

    @Override
    public Family family() {
        return Family.LEGACY_IMAGE;
    }

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return "/v1/fill-masked-areas";
    }

    @Override
    public Operation operation(Request request) {
        return Operation.FILL_MASKED_AREAS;
    }

    @Override
    public Answer answer(Request request) {
        Body body = schema.read(family(), request.body());
        URI photo = InputUrl.checked(family(), body.image().source().url(), PHOTO);
        List<URI> masks = new ArrayList<>();
        for (int i = 0; i < body.masks().size(); i++) {
            masks.add(InputUrl.checked(family(), body.masks().get(i).source().url(), mask(i)));
        }
        Job job = jobs.submit(
                UUID.randomUUID().toString(),
                Operation.FILL_MASKED_AREAS,
                request,
                () -> work(request.base(), photo, masks));
        return MaskingStatus.accepted(request.base(), job.id());
    }

    private JobResult work(URI base, URI photoUrl, List<URI> maskUrls) throws InterruptedException {
        byte[] photo = files.read(photoUrl, PHOTO);
        List<byte[]> masks = new ArrayList<>();
        for (int i = 0; i < maskUrls.size(); i++) {
            masks.add(files.read(maskUrls.get(i), mask(i)));
        }
        String mediaType = mediaType(photo);
        byte[] filled = OpenCv.scoped(() -> {
            Mat picture = MaskingImage.decode(photo, PHOTO);
            for (int i = 0; i < masks.size(); i++) {
                // one after the other: each thing has a shadow and surroundings of its own
                picture = Inpaint.of(picture, MaskingImage.decodeGray(masks.get(i), mask(i)));
            }
            return Images.encode(picture, mediaType);
        });
        Results.Hosted hosted = results.host(base, filled, mediaType);
        return finished -> {
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            ObjectNode image = result.putObject("image").put("mediaType", mediaType);
            image.putObject("destination").put("url", hosted.url(finished));
            return result;
        };
    }

    private static String mediaType(byte[] photo) {
        try {
            return MaskingImage.type(photo).mediaType();
        } catch (UnreadableImage e) {
            throw new JobFailed(Problem.value(e.message(), PHOTO));
        }
    }

    private static Object[] mask(int index) {
        return new Object[] {"body", "masks", index, "source", "url"};
    }
}
