package dev.photinus.local.cli.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.local.adobe.AdobeStandIn;
import dev.photinus.local.adobe.StandInSettings;
import dev.photinus.local.adobe.http.Cut;
import dev.photinus.local.aws.lambda.Watch;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
@Timeout(60)
class FrozenConnectionsTest {

    private static final int PATIENCE_MILLIS = 500;

    @Test
    void idleConnectionsOfAFrozenProcessAreCutInEachWay() throws Exception {
        try (AdobeStandIn adobe = standIn()) {
            FrozenConnections frozen = new FrozenConnections(Watch.NONE, adobe);
            long self = ProcessHandle.current().pid();
            for (Cut how : Cut.values()) {
                try (Socket connection = asked(adobe)) {
                    while (!adobe.cuts().containsKey(how)) {
                        frozen.froze("PollStatusFunction", self);
                    }
                    assertThat(end(connection)).isEqualTo(how);
                }
            }
            assertThat(adobe.cuts()).containsOnlyKeys(Cut.values()).allSatisfy((how, count) -> assertThat(count)
                    .isEqualTo(1));
            assertThat(frozen.freezes()).isGreaterThanOrEqualTo(Cut.values().length);
        }
    }

    @Test
    void connectionsOfOtherProcessesStay() throws Exception {
        Process other = new ProcessBuilder("sleep", "60").start();
        try (AdobeStandIn adobe = standIn();
                Socket connection = asked(adobe)) {
            FrozenConnections frozen = new FrozenConnections(Watch.NONE, adobe);

            frozen.froze("PollStatusFunction", other.pid());

            assertThat(adobe.cuts()).isEmpty();
            ask(connection);
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void aProcessThatHasEndedHasNoPorts() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();

        assertThat(ProcessPorts.of(ended.pid())).isEmpty();
    }

    private static AdobeStandIn standIn() {
        return AdobeStandIn.start(StandInSettings.quick().withIdleTimeout(Duration.ofMinutes(1)));
    }

    private static Socket asked(AdobeStandIn adobe) throws IOException {
        Socket connection = new Socket(adobe.uri().getHost(), adobe.uri().getPort());
        ask(connection);
        return connection;
    }

    /** Has a call answered, whatever the answer. */
    private static void ask(Socket connection) throws IOException {
        connection
                .getOutputStream()
                .write("HEAD /nowhere HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("\r\n\r\n") < 0) {
            int next = connection.getInputStream().read();
            assertThat(next).as("after %s", answer).isNotNegative();
            answer.append((char) next);
        }
    }

    /** How the connection has ended, as its client sees it before it writes. */
    private static Cut end(Socket connection) throws IOException {
        connection.setSoTimeout(PATIENCE_MILLIS);
        try {
            assertThat(connection.getInputStream().read()).isNegative();
            return Cut.CLOSE;
        } catch (SocketTimeoutException e) {
            return Cut.VANISH;
        } catch (SocketException e) {
            return Cut.RESET;
        }
    }
}
