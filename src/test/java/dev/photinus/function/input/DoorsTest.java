package dev.photinus.function.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people and events may put into an input, and what not. */
class DoorsTest {

    private static final int KEY = 1024;

    private final ObjectMapper json = new ObjectMapper();

    private ObjectNode input(Workflow workflow, String key) {
        ObjectNode input = json.createObjectNode();
        input.putObject("source").put("bucket", "photos").put("key", key);
        if (workflow == Workflow.INPAINT) {
            input.put("listObjects", true);
        }
        return input;
    }

    private void refuses(ObjectNode input, String reason) {
        assertThatThrownBy(() -> Workflow.HEADSHOT.read(input, InputJson.BUCKETS))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(reason)
                .satisfies(e ->
                        assertThat(e.getMessage()).hasSizeLessThanOrEqualTo(501).doesNotContainPattern("\\p{Cntrl}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada.jpg",
                "incoming/headshot/ada.jpg",
                "a b/ä/Ωmega/人/🪄.jpg",
                "a+b&c=d;e,f:g@h$i/100%.jpg",
                "a//b.jpg",
                "/a.jpg",
                ".hidden/..also/dots.../…/ada..jpg",
                "\"quoted\" 'too' <b>.jpg",
                "%2e%2e/ada.jpg",
                "..ada.jpg"
            })
    void takesEveryKeyThatIsOne(String key) throws Exception {
        for (Workflow workflow : Workflow.values()) {
            assertThat(workflow.read(input(workflow, key), InputJson.BUCKETS)
                            .source()
                            .key())
                    .isEqualTo(key);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..",
                ".",
                "../ada.jpg",
                "./ada.jpg",
                "a/../b.jpg",
                "a/./b.jpg",
                "a/..",
                "a/.",
                "/..",
                "../../../etc/passwd",
                "a/\u00e4/../b"
            })
    void refusesAKeyThatLeadsOutOfItsFolder(String key) {
        refuses(input(Workflow.HEADSHOT, key), "\"source.key\" has . or .. for a folder");
    }

    /** By their numbers: a test's name could not be written down either. */
    @ParameterizedTest
    @ValueSource(ints = {0, '\t', '\n', '\r', 0x1b, 0x7f, 0x85, 0x2028, 0x2029, 0xd83e, 0xdc00})
    void refusesAKeyThatCannotBeWrittenDown(int character) {
        String key = "a" + (char) character + "b.jpg";
        refuses(input(Workflow.HEADSHOT, key), "\"source.key\" has a control character in it");
        ObjectNode output = input(Workflow.HEADSHOT, "ada.jpg");
        output.putObject("output").put("key", key);
        refuses(output, "\"output.key\"");
        ObjectNode mask = input(Workflow.HEADSHOT, "ada.jpg");
        mask.putObject("mask").put("key", key);
        refuses(mask, "\"mask.key\"");
    }

    @ParameterizedTest
    @EnumSource(Workflow.class)
    void leavesRoomForTheNamesOfResults(Workflow workflow) throws Exception {
        String folder = "incoming/" + workflow + "/";
        String longest =
                folder + "a".repeat(KEY - folder.length() - ".png-cutout.png".length() - ".jpg".length()) + ".jpg";

        assertThat(workflow.read(input(workflow, longest), InputJson.BUCKETS)
                        .source()
                        .key())
                .isEqualTo(longest);
        assertThatThrownBy(() -> workflow.read(input(workflow, longest.replace("aa.jpg", "ää.jpg")), InputJson.BUCKETS))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the result's key would have more than 1,024 bytes");
        ObjectNode elsewhere = input(workflow, longest.replace("aa.jpg", "ää.jpg"));
        elsewhere.putObject("output").put("key", "ada.jpg");
        assertThat(workflow.read(elsewhere, InputJson.BUCKETS)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"photos", "my.photos-2026", "Old_Bucket", "arn:aws:s3:us-east-1:123456789012:accesspoint/team"})
    void takesEveryBucketThatIsOne(String bucket) throws Exception {
        ObjectNode input = input(Workflow.HEADSHOT, "ada.jpg");
        input.withObjectProperty("source").put("bucket", bucket);

        assertThat(Workflow.HEADSHOT
                        .read(input, StackBuckets.of(bucket))
                        .source()
                        .bucket())
                .isEqualTo(bucket);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "photos/..",
                "photos?x",
                "evil.example/",
                "pho tos",
                "photos\n",
                "photos@evil.example",
                "photos:80",
                "人人人"
            })
    void refusesABucketThatIsNone(String bucket) {
        ObjectNode source = input(Workflow.HEADSHOT, "ada.jpg");
        source.withObjectProperty("source").put("bucket", bucket);
        refuses(source, "\"source.bucket\"");
        ObjectNode output = input(Workflow.HEADSHOT, "ada.jpg");
        output.putObject("output").put("bucket", bucket);
        refuses(output, "\"output.bucket\"");
    }

    /** What is told of an input goes into the execution's output, which has 256 KiB. */
    @ParameterizedTest
    @ValueSource(strings = {"prompt", "negativePrompt", "seed", "promt"})
    void saysInASentenceWhatIsWrongWith256KiB(String field) {
        ObjectNode input = input(Workflow.HEADSHOT, "ada.jpg");
        input.putObject("background").put(field, "\u001b[31mx🪄".repeat(25_000));

        refuses(input, "\"background." + field + "\"");
    }

    @Test
    void doesNotRepeatANameOf256KiB() {
        ObjectNode input = input(Workflow.HEADSHOT, "ada.jpg");
        input.put("x".repeat(256 * 1024), 1);

        refuses(input, "unknown field \"xxx");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'seed': 1e400} | \"background.seed\" must be a whole number",
                "{'seed': 1e999999999} | \"background.seed\" must be a whole number",
                "{'seed': -99999999999999999999999999999} | \"background.seed\" cannot be read",
                "{'seed': 9223372036854775807} | \"background.seed\" is 9223372036854775807",
                "{'seed': 9223372036854775808} | \"background.seed\" cannot be read",
                "{'variations': 4294967297} | \"background.variations\" cannot be read",
                "{'seeds': [18446744073709551617]} | \"background.seeds[0]\" cannot be read",
                "{'prompt': {'prompt': {'prompt': {}}}} | \"background.prompt\" must be a text"
            })
    void refusesNumbersThatAreTooMuch(String background, String reason) throws Exception {
        ObjectNode input = input(Workflow.HEADSHOT, "ada.jpg");
        input.set("background", json.readTree(background.replace('\'', '"')));

        refuses(input, reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "-1e400", "1e999999999", "1.0000000000000002"})
    void refusesAScoreThatIsNone(String score) throws Exception {
        ObjectNode input = input(Workflow.INPAINT, "ada.jpg");
        input.remove("listObjects");
        input.putArray("remove").add("dog");
        input.set("minimumScore", json.readTree(score));

        assertThatThrownBy(() -> Workflow.INPAINT.read(input, InputJson.BUCKETS))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("it must be from 0 to 1");
    }
}
