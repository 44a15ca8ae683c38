package dev.photinus.local.adobe.image;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Everything in a photo: things in the foreground and regions of the background. A reduced copy is cut into regions of one colour each; those
 * that run out of the picture, and what passes softly into them, are background, the others are put together to things. Names come from a
 * {@linkplain Names table of what things look like}: there is no neural network here.
 *
 * @param objects the largest first
 * @param background the largest first
 */
public record ObjectMasks(List<ObjectMask> objects, List<ObjectMask> background) {
    private static final int WORKING_SIDE = 400;
    /** Adobe gives a handful, too. */
    private static final int MOST_OBJECTS = 16;
    /** Shares of the picture below which a part of the background is not worth a mask. */
    private static final double SMALLEST_BACKGROUND = 0.012;

    /** The masks of a BGR photo. */
    public static ObjectMasks of(Mat photo) {
        double scale = Math.min(1, (double) WORKING_SIDE / Math.max(photo.cols(), photo.rows()));
        int width = Math.max(8, (int) Math.round(photo.cols() * scale));
        int height = Math.max(8, (int) Math.round(photo.rows() * scale));
        Mat small = Images.resized(photo, width, height);
        RegionMap map = new RegionMap(small);
        Grounds grounds = new Grounds(map);
        Names names = Names.standard();
        Map<String, Found> layers = layers(map, grounds, names);
        String place = layers.containsKey("sky") ? "outdoors" : "indoors";

        Mat taken = new Mat(height, width, CV_8UC1, new Scalar(0));
        List<Mat> shapes = new ArrayList<>();
        for (boolean[] thing : new Things(map, grounds).all()) {
            if (shapes.size() < MOST_OBJECTS) {
                Mat shape = new ObjectShape(small).ofThing(map.mask(thing));
                if (opencv_core.countNonZero(shape) > 0) {
                    shapes.add(shape);
                    opencv_core.max(taken, shape, taken);
                }
            }
        }
        List<ObjectMask> objects = new ArrayList<>();
        for (Mat shape : shapes) {
            Traits traits = Traits.of(map.picture, shape, around(shape, layers));
            objects.add(enlarged(photo, shape, names.object(traits, place), scale));
        }
        List<ObjectMask> background = new ArrayList<>();
        for (Found layer : layers.values()) {
            Mat shape = new Mat();
            opencv_core.subtract(layer.mask(), taken, shape);
            if (opencv_core.countNonZero(shape) > SMALLEST_BACKGROUND * width * height) {
                background.add(enlarged(photo, shape, layer.name(), scale));
            }
        }
        Comparator<ObjectMask> bySize = Comparator.comparing(mask -> -opencv_core.countNonZero(mask.mask()));
        background.sort(bySize);
        return new ObjectMasks(List.copyOf(objects), List.copyOf(background));
    }

    private record Found(Names.Name name, Mat mask) {}

    /** Parts of the background under their names; parts of one name are one, and small ones go to what is most like them. */
    private static Map<String, Found> layers(RegionMap map, Grounds grounds, Names names) {
        List<boolean[]> parts = grounds.layers();
        List<Traits> traits = new ArrayList<>();
        List<Mat> masks = new ArrayList<>();
        boolean sky = false;
        for (boolean[] part : parts) {
            Mat mask = map.mask(part);
            masks.add(mask);
            Traits seen = Traits.of(map.picture, mask, Map.of());
            traits.add(seen);
            sky |= names.background(seen, "anywhere").label().equals("sky");
        }
        Map<String, Found> layers = new LinkedHashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            Names.Name name = names.background(traits.get(i), sky ? "outdoors" : "indoors");
            Found same = layers.get(name.label());
            if (same == null) {
                layers.put(name.label(), new Found(name, masks.get(i)));
            } else {
                opencv_core.max(same.mask(), masks.get(i), same.mask());
            }
        }
        return layers;
    }

    /** What lies around a thing: shares of its rim, by name. */
    private static Map<String, Double> around(Mat shape, Map<String, Found> layers) {
        Mat rim = new Mat();
        Mat kernel = opencv_imgproc.getStructuringElement(opencv_imgproc.MORPH_ELLIPSE, new Size(9, 9));
        opencv_imgproc.dilate(shape, rim, kernel);
        opencv_core.subtract(rim, shape, rim);
        double length = Math.max(1, opencv_core.countNonZero(rim));
        Map<String, Double> around = new LinkedHashMap<>();
        layers.forEach((label, layer) -> {
            Mat common = new Mat();
            opencv_core.bitwise_and(rim, layer.mask(), common);
            around.put("on." + label, opencv_core.countNonZero(common) / length);
        });
        return around;
    }

    /** The mask at the photo's size, its edges following the photo's. */
    private static ObjectMask enlarged(Mat photo, Mat shape, Names.Name name, double scale) {
        Rect box = opencv_imgproc.boundingRect(shape);
        int margin = 8;
        int left = Math.max(0, box.x() - margin);
        int top = Math.max(0, box.y() - margin);
        int right = Math.min(shape.cols(), box.x() + box.width() + margin);
        int bottom = Math.min(shape.rows(), box.y() + box.height() + margin);
        Rect part = new Rect(left, top, right - left, bottom - top);
        int x = left * photo.cols() / shape.cols();
        int y = top * photo.rows() / shape.rows();
        Rect place = new Rect(x, y, right * photo.cols() / shape.cols() - x, bottom * photo.rows() / shape.rows() - y);
        Mat mask = new Mat(photo.size(), CV_8UC1, new Scalar(0));
        Mat refined = MaskEdges.refined(new Mat(photo, place), new Mat(shape, part), scale);
        refined.copyTo(new Mat(mask, place));
        Mat solid = new Mat();
        opencv_imgproc.threshold(mask, solid, 127, 255, opencv_imgproc.THRESH_BINARY);
        Rect around = opencv_imgproc.boundingRect(solid);
        return new ObjectMask(
                name.label(),
                name.score(),
                new ObjectMask.Box(around.x(), around.y(), around.width(), around.height()),
                mask);
    }
}
