package dev.photinus.local.cli.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.photinus.local.aws.LocalCredentials;
import dev.photinus.local.cli.workflow.CloudException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStateTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void isTheSameCloudAtTheNextStart() throws IOException {
        LocalCredentials credentials;
        try (LocalState state = LocalState.in(folder.resolve("state"))) {
            credentials = state.credentials();
            assertThat(state.port("s3")).isZero();
            state.rememberPort("s3", 4711);
        }

        try (LocalState state = LocalState.in(folder.resolve("state"))) {
            assertThat(state.credentials()).isEqualTo(credentials);
            assertThat(state.port("s3")).isEqualTo(4711);
            assertThat(state.port("adobe")).isZero();
        }
    }

    @Test
    void aRunGoesOnUntilItIsFinished() throws IOException {
        String run;
        try (LocalState state = LocalState.in(folder)) {
            run = state.run();
            assertThat(run).matches("[0-9a-f]{8}");
        }
        try (LocalState state = LocalState.in(folder)) {
            assertThat(state.run()).as("it was killed").isEqualTo(run);
            state.finishRun();
        }
        try (LocalState state = LocalState.in(folder)) {
            assertThat(state.run()).isNotEmpty().isNotEqualTo(run);
        }
    }

    @Test
    void belongsToOneProcessAtATime() throws IOException {
        try (LocalState state = LocalState.in(folder)) {
            assertThat(state.run()).isNotEmpty();
            assertThatThrownBy(() -> LocalState.in(folder))
                    .isInstanceOf(CloudException.class)
                    .hasMessageContaining("Another run is using " + folder);
        }
        LocalState.in(folder).close();
    }

    @Test
    void showsItsAccessKeyToNobody() throws IOException {
        try (LocalState state = LocalState.in(folder)) {
            assertThat(state.credentials().secretAccessKey()).isNotEmpty();
            assertThat(Files.getPosixFilePermissions(folder.resolve("cloud.properties")))
                    .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        }
    }

    @Test
    void letsNobodyElseIn() throws IOException {
        Path state = folder.resolve("out/.photinus");

        LocalState.in(state).close();

        assertThat(Files.getPosixFilePermissions(state)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(Files.getPosixFilePermissions(folder.resolve("out"))).contains(PosixFilePermission.GROUP_READ);
    }

    @Test
    void aTemporaryOneLeavesNothing() throws IOException {
        LocalState state = LocalState.temporary();
        Path s3 = Files.createDirectories(state.s3());
        assertThat(state.dynamoDb()).isEmpty();
        assertThat(state.run()).isEmpty();

        state.close();

        assertThat(s3).doesNotExist();
    }
}
