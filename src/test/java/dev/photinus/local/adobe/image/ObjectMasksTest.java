package dev.photinus.local.adobe.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.local.adobe.Pictures;
import java.awt.image.BufferedImage;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;

class ObjectMasksTest {

    @Test
    void aBeachHasSkySeaAndSandAndADogABallAndABoat() throws Exception {
        var unused = OpenCv.scoped(() -> {
            ObjectMasks masks = ObjectMasks.of(Samples.photo("scenes-to-clean/beach-ball-and-dog.jpg"));

            assertThat(labels(masks.background())).contains("sky", "sea", "sand");
            assertThat(labels(masks.objects())).contains("dog", "ball", "sailboat");
            assertThat(Samples.overlap(
                            mask(masks.objects(), "ball"), Samples.mask("scenes-to-clean/beach-ball-and-dog-ball")))
                    .isGreaterThan(0.95);
            assertThat(Samples.overlap(
                            mask(masks.objects(), "dog"), Samples.mask("scenes-to-clean/beach-ball-and-dog-dog")))
                    .isGreaterThan(0.9);
            return masks;
        });
    }

    @Test
    void aLivingRoomHasWallAndFloorAndTheConeThatDoesNotBelongThere() throws Exception {
        var unused = OpenCv.scoped(() -> {
            ObjectMasks masks = ObjectMasks.of(Samples.photo("rooms-to-clean/living-room-cone.jpg"));

            assertThat(labels(masks.background())).contains("wall", "floor");
            assertThat(labels(masks.objects())).contains("traffic cone", "armchair", "lamp");
            assertThat(Samples.overlap(
                            mask(masks.objects(), "traffic cone"),
                            Samples.mask("rooms-to-clean/living-room-cone-cone")))
                    .isGreaterThan(0.9);
            return masks;
        });
    }

    @Test
    void masksHaveThePhotosSizeAndBoxesSurroundThem() throws Exception {
        var unused = OpenCv.scoped(() -> {
            Mat photo = Samples.photo("products/toy-car.jpg");
            ObjectMasks masks = ObjectMasks.of(photo);

            assertThat(masks.objects()).isNotEmpty().allSatisfy(found -> {
                assertThat(found.mask().cols()).isEqualTo(photo.cols());
                assertThat(found.mask().rows()).isEqualTo(photo.rows());
                assertThat(found.score()).isBetween(0.0, 1.0);
                ObjectMask.Box box = found.box();
                assertThat(box.width()).isPositive();
                assertThat(box.x() + box.width()).isLessThanOrEqualTo(photo.cols());
                assertThat(box.y() + box.height()).isLessThanOrEqualTo(photo.rows());
            });
            return masks;
        });
    }

    @Test
    void aPictureOfOneColourIsAllBackground() throws Exception {
        byte[] plain = Pictures.encode(new BufferedImage(90, 60, BufferedImage.TYPE_INT_RGB), "png");
        var unused = OpenCv.scoped(() -> {
            ObjectMasks masks = ObjectMasks.of(Images.decode(plain, 4000));

            assertThat(masks.objects()).isEmpty();
            assertThat(masks.background()).hasSize(1);
            return masks;
        });
    }

    private static List<String> labels(List<ObjectMask> masks) {
        return masks.stream().map(ObjectMask::label).toList();
    }

    private static Mat mask(List<ObjectMask> masks, String label) {
        return masks.stream()
                .filter(found -> found.label().equals(label))
                .findFirst()
                .orElseThrow()
                .mask();
    }
}
