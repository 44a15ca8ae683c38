package dev.photinus.local.adobe.operation;

import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.job.Jobs;
import dev.photinus.local.adobe.job.RemoteFiles;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Subject masks of the legacy generation.
 *
 * @see <a href="https://developer.adobe.com/firefly-services/docs/photoshop/api/photoshop_createMask/">Photoshop API, create mask</a>
 */
public final class SenseiMask extends SenseiJob {

    /** Serves with these jobs and files. */
    public SenseiMask(Jobs jobs, RemoteFiles files) {
        super(Operation.CREATE_MASK, "/sensei/mask", "rgb", jobs, files);
    }

    @Override
    Mat picture(Mat photo, Mat mask, String space) {
        Mat colored = new Mat();
        opencv_imgproc.cvtColor(
                mask, colored, space.equals("rgba") ? opencv_imgproc.COLOR_GRAY2BGRA : opencv_imgproc.COLOR_GRAY2BGR);
        return colored;
    }
}
