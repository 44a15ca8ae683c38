package dev.photinus.function.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.function.input.ManifestEntry.Asked;
import dev.photinus.function.input.ManifestEntry.Unreadable;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchItemsTest {

    private final ObjectMapper json = new ObjectMapper();

    private ObjectNode node(String text) throws IOException {
        return (ObjectNode) json.readTree(text.replace('\'', '"'));
    }

    private BatchItems items(String fields) throws IOException, InvalidInputException {
        return new BatchItems(
                "spring",
                BatchInput.read(node("{'workflow': 'headshot', " + fields + "}"), InputJson.BUCKETS),
                InputJson.BUCKETS);
    }

    private BatchItem item(String fields, long line, String asked) throws IOException, InvalidInputException {
        return items(fields).of(new Asked(line, node(asked)));
    }

    @Test
    void aPhotoOfAFolderTakesTheSettingsOfAll() throws Exception {
        BatchItem item = items(
                        "'source': {'bucket': 'photos', 'prefix': 'team/'}, 'settings': {'background': {'seed': 7}}")
                .ofPhoto(3, "team/Zoë (1).jpg");

        assertThat(item.input())
                .isEqualTo(
                        node("{'background': {'seed': 7}, 'source': {'key': 'team/Zoë (1).jpg', 'bucket': 'photos'}}"));
        assertThat(item.photo()).isEqualTo("Zoë (1).jpg");
        assertThat(item.number()).isEqualTo(3);
        assertThat(item.refused()).isNull();
    }

    @Test
    void whatALineSaysGoesBeforeTheSettings() throws Exception {
        BatchItem item = item(
                "'source': {'bucket': 'photos', 'manifest': 'm.csv'}, 'settings': {'background': {'prompt': 'a forest', 'seed': 7}}",
                2,
                "{'source': 'ada.jpg', 'background': {'seed': 9}}");

        assertThat(item.input())
                .isEqualTo(
                        node(
                                "{'background': {'prompt': 'a forest', 'seed': 9}, 'source': {'key': 'ada.jpg', 'bucket': 'photos'}}"));
    }

    @Test
    void keysAreInTheManifestsFolderUnlessABucketIsNamed() throws Exception {
        String source = "'source': {'bucket': 'photos', 'manifest': 'm.csv', 'folder': 'spring'}";

        assertThat(item(source, 2, "{'source': 'ada.jpg', 'mask': {'key': 'm/ada.png'}}")
                        .input())
                .isEqualTo(
                        node(
                                "{'source': {'key': 'spring/ada.jpg', 'bucket': 'photos'}, 'mask': {'key': 'spring/m/ada.png'}}"));
        assertThat(item(source, 2, "{'source': {'bucket': 'source', 'key': 'ada.jpg'}}")
                        .input())
                .isEqualTo(node("{'source': {'bucket': 'source', 'key': 'ada.jpg'}}"));
    }

    @Test
    void againIsForAllUnlessALineSaysOtherwise() throws Exception {
        String source = "'source': {'bucket': 'photos', 'manifest': 'm.csv'}, 'again': true";

        assertThat(item(source, 2, "{'source': 'a.jpg'}").input())
                .isEqualTo(node("{'source': {'key': 'a.jpg', 'bucket': 'photos'}, 'again': true}"));
        assertThat(item(source, 2, "{'source': 'a.jpg', 'again': false}").input())
                .isEqualTo(node("{'source': {'key': 'a.jpg', 'bucket': 'photos'}, 'again': false}"));
    }

    @Test
    void anExecutionsNameFollowsFromBatchAndItem() throws Exception {
        String source = "'source': {'bucket': 'photos', 'prefix': 'team/'}";
        String key = "team/" + "a photo of ".repeat(20) + ".jpg";
        String name = String.valueOf(items(source).ofPhoto(10_000_000, key).name());

        assertThat(name)
                .matches("[A-Za-z0-9_-]{1,76}")
                .isEqualTo(items(source).ofPhoto(10_000_000, key).name())
                .isNotEqualTo(items(source).ofPhoto(10_000_001, key).name());
        assertThat(new BatchItems(
                                "autumn",
                                BatchInput.read(node("{'workflow': 'headshot', " + source + "}"), InputJson.BUCKETS),
                                InputJson.BUCKETS)
                        .ofPhoto(10_000_000, key)
                        .name())
                .isNotEqualTo(name);
        assertThat(name).startsWith(BatchItems.executions("spring") + "-10000000-");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'source': 'ada.jpg', 'background': {'seed': 'lucky'}} | line 7: \"background.seed\" must be a whole number",
                "{'source': 'ada.jpg', 'remove': ['dog']} | line 7: unknown field \"remove\"",
                "{'source': 7} | line 7: \"source\" must be an object",
                "{} | line 7: \"source\" is missing",
                "{'source': 'ada.jpg', 'background': {'prompt': ''}} | line 7: \"background.prompt\" is empty",
            })
    void aMistakeIsTheLinesOwn(String asked, String reason) throws Exception {
        BatchItem item = item("'source': {'bucket': 'photos', 'manifest': 'm.csv'}", 7, asked);

        assertThat(item.refused()).startsWith(reason);
        assertThat(item.input()).isNull();
        assertThat(item.name()).isNull();
        assertThat(item.photo()).isIn("ada.jpg", "line 7");
    }

    @Test
    void tellsWhatCouldNotBeRead() throws Exception {
        BatchItem item =
                items("'source': {'bucket': 'photos', 'manifest': 'm.csv'}").of(new Unreadable(7, "it is not JSON"));

        assertThat(item.refused()).isEqualTo("line 7: it is not JSON");
    }

    @Test
    void refusesTheSecondOfTwoThatWouldEndInOnePlace() throws Exception {
        BatchItems items = items("'source': {'bucket': 'photos', 'manifest': 'm.csv'}");

        assertThat(items.of(new Asked(2, node("{'source': 'ada.jpg'}"))).refused())
                .isNull();
        assertThat(items.of(new Asked(3, node("{'source': 'ada.jpg', 'background': {'seed': 1}}")))
                        .refused())
                .isEqualTo("line 3: its result would go where that of 2 goes: give it an \"output\" of its own");
        assertThat(items.of(new Asked(4, node("{'source': 'ada.jpg', 'output': {'key': 'ada-2.jpg'}}")))
                        .refused())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "headshot | {'output': {'key': 'x/a.jpg'}, 'background': {'variations': 2}} | x/a-1.jpg",
                "headshot | {'output': {'key': 'x/a.jpg'}} | x/a.jpg",
                "product | {'output': {'key': 'x/a.jpg'}} | x/a-cutout.png",
            })
    void refusesAskedResultsThatMeetInAnyPlace(String workflow, String first, String second) throws Exception {
        BatchItems items = items("'workflow': '" + workflow + "', 'source': {'bucket': 'photos', 'manifest': 'm.csv'}");
        ObjectNode asked = node(first);
        asked.put("source", "a.jpg");

        assertThat(items.of(new Asked(2, asked)).refused()).isNull();
        assertThat(items.of(new Asked(3, node("{'source': 'b.jpg', 'output': {'key': '" + second + "'}}")))
                        .refused())
                .startsWith("line 3: its result would go where that of 2 goes, to " + second);
    }

    @Test
    void refusesAnAskedResultWhereAnotherPhotosIsByDefault() throws Exception {
        BatchItems items = items("'source': {'bucket': 'photos', 'manifest': 'm.csv'}");

        assertThat(items.of(new Asked(2, node("{'source': 'a.jpg', 'output': {'key': 'finished/headshot/b.jpg'}}")))
                        .refused())
                .contains("finished/headshot/b.jpg, where the result of another photo goes by default");
    }

    @Test
    void whatFailedEarlierKeepsItsInput() throws Exception {
        BatchItems items = items("'source': {'bucket': 'photos', 'summary': 's.json'}");
        ObjectNode input = node("{'source': {'bucket': 'photos', 'key': 'ada.jpg'}, 'background': {'seed': 7}}");

        BatchItem again = items.ofEarlier(1, new BatchItem("headshot", 12, "ada.jpg", "old-12-ada", input, null));
        BatchItem refused = items.ofEarlier(2, new BatchItem("headshot", 13, "line 13", null, null, "line 13: wrong"));

        assertThat(again.input()).isEqualTo(input);
        assertThat(again.name()).isNotEqualTo("old-12-ada");
        assertThat(refused.refused()).isEqualTo("line 13: wrong");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[] | it must be a JSON object such as {\"workflow\": \"headshot\"",
                "{} | \"workflow\" is missing: one of headshot, product, inpaint",
                "{'workflow': 'passport'} | there is no workflow \"passport\"; there are headshot",
                "{'workflow': 'headshot'} | \"source\" is missing",
                "{'workflow': 'headshot', 'source': {'prefix': 'a/'}} | \"source.bucket\" is missing",
                "{'workflow': 'headshot', 'source': {'bucket': 'photos'}} | say which photos: exactly one of",
                "{'workflow': 'headshot', 'source': {'bucket': 'My Photos', 'prefix': 'a/'}} | \"source.bucket\" is \"My Photos\", which is no",
                "{'workflow': 'headshot', 'source': {'bucket': 'photos', 'prefix': 'a', 'manifest': 'b'}} | exactly one of",
                "{'workflow': 'headshot', 'source': {'bucket': 'photos', 'prefix': ''}} | \"source.prefix\" is empty",
                "{'workflow': 'headshot', 'source': {'bucket': 'photos', 'prefix': 'a/', 'folder': 'c'}} | \"source.folder\" goes with",
                "{'workflow': 'headshot', 'source': {'bucket': 'photos', 'manifset': 'a'}} | unknown field \"source.manifset\"",
                "{'workflow': 'headshot', 'source': SOURCE, 'settings': 7} | \"settings\" must be an object",
                "{'workflow': 'headshot', 'source': SOURCE, 'settings': {'promt': 'x'}} | \"settings\": unknown field \"promt\"",
                "{'workflow': 'headshot', 'source': SOURCE, 'settings': {'source': 'x'}} | \"settings.source\" is one photo's",
                "{'workflow': 'headshot', 'source': SOURCE, 'settings': {'output': {'key': 'x'}}} | would write all photos to one place",
                "{'workflow': 'inpaint', 'source': SOURCE} | \"settings\": say what is to go",
                "{'workflow': 'headshot', 'source': SOURCE, 'again': 'yes'} | \"again\" must be true or false",
                "{'workflow': 'headshot', 'source': SOURCE, 'concurrency': 0} | \"concurrency\" is 0; it must be from 1",
                "{'workflow': 'headshot', 'source': SOURCE, 'toleratedFailurePercentage': 101} | is 101.0; it must be from 0 to 100",
            })
    void aBatchsInputNamesTheFieldThatIsWrong(String input, String message) {
        assertThatThrownBy(() -> BatchInput.read(
                        json.readTree(input.replace("SOURCE", "{'bucket': 'photos', 'prefix': 'team/'}")
                                .replace('\'', '"')),
                        InputJson.BUCKETS))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }
}
