package dev.photinus.function.input;

import static dev.photinus.function.input.InputJson.DEFAULTS;
import static dev.photinus.function.input.InputJson.photo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.photinus.storage.Photo;
import dev.photinus.storage.S3Location;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InpaintInputTest {

    private static final Photo.Accepted PHOTO = photo("incoming/inpaint/beach.jpg", "image/jpeg", "1");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'source': SOURCE} | exactly one of \"remove\"",
                "{'source': SOURCE, 'listObjects': false} | exactly one of \"remove\"",
                "{'source': SOURCE, 'remove': ['dog'], 'listObjects': true} | exactly one of",
                "{'source': SOURCE, 'remove': ['dog'], 'masks': [{'key': 'm.png'}]} | exactly one of",
                "{'source': SOURCE, 'remove': 'dog'} | \"remove\" must be a list",
                "{'source': SOURCE, 'remove': []} | \"remove\" is empty",
                "{'source': SOURCE, 'remove': ['dog', ' ']} | \"remove\" has an empty label in it",
                "{'source': SOURCE, 'remove': [null]} | \"remove\" has an empty label in it",
                "{'source': SOURCE, 'remove': [7]} | \"remove[0]\" must be a text",
                "{'source': SOURCE, 'remove': ['dog'], 'minimumScore': 1.1} | \"minimumScore\" is 1.1; it must be from 0 to 1",
                "{'source': SOURCE, 'remove': ['dog'], 'minimumScore': 'high'} | \"minimumScore\" must be a number",
                "{'source': SOURCE, 'listObjects': true, 'minimumScore': 0.9} | \"minimumScore\" goes with \"remove\"",
                "{'source': SOURCE, 'listObjects': 'yes'} | \"listObjects\" must be true or false",
                "{'source': SOURCE, 'masks': []} | \"masks\" is empty",
                "{'source': SOURCE, 'masks': [{'key': 'm.png'}, {}]} | \"masks[1].key\" is missing",
                "{'source': SOURCE, 'masks': [null]} | \"masks[0]\" is missing",
                "{'source': SOURCE, 'masks': [{'key': 'm.png', 'selects': 'dog'}]} | unknown field \"masks[0].selects\"",
                "{'remove': ['dog']} | \"source\" is missing",
            })
    void namesTheFieldThatIsWrong(String input, String message) {
        assertThatThrownBy(() -> InputJson.read(input, InpaintInput.class))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void comparesLabelsAsPeopleDo() throws Exception {
        InpaintInput.Plan plan = InputJson.read(
                        "{'source': SOURCE, 'remove': ['Dog', ' ball ', 'dog'], 'minimumScore': 1}", InpaintInput.class)
                .plan(PHOTO, List.of(), DEFAULTS);

        assertThat(plan.remove()).containsExactly("dog", "ball");
        assertThat(plan.minimumScore()).isEqualTo(1);
        assertThat(plan.masks()).isEmpty();
        assertThat(plan.listObjects()).isFalse();
    }

    @Test
    void leavesTheResultsExtensionToWhatAdobeMakesUnlessItIsAskedFor() throws Exception {
        assertThat(plan("'remove': ['dog']").output())
                .isEqualTo(new S3Location("photos", "finished/inpaint-from/photos/ada"));
        assertThat(plan("'remove': ['dog'], 'output': {'bucket': 'results', 'key': 'beach.v2.jpg'}")
                        .output())
                .isEqualTo(new S3Location("results", "beach.v2.jpg"));
    }

    @Test
    void takesMasksOfOnesOwn() throws Exception {
        InpaintInput.Plan plan = plan("'masks': [{'key': 'a.png'}, {'bucket': 'source', 'key': 'b.png'}]");

        assertThat(plan.masks())
                .as("by their content")
                .extracting(Picture::key, Picture::eTag)
                .containsExactly(tuple("a.png", "a.png"), tuple("b.png", "b.png"));
    }

    @Test
    void fingerprintsWhatIsToGo() throws Exception {
        String dog = plan("'remove': ['dog']").fingerprint();

        assertThat(plan("'remove': ['DOG']").fingerprint()).isEqualTo(dog);
        assertThat(plan("'remove': ['ball']").fingerprint()).isNotEqualTo(dog);
        assertThat(plan("'remove': ['dog'], 'minimumScore': 0.9").fingerprint()).isNotEqualTo(dog);
    }

    private static InpaintInput.Plan plan(String wishes) throws Exception {
        InpaintInput input = InputJson.read("{'source': SOURCE, " + wishes + "}", InpaintInput.class);
        return input.plan(
                PHOTO,
                input.maskLocations().stream()
                        .map(mask -> photo(mask.key(), "image/png", mask.key()))
                        .toList(),
                DEFAULTS);
    }

    @Test
    void refusesWhatAdobeDoesNotMask() throws Exception {
        InpaintInput input = InputJson.read("{'source': SOURCE, 'masks': [{'key': 'm.png'}]}", InpaintInput.class);

        assertThat(input.misfit(photo("a.jpg", "image/jpeg", "1", 4000, 3000).facts(), DEFAULTS))
                .isNull();
        assertThat(input.misfit(photo("a.jpg", "image/jpeg", "1", 4001, 3000).facts(), DEFAULTS))
                .contains("4001 × 3000 pixels; Adobe takes at most 4000 × 4000");
        assertThat(input.misfit(photo("a.tif", "image/tiff", "1").facts(), DEFAULTS))
                .contains("image/tiff");
        assertThat(input.misfit(
                        PHOTO.facts(),
                        photo("m.png", "image/png", "1", 1200, 1500).facts(),
                        DEFAULTS))
                .isNull();
        assertThat(input.misfit(
                        PHOTO.facts(),
                        photo("m.webp", "image/webp", "1", 1200, 1500).facts(),
                        DEFAULTS))
                .contains("image/webp");
        assertThat(input.misfit(
                        PHOTO.facts(),
                        photo("m.png", "image/png", "1", 1500, 1500).facts(),
                        DEFAULTS))
                .contains("a mask has the shape of its photo");
    }
}
