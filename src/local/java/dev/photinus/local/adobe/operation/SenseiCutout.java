package dev.photinus.local.adobe.operation;

import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.image.Cutout;
import dev.photinus.local.adobe.job.Jobs;
import dev.photinus.local.adobe.job.RemoteFiles;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Cutouts of the legacy generation: transparent around the subject, or white where the caller wants no alpha channel.
 *
 * @see <a href="https://developer.adobe.com/firefly-services/docs/photoshop/api/photoshop_removeBackground/">Photoshop API, remove background</a>
 */
public final class SenseiCutout extends SenseiJob {

    /** Serves with these jobs and files. */
    public SenseiCutout(Jobs jobs, RemoteFiles files) {
        super(Operation.REMOVE_BACKGROUND, "/sensei/cutout", "rgba", jobs, files);
    }

    @Override
    Mat picture(Mat photo, Mat mask, String space) {
        Mat cutout = Cutout.of(photo, mask, 1);
        return space.equals("rgba") ? cutout : Cutout.onColor(cutout, 255, 255, 255, 1);
    }
}
