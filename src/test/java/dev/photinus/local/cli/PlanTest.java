package dev.photinus.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {

    private CommandLineFixture command;
    private Path folder;

    @BeforeEach
    void folder(@TempDir Path temporary) {
        folder = temporary;
        command = new CommandLineFixture(temporary.resolve("storage"));
    }

    @Test
    void tellsCallsHoursAndDollars() {
        assertThat(command.execute("plan", "headshot", "1,000")).isZero();

        assertThat(command.out())
                .contains("1,000 photos through headshot")
                .containsPattern("createMask +1,000  2 in 3 s")
                .containsPattern("fill +1,000  4 in 60 s, 9,000 a day +4\\.2 hours")
                .contains("What binds is the quota of firefly: 4 in 60 s.")
                .containsPattern("State transitions +12\\.\\d +12,\\d{3} +\\$0\\.30\\d");
        assertThat(command.cloud.started).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"headshot, 12", "product, 1000000", "inpaint, 10000"})
    void fitsIntoEightyColumns(String workflow, String photos) {
        assertThat(command.execute("plan", workflow, photos)).isZero();

        assertThat(command.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void countsThePhotosInAFolder() throws IOException {
        Path team = Files.createDirectory(folder.resolve("team"));
        Files.writeString(team.resolve("anna.jpg"), "");
        Files.writeString(team.resolve("ben.png"), "");
        Files.writeString(team.resolve("notes.txt"), "");

        assertThat(command.execute("plan", "headshot", team, "--json")).isZero();

        assertThat(json().path("photos").asInt()).isEqualTo(2);
        assertThat(command.err()).contains("notes.txt");
    }

    @Test
    void asksForAnotherRateAndForVariations() throws IOException {
        assertThat(command.execute("plan", "product", "100", "--rpm", "40", "--variations", "2", "--json"))
                .isZero();

        JsonNode plan = json();
        assertThat(plan.path("variations").asInt()).isEqualTo(2);
        assertThat(plan.at("/operations/3/operation").asText()).isEqualTo("autoTone");
        assertThat(plan.at("/operations/3/calls").asInt()).isEqualTo(200);
        assertThat(plan.at("/operations/2/limits/0").asText()).isEqualTo("40 in 60 s");
        assertThat(plan.at("/dollars/inAll").asDouble()).isPositive();
    }

    @Test
    void goesByTheQuotaInTheEnvironment() throws IOException {
        command.with(Map.of("QUOTA_FIREFLY", "1/60s"));

        assertThat(command.execute("plan", "headshot", "61", "--json")).isZero();

        assertThat(json().path("hours").asDouble()).isBetween(1.02, 1.04);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plan headshot",
                "plan headshot 0",
                "plan headshot 1000001",
                "plan headshot nowhere/",
                "plan headshot 10 --rpm 0",
                "plan headshot 10 --variations 5",
                "plan inpaint 10 --variations 2",
                "plan selfie 10"
            })
    void refusesWhatCannotBePlanned(String arguments) {
        assertThat(command.execute((Object[]) arguments.split(" ", -1))).isEqualTo(2);
        assertThat(command.out()).isEmpty();
        assertThat(command.err()).isNotBlank();
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(command.out());
    }
}
