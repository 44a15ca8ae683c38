package dev.photinus.function.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.photinus.function.input.ManifestEntry.Asked;
import dev.photinus.function.input.ManifestEntry.Unreadable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {

    private final ObjectMapper json = new ObjectMapper();

    private static List<ManifestEntry> read(String name, String text, Workflow workflow)
            throws IOException, InvalidInputException {
        return read(name, text, workflow, StandardCharsets.UTF_8);
    }

    private static List<ManifestEntry> read(String name, String text, Workflow workflow, Charset charset)
            throws IOException, InvalidInputException {
        List<ManifestEntry> entries = new ArrayList<>();
        Manifest.read(name, new ByteArrayInputStream(text.getBytes(charset)), workflow, entries::add);
        return entries;
    }

    private JsonNode node(String text) throws IOException {
        return json.readTree(text.replace('\'', '"'));
    }

    /** Numbers as JSON knows them, not as Java does. */
    private JsonNode written(ManifestEntry entry) throws IOException {
        return json.readTree(((Asked) entry).input().toString());
    }

    @Test
    void takesEveryColumnOfAHeadshot() throws Exception {
        List<ManifestEntry> entries = read(
                "team.csv",
                """
                source,prompt,negativePrompt,seed,variations,mask,maskSelects,output,outputBucket,again
                ada.jpg,"a library, blurred",people,7,2,masks/ada.png,background,team/ada.jpg,results,true
                bruno.jpg,,,,,,,,,
                """,
                Workflow.HEADSHOT);

        assertThat(entries).hasSize(2);
        assertThat(entries.get(0).line()).isEqualTo(2);
        assertThat(written(entries.get(0)))
                .isEqualTo(
                        node(
                                """
                                {'source': {'key': 'ada.jpg'},
                                 'background': {'prompt': 'a library, blurred', 'negativePrompt': 'people', 'seed': 7, 'variations': 2},
                                 'mask': {'key': 'masks/ada.png', 'selects': 'background'},
                                 'output': {'key': 'team/ada.jpg', 'bucket': 'results'}, 'again': true}
                                """));
        assertThat(written(entries.get(1))).isEqualTo(node("{'source': {'key': 'bruno.jpg'}}"));
    }

    @Test
    void takesListsWithSemicolons() throws Exception {
        List<ManifestEntry> inpaint = read(
                "clean.csv",
                "source,remove,minimumScore,mask\nbeach.jpg,dog; beach ball,0.6,\nroom.jpg,,,masks/a.png;masks/b.png\n",
                Workflow.INPAINT);
        List<ManifestEntry> product = read("p.csv", "source,seeds\ntea.jpg,7;9\n", Workflow.PRODUCT);

        assertThat(((Asked) inpaint.get(0)).input())
                .isEqualTo(
                        node("{'source': {'key': 'beach.jpg'}, 'remove': ['dog', 'beach ball'], 'minimumScore': 0.6}"));
        assertThat(((Asked) inpaint.get(1)).input())
                .isEqualTo(node(
                        "{'source': {'key': 'room.jpg'}, 'masks': [{'key': 'masks/a.png'}, {'key': 'masks/b.png'}]}"));
        assertThat(((Asked) product.get(0)).input().at("/background/seeds").toString())
                .isEqualTo("[7,9]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "source,seed\nzoë 1.jpg,7\n",
                "source;seed\r\n\"zoë 1.jpg\";7\r\n",
                "Source\tSEED\nzoë 1.jpg\t7",
                "\ufeffsource,seed\n\n  zoë 1.jpg , 7 \n\n",
            })
    void takesWhatSpreadsheetsWrite(String csv) throws Exception {
        List<ManifestEntry> entries = read("team.CSV", csv, Workflow.HEADSHOT);

        assertThat(entries).singleElement().satisfies(entry -> assertThat(written(entry))
                .isEqualTo(node("{'source': {'key': 'zoë 1.jpg'}, 'background': {'seed': 7}}")));
    }

    @Test
    void leavesToTheReaderOfTheInputWhatACellMustNotBe() throws Exception {
        Asked entry = (Asked) read("team.csv", "source,seed,again\nada.jpg,lucky,yes\n", Workflow.HEADSHOT)
                .get(0);

        assertThat(entry.input())
                .isEqualTo(node("{'source': {'key': 'ada.jpg'}, 'background': {'seed': 'lucky'}, 'again': 'yes'}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "team.csv | source,promt | unknown column \"promt\"; known for headshot: source, bucket, prompt",
                "team.csv | source,remove | unknown column \"remove\"",
                "team.csv | prompt | it has no column \"source\"",
                "team.csv | source,Source | the column \"source\" is there twice",
                "team.xlsx | source | its name ends neither in .csv nor in .jsonl",
            })
    void refusesWhatNothingCanBeMadeOf(String name, String text, String message) {
        assertThatThrownBy(() -> read(name, text, Workflow.HEADSHOT))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void refusesWhatIsNotUtf8() {
        for (String name : List.of("team.csv", "team.jsonl")) {
            assertThatThrownBy(() -> read(name, "source\nJörg.jpg\n", Workflow.HEADSHOT, StandardCharsets.ISO_8859_1))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("not in UTF-8");
        }
    }

    @Test
    void namesTheLineThatIsWrongAndGoesOn() throws Exception {
        assertThat(read("team.csv", "source,seed\na.jpg,1,2\nb.jpg,2\n", Workflow.HEADSHOT))
                .satisfiesExactly(
                        wrong -> assertThat(((Unreadable) wrong).reason())
                                .startsWith("it has 3 fields, and the header 2"),
                        right -> assertThat(right.line()).isEqualTo(3));
        assertThat(read(
                        "team.jsonl",
                        "{\"source\": \"a.jpg\"}\n\n{\"source\":\n[1]\n{\"source\": 1, \"source\": 2}\n{} {}\n{\"source\": {\"key\": \"b.jpg\"}}",
                        Workflow.HEADSHOT))
                .satisfiesExactly(
                        right -> assertThat(right.line()).isEqualTo(1),
                        wrong -> assertThat(wrong).isEqualTo(new Unreadable(3, "it is not JSON")),
                        wrong -> assertThat(((Unreadable) wrong).reason()).startsWith("it must be a JSON object"),
                        wrong -> assertThat(wrong).isEqualTo(new Unreadable(5, "it is not JSON")),
                        wrong -> assertThat(wrong).isEqualTo(new Unreadable(6, "it is not JSON")),
                        right -> assertThat(right.line()).isEqualTo(7));
    }

    /** Whatever follows it, however much of it: it must not become part of a prompt. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 10, 10_000})
    void stopsAtAQuoteThatIsNeverClosed(int following) throws Exception {
        String csv = "source,prompt\na.jpg,fine\n\n\"c.jpg\",\"of\ntwo lines\"\nb.jpg,\"never closed\n"
                + "c.jpg,x\n".repeat(following);

        assertThat(read("team.csv", csv, Workflow.HEADSHOT))
                .satisfiesExactly(
                        right -> assertThat(right.line()).isEqualTo(2),
                        right -> assertThat(right.line()).isEqualTo(4),
                        wrong -> {
                            assertThat(wrong.line()).isEqualTo(6);
                            assertThat(((Unreadable) wrong).reason()).contains("never closed");
                        });
    }

    @Test
    void namesTheLineWhereTheQuoteBeginsAndNotTheRecord() throws Exception {
        assertThat(read("team.csv", "source,prompt\n\"a\nb.jpg\",\"never closed\n", Workflow.HEADSHOT))
                .singleElement()
                .isEqualTo(
                        new Unreadable(
                                3,
                                "the quote that begins in line 3 is never closed: all lines after it would be part of that cell"));
    }

    @Test
    void stopsWhereTheNextQuotedCellSeemsToCloseTheQuote() throws Exception {
        assertThat(read("team.csv", "source,prompt\na.jpg,\"never closed\nb.jpg,\"a library\"\n", Workflow.HEADSHOT))
                .singleElement()
                .satisfies(wrong -> assertThat(wrong.line()).isEqualTo(2))
                .isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"source,\"prompt\na.jpg,x\n", "source,prompt\",\"seed\n"})
    void refusesAHeaderWithAnOpenQuote(String csv) {
        assertThatThrownBy(() -> read("team.csv", csv, Workflow.HEADSHOT))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("never closed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", ",,,\n,,,\n"})
    void refusesAManifestWithoutAHeader(String csv) {
        assertThatThrownBy(() -> read("team.csv", csv, Workflow.HEADSHOT))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no header");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unclosed.csv", "comma-only-lines.csv", "sep-line.csv"})
    void readsWhatIsMetInPractice(String file) throws Exception {
        List<ManifestEntry> entries = new ArrayList<>();
        try (InputStream in =
                Objects.requireNonNull(ManifestTest.class.getResourceAsStream("/manifests/" + file), file)) {
            Manifest.read(file, in, Workflow.HEADSHOT, entries::add);
        }

        if (file.equals("unclosed.csv")) {
            assertThat(entries).singleElement().satisfies(entry -> assertThat(((Unreadable) entry).reason())
                    .contains("begins in line 2 is never closed"));
        } else {
            assertThat(entries).singleElement().satisfies(entry -> assertThat(written(entry))
                    .isEqualTo(node("{'source': {'key': 'ada.jpg'}, 'background': {'prompt': 'a forest'}}")));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "source,seed,\na.jpg,7,\n",
                "source,seed,,,\na.jpg,7\n,,,,\n , \n",
                "source,,seed\na.jpg,,7,,,\n",
                ",,\nsource,seed\na.jpg,7\n",
                "sep=;\nsource;seed\na.jpg;7\n",
                "SEP=,\r\nsource,seed\r\na.jpg,7\r\n",
                "\"sep=|\"\nsource|seed\na.jpg|7\n",
                "sep=\t\nsource\tseed\na.jpg\t7\n",
                "\ufeffsep=;\nsource;seed;\na.jpg;7;\n;;\n",
            })
    void passesOverWhatSpreadsheetsAdd(String csv) throws Exception {
        assertThat(read("team.csv", csv, Workflow.HEADSHOT)).singleElement().satisfies(entry -> assertThat(
                        written(entry))
                .isEqualTo(node("{'source': {'key': 'a.jpg'}, 'background': {'seed': 7}}")));
    }

    @Test
    void refusesACellInAColumnWithoutAName() throws Exception {
        assertThat(read("team.csv", "source,,seed\na.jpg,lost,7\n", Workflow.HEADSHOT))
                .singleElement()
                .isEqualTo(new Unreadable(2, "field 2 is in a column that the header doesn't name"));
    }

    @Test
    void passesOverALineThatIsTooLong() throws Exception {
        String lines = "{\"source\": \"" + "x".repeat(5_000_000) + "\"}\n{\"source\": \"a.jpg\"}\n";

        assertThat(read("team.jsonl", lines, Workflow.HEADSHOT))
                .satisfiesExactly(
                        wrong -> assertThat(((Unreadable) wrong).reason()).startsWith("it has more than 32768"),
                        right -> assertThat(right.line()).isEqualTo(2));
    }

    @Test
    void readsEntryByEntry() throws Exception {
        AtomicInteger taken = new AtomicInteger();
        byte[] head = "source\n".getBytes(StandardCharsets.UTF_8);
        Manifest.read(
                "endless.csv",
                new java.io.SequenceInputStream(
                        new ByteArrayInputStream(head),
                        new ByteArrayInputStream("photo.jpg\n".repeat(100_000).getBytes(StandardCharsets.UTF_8))),
                Workflow.HEADSHOT,
                entry -> taken.incrementAndGet());

        assertThat(taken).hasValue(100_000);
    }
}
