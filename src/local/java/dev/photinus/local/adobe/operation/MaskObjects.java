package dev.photinus.local.adobe.operation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.local.adobe.contract.Family;
import dev.photinus.local.adobe.contract.InputUrl;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.contract.RequestSchema;
import dev.photinus.local.adobe.http.Answer;
import dev.photinus.local.adobe.http.Endpoint;
import dev.photinus.local.adobe.http.Request;
import dev.photinus.local.adobe.image.ImageType;
import dev.photinus.local.adobe.image.Images;
import dev.photinus.local.adobe.image.ObjectMask;
import dev.photinus.local.adobe.image.ObjectMasks;
import dev.photinus.local.adobe.image.OpenCv;
import dev.photinus.local.adobe.job.Job;
import dev.photinus.local.adobe.job.JobResult;
import dev.photinus.local.adobe.job.Jobs;
import dev.photinus.local.adobe.job.RemoteFiles;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Masks of everything in a photo: things in the foreground and regions of the background, each with a name.
 *
 * @see <a href="https://developer.adobe.com/firefly-services/docs/photoshop/api/">Photoshop API v1, mask objects</a>
 */
public final class MaskObjects implements Endpoint {
    private static final Object[] URL = {"body", "image", "source", "url"};

    private final RequestSchema<Body> schema = RequestSchema.of("mask-objects", Body.class);
    private final Jobs jobs;
    private final RemoteFiles files;
    private final Results results;

    /** Serves with these jobs and files. */
    public MaskObjects(Jobs jobs, RemoteFiles files, Results results) {
        this.jobs = jobs;
        this.files = files;
        this.results = results;
    }

    record Body(MaskingImage image) {}

    /** A mask that is hosted. */
    private record Region(String label, double score, ObjectMask.Box box, Results.Hosted hosted) {}

    private record Regions(List<Region> objects, List<Region> background) {}

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
        return "/v1/mask-objects";
    }

    @Override
    public Operation operation(Request request) {
        return Operation.MASK_OBJECTS;
    }

    @Override
    public Answer answer(Request request) {
        Body body = schema.read(family(), request.body());
        URI url = InputUrl.checked(family(), body.image().source().url(), URL);
        Job job = jobs.submit(
                UUID.randomUUID().toString(), Operation.MASK_OBJECTS, request, () -> work(request.base(), url));
        return MaskingStatus.accepted(request.base(), job.id());
    }

    private JobResult work(URI base, URI url) throws InterruptedException {
        byte[] photo = files.read(url, URL);
        Regions regions = OpenCv.scoped(() -> {
            ObjectMasks masks = ObjectMasks.of(MaskingImage.decode(photo, URL));
            return new Regions(hosted(base, masks.objects()), hosted(base, masks.background()));
        });
        return finished -> {
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            describe(regions.objects(), result.putArray("semanticMasks"), finished);
            describe(regions.background(), result.putArray("backgroundMasks"), finished);
            return result;
        };
    }

    private List<Region> hosted(URI base, List<ObjectMask> masks) {
        List<Region> regions = new ArrayList<>();
        for (ObjectMask mask : masks) {
            byte[] png = Images.encode(mask.mask(), ImageType.PNG.mediaType());
            regions.add(new Region(
                    mask.label(), mask.score(), mask.box(), results.host(base, png, ImageType.PNG.mediaType())));
        }
        return regions;
    }

    private static void describe(List<Region> regions, ArrayNode into, Instant finished) {
        for (Region region : regions) {
            ObjectNode output = into.addObject()
                    .put("label", region.label())
                    .put("score", region.score())
                    .put("mediaType", ImageType.PNG.mediaType());
            output.putObject("boundingBox")
                    .put("x", region.box().x())
                    .put("y", region.box().y())
                    .put("width", region.box().width())
                    .put("height", region.box().height());
            output.putObject("destination").put("url", region.hosted().url(finished));
        }
    }
}
