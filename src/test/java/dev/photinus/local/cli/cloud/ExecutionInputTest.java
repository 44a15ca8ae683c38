package dev.photinus.local.cli.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.local.aws.events.EventBus;
import dev.photinus.local.aws.lambda.InvocationReport;
import dev.photinus.local.aws.lambda.InvocationResult;
import dev.photinus.local.aws.sam.SamTemplate;
import dev.photinus.local.cli.workflow.Background;
import dev.photinus.local.cli.workflow.BatchRequest;
import dev.photinus.local.cli.workflow.OwnMask;
import dev.photinus.local.cli.workflow.PhotoRequest;
import dev.photinus.local.cli.workflow.Wish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExecutionInputTest {

    private static final Background PLAIN = new Background(null, null, null, 1);
    private static final OwnMask MASK = new OwnMask(Path.of("masks/a.png"), "a.png");

    @Test
    void leavesOutWhatNobodyAskedFor() throws JsonProcessingException {
        assertInput(
                new Wish.Headshot(PLAIN, null), "{'source': {'bucket': 'photos', 'key': 'runs/headshot/anna.jpg'}}");
        assertInput(new Wish.Product(PLAIN), "{'source': {'bucket': 'photos', 'key': 'runs/product/anna.jpg'}}");
    }

    @Test
    void tellsTheBackground() throws JsonProcessingException {
        assertInput(
                new Wish.Product(new Background("a table", "people", 7L, 2)),
                "{'source': {'bucket': 'photos', 'key': 'runs/product/anna.jpg'},"
                        + " 'background': {'prompt': 'a table', 'negativePrompt': 'people', 'seed': 7, 'variations': 2}}");
    }

    @Test
    void tellsAHeadshotsMaskAndWhatIsWhiteOnIt() throws JsonProcessingException {
        assertInput(
                new Wish.Headshot(
                        new Background(null, null, 7L, 1), new Wish.SubjectMask(MASK, Wish.Selects.BACKGROUND)),
                "{'source': {'bucket': 'photos', 'key': 'runs/headshot/anna.jpg'}, 'background': {'seed': 7},"
                        + " 'mask': {'bucket': 'photos', 'key': 'masks/headshot/anna.jpg/a.png', 'selects': 'background'}}");
    }

    @Test
    void tellsWhatToPaintAway() throws JsonProcessingException {
        String source = "{'source': {'bucket': 'photos', 'key': 'runs/inpaint/anna.jpg'}, ";

        assertInput(new Wish.RemoveObjects(List.of("dog", "ball"), null), source + "'remove': ['dog', 'ball']}");
        assertInput(new Wish.RemoveObjects(List.of("dog"), 0.25), source + "'remove': ['dog'], 'minimumScore': 0.25}");
        assertInput(new Wish.ListObjects(), source + "'listObjects': true}");
        assertInput(
                new Wish.RemoveMasked(List.of(MASK, new OwnMask(Path.of("b/a.png"), "a-2.png"))),
                source + "'masks': [{'bucket': 'photos', 'key': 'masks/inpaint/anna.jpg/a.png'},"
                        + " {'bucket': 'photos', 'key': 'masks/inpaint/anna.jpg/a-2.png'}]}");
    }

    /** With --adobe live and the stack's own bucket: the photo would be paid for twice. */
    @ParameterizedTest
    @ValueSource(strings = {"headshot", "product", "inpaint"})
    void putsNoPhotoWhereAnUploadStartsAnExecutionOfItsOwn(String workflow) throws IOException {
        SamTemplate template = SamTemplate.read(Path.of("template.yaml"), Map.of("AdobeCredentials", "none"));
        List<String> started = new ArrayList<>();
        EventBus events = new EventBus(template.eventRules(), (function, event) -> {
            started.add(event.at("/detail/object/key").asText());
            return CompletableFuture.completedFuture(
                    new InvocationResult.Succeeded(JsonNodeFactory.instance.objectNode(), InvocationReport.none("1")));
        });

        for (String key : List.of(BatchRequest.folder(workflow) + "ada.jpg", "incoming/" + workflow + "/ada.jpg")) {
            JsonNode event =
                    new ObjectMapper().readTree(Files.readString(Path.of("infra/events/startWorkflow/uploaded.json")));
            ((ObjectNode) event.at("/detail/bucket"))
                    .put("name", template.buckets().get(0).name());
            ((ObjectNode) event.at("/detail/object")).put("key", key);
            events.put(event).join();
        }

        assertThat(started).containsExactly("incoming/" + workflow + "/ada.jpg");
    }

    private static void assertInput(Wish wish, String expected) throws JsonProcessingException {
        ExecutionInput input =
                new ExecutionInput("photos", new PhotoRequest(Path.of("team/Anna.jpg"), "anna.jpg", wish, null));

        // as text: a number that is read is not of the type of one that was put
        assertThat(input.json().toString())
                .isEqualTo(
                        new ObjectMapper().readTree(expected.replace('\'', '"')).toString());
    }
}
