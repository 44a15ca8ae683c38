package dev.photinus.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.photinus.local.cli.workflow.OwnMask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnMasksTest {

    private Path team;
    private Path masks;

    @BeforeEach
    void folders(@TempDir Path folder) throws IOException {
        team = Files.createDirectory(folder.resolve("team"));
        masks = Files.createDirectory(folder.resolve("masks"));
    }

    @Test
    void pairsByNameWhateverTheTypesAndTheCase() throws IOException {
        List<Photo> photos = photos("Ada.JPG", "J\u00f6rg.webp");
        files(masks, "ada.png", "Jo\u0308rg.tif", "nobody.png", "notes.txt", ".ada.png");

        Map<Photo, OwnMask> paired = OwnMasks.one(masks, photos);

        assertThat(paired)
                .containsOnly(
                        Map.entry(photos.get(0), new OwnMask(masks.resolve("ada.png"), "ada.png")),
                        Map.entry(photos.get(1), new OwnMask(masks.resolve("Jo\u0308rg.tif"), "Jo\u0308rg.tif")));
    }

    @Test
    void namesThePhotosThatHaveNoMask() throws IOException {
        List<Photo> photos = photos("ada.jpg", "ben.jpg", "cleo.jpg");
        files(masks, "ben.png", "ada-1.png", "cleo.txt");

        assertThatThrownBy(() -> OwnMasks.one(masks, photos))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("has no mask for " + team.resolve("ada.jpg") + ", " + team.resolve("cleo.jpg"))
                .hasMessageContaining("ada.png for ada.jpg")
                .hasMessageNotContaining("ben.jpg");
    }

    @Test
    void namesAFolderThatIsAboutOtherPhotos() throws IOException {
        List<Photo> photos = photos("ada.jpg", "ben.jpg");
        files(masks, "cleo.png");

        assertThatThrownBy(() -> OwnMasks.one(masks, photos))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--mask " + masks + " has no mask for any of the photos")
                .hasMessageContaining("ben.jpg");
    }

    @Test
    void refusesTwoMasksOfAPhotoThatTakesOne() throws IOException {
        List<Photo> photos = photos("ada.jpg");
        files(masks, "ada.png", "ada.jpg");

        assertThatThrownBy(() -> OwnMasks.one(masks, photos))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("more than one mask")
                .hasMessageContaining("ada.jpg, ada.png");
    }

    @Test
    void refusesOneMaskForSeveralPhotos() throws IOException {
        List<Photo> photos = photos("ada.jpg", "ben.jpg");
        files(masks, "ada.png");

        assertThatThrownBy(() -> OwnMasks.several(List.of(masks.resolve("ada.png")), photos))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("ada.png is a mask for one photo, and there are 2");
    }

    @Test
    void refusesToGuessBetweenPhotosOfTheSameName() throws IOException {
        List<Photo> photos = photos("ada.jpg", "ada.png");
        files(masks, "ada.png");

        assertThatThrownBy(() -> OwnMasks.one(masks, photos))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("cannot be told apart")
                .hasMessageContaining(team.resolve("ada.jpg").toString())
                .hasMessageContaining(team.resolve("ada.png").toString());
    }

    @Test
    void neverTakesAPhotoForItsOwnMask() throws IOException {
        List<Photo> photos = photos("ada.jpg");

        assertThatThrownBy(() -> OwnMasks.one(team, photos))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("has no mask for");
    }

    @Test
    void givesSeveralMasksToThePhotoWhoseNameFitsBest() throws IOException {
        List<Photo> photos = photos("room.jpg", "room-2.jpg");
        files(masks, "room.png", "room-lamp.png", "room-2.png", "room-2-cat.png", "roomy.png");

        Map<Photo, List<OwnMask>> paired = OwnMasks.several(List.of(masks), photos);

        assertThat(paired.get(photos.get(0))).extracting(OwnMask::name).containsExactly("room-lamp.png", "room.png");
        assertThat(paired.get(photos.get(1))).extracting(OwnMask::name).containsExactly("room-2-cat.png", "room-2.png");
    }

    @Test
    void takesAMaskOnceThatIsGivenTwiceAndKeepsOthersOfItsNameApart() throws IOException {
        List<Photo> photos = photos("room.jpg");
        Path other = Files.createDirectory(masks.resolve("other"));
        files(masks, "room.png");
        files(other, "room.png");

        Map<Photo, List<OwnMask>> paired =
                OwnMasks.several(List.of(masks, masks.resolve("room.png"), other.resolve("room.png")), photos);

        assertThat(paired.get(photos.get(0)))
                .containsExactly(
                        new OwnMask(masks.resolve("room.png"), "room.png"),
                        new OwnMask(other.resolve("room.png"), "room-2.png"));
    }

    private List<Photo> photos(String... names) throws IOException {
        files(team, names);
        return PhotoList.of(Arrays.stream(names).map(team::resolve).toList()).photos();
    }

    private static void files(Path folder, String... names) throws IOException {
        for (String name : names) {
            Files.writeString(folder.resolve(name), name);
        }
    }
}
