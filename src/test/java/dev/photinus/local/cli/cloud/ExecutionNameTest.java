package dev.photinus.local.cli.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.photinus.local.cli.workflow.CloudException;
import dev.photinus.local.cli.workflow.OwnMask;
import dev.photinus.local.cli.workflow.PhotoRequest;
import dev.photinus.local.cli.workflow.Wish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecutionNameTest {

    private static final JsonNode INPUT = JsonNodeFactory.instance.objectNode().put("seed", 7);
    private static final JsonNode OTHER_INPUT =
            JsonNodeFactory.instance.objectNode().put("seed", 8);

    private final Path folder;

    ExecutionNameTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private PhotoRequest request(String name, String photo, String mask) throws IOException {
        Path file = Files.writeString(folder.resolve("photo"), photo);
        Path maskFile = Files.writeString(folder.resolve("mask"), mask);
        return new PhotoRequest(file, name, new Wish.RemoveMasked(List.of(new OwnMask(maskFile, "mask.png"))), null);
    }

    private String name(String name, String photo, String mask, JsonNode input) throws IOException {
        return ExecutionName.of(request(name, photo, mask), input).forTheTime(1);
    }

    @Test
    void isTheSameForTheSamePhotoMaskAndSettingsOnly() throws IOException {
        String name = name("anna.jpg", "a photo", "a mask", INPUT);

        assertThat(name("anna.jpg", "a photo", "a mask", INPUT)).isEqualTo(name);
        assertThat(name("bruno.jpg", "a photo", "a mask", INPUT)).isNotEqualTo(name);
        assertThat(name("anna.jpg", "another", "a mask", INPUT)).isNotEqualTo(name);
        assertThat(name("anna.jpg", "a photo", "another", INPUT)).isNotEqualTo(name);
        assertThat(name("anna.jpg", "a photo", "a mask", OTHER_INPUT)).isNotEqualTo(name);
    }

    @Test
    void beginsWithThePhotosNameAndIsOneThatAwsTakes() throws IOException {
        assertThat(name("anna.jpg", "a photo", "a mask", INPUT)).startsWith("anna-jpg-");
        assertThat(name("Zoë & Bruno, 100% ".repeat(20) + ".jpg", "a photo", "a mask", INPUT))
                .matches("[A-Za-z0-9_-]{1,80}");
    }

    @Test
    void isAnotherEachTimeAndInEachRunThatMakesEverythingAnew() throws IOException {
        ExecutionName name = ExecutionName.of(request("anna.jpg", "a photo", "a mask"), INPUT);

        assertThat(List.of(
                        name.forTheTime(1),
                        name.forTheTime(2),
                        name.anew("20261121").forTheTime(1),
                        name.anew("20261121").forTheTime(2)))
                .doesNotHaveDuplicates();
    }

    @Test
    void namesThePhotoThatCannotBeRead() throws IOException {
        PhotoRequest gone = request("anna.jpg", "a photo", "a mask");
        Files.delete(gone.photo());

        assertThatThrownBy(() -> ExecutionName.of(gone, INPUT))
                .isInstanceOf(CloudException.class)
                .hasMessageStartingWith("anna.jpg cannot be read");
    }
}
