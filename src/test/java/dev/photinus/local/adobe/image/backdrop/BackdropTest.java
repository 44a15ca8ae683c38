package dev.photinus.local.adobe.image.backdrop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.local.adobe.Pictures;
import dev.photinus.local.adobe.image.Images;
import dev.photinus.local.adobe.image.OpenCv;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BackdropTest {

    @Test
    void theSamePromptSeedAndSizeGiveTheSameBackground() {
        assertThat(paint("modern office", "", 4)).isEqualTo(paint("modern office", "", 4));
    }

    @Test
    void anotherSeedPromptOrNegativePromptGivesAnother() {
        byte[] picture = paint("modern office", "", 4);

        assertThat(paint("modern office", "", 5)).isNotEqualTo(picture);
        assertThat(paint("modern library", "", 4)).isNotEqualTo(picture);
        assertThat(paint("modern office", "plants", 4)).isNotEqualTo(picture);
    }

    @ParameterizedTest
    @EnumSource(SceneKind.class)
    void everySceneHasManyTones(SceneKind kind) throws Exception {
        BufferedImage picture = Pictures.decode(paint(kind.name().toLowerCase(Locale.ROOT), "", 1));

        Set<Integer> tones = new HashSet<>();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                tones.add(picture.getRGB(x, y) >> 8 & 0xff);
            }
        }
        assertThat(tones).hasSizeGreaterThan(25);
    }

    @Test
    void theFirstPlaceAndAccentsAreRecognised() {
        assertThat(Look.of("A modern office with bokeh lights", "").scenes())
                .containsExactly(SceneKind.OFFICE, SceneKind.BOKEH);
        assertThat(Look.of("Blurred brick walls", "").scenes()).startsWith(SceneKind.BRICK);
        assertThat(Look.of("something unheard of", "").scenes()).containsExactly(SceneKind.STUDIO);
    }

    @Test
    void aWoodenTableIsATableMadeOfWood() {
        assertThat(Look.of("on a wooden table", "").scenes()).containsExactly(SceneKind.TABLE);
    }

    @Test
    void onMarbleIsAPlaceToStandAndMarbleIsAWall() {
        assertThat(Look.of("on white marble with leaves", "").scenes()).containsExactly(SceneKind.SLAB);
        assertThat(Look.of("white marble", "").scenes()).containsExactly(SceneKind.MARBLE);
        assertThat(Look.of("on rustic wood", "").scenes()).containsExactly(SceneKind.TABLE);
    }

    @Test
    void theNegativePromptKeepsThingsOut() {
        assertThat(Look.of("an office with bokeh", "bokeh, office").scenes()).containsExactly(SceneKind.STUDIO);
    }

    @Test
    void coloursFollowTheWords() throws Exception {
        assertThat(hueOf("plain blue gradient")).isBetween(0.5f, 0.7f);
        assertThat(hueOf("plain green gradient")).isBetween(0.25f, 0.48f);
        assertThat(brightnessOf("plain dark grey gradient"))
                .isLessThan(brightnessOf("plain bright grey gradient") - 0.2f);
    }

    private static float hueOf(String prompt) throws Exception {
        return middle(prompt)[0];
    }

    private static float brightnessOf(String prompt) throws Exception {
        return middle(prompt)[2];
    }

    private static float[] middle(String prompt) throws Exception {
        Color color = new Color(Pictures.decode(paint(prompt, "", 1)).getRGB(60, 80));
        return Color.RGBtoHSB(color.getRed(), color.getGreen(), color.getBlue(), null);
    }

    private static byte[] paint(String prompt, String negativePrompt, long seed) {
        return OpenCv.scoped(
                () -> Images.encodePng(Backdrop.of(prompt, negativePrompt, seed).paint(120, 160), 1));
    }
}
