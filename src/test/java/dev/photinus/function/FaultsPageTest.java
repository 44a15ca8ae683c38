package dev.photinus.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.local.adobe.fault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FaultsPageTest {

    private static final Path PAGE = Path.of("docs", "faults.md");

    /** With {@code -Dfaults.write} it writes the page. */
    @Test
    void thePageSaysWhatIsChecked() throws IOException {
        if (System.getProperty("faults.write") != null) {
            Files.writeString(PAGE, FaultsPage.markdown());
        }
        assertThat(PAGE)
                .as("./mvnw test -Dtest=FaultsPageTest -Dfaults.write writes it anew")
                .hasContent(FaultsPage.markdown());
    }

    /** A late answer is an answer. */
    @Test
    void everyFaultIsChecked() {
        Set<Fault> checked = EnumSet.noneOf(Fault.class);
        FaultRow.all().forEach(row -> checked.addAll(row.faults()));

        assertThat(EnumSet.complementOf(EnumSet.copyOf(checked))).containsExactly(Fault.SLOW);
    }
}
