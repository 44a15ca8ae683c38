package dev.photinus.local.cli.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.local.adobe.image.Images;
import dev.photinus.local.adobe.image.ObjectMask;
import dev.photinus.local.adobe.image.ObjectMasks;
import dev.photinus.local.adobe.image.OpenCv;
import org.junit.jupiter.api.Test;

class ChaosPhotoTest {

    @Test
    void theStandInSeesOnItWhatIsToBeRemoved() throws Exception {
        byte[] photo = ChaosPhoto.bytes();

        assertThat(OpenCv.scoped(() -> ObjectMasks.of(Images.decode(photo, 100)).objects().stream()
                        .map(ObjectMask::label)
                        .toList()))
                .containsExactly(ChaosPhoto.SEEN);
    }

    @Test
    void isFoundAgainInWhatIsSaidOfIt() {
        assertThat(ChaosPhoto.in("{\"key\": \"incoming/product/photo-0042.jpg\"}"))
                .contains(new ChaosPhoto(42).name());
        assertThat(ChaosPhoto.in("{\"key\": \"masks/spot.png\"}")).isEmpty();
    }
}
