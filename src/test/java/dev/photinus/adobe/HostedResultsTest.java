package dev.photinus.adobe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HostedResultsTest {

    private final HostedResults results =
            new HostedResults(new AdobeHosts(AdobeHostsTest.config()), AdobeHostsTest.config());

    /** How many bytes a host of one's own network gets to read. */
    private int bytesThatArrive(boolean anywhere) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Integer> arrived = CompletableFuture.supplyAsync(() -> read(server));
            HttpURLConnection connection = results.connection(
                    URI.create("https://127.0.0.1:" + server.getLocalPort() + "/result.png"), anywhere);

            assertThatThrownBy(connection::getResponseCode)
                    .isInstanceOf(anywhere ? IOException.class : PublicSockets.PrivateAddressException.class);

            return arrived.join();
        }
    }

    private static int read(ServerSocket server) {
        try (Socket caller = server.accept()) {
            return caller.getInputStream().readNBytes(5).length;
        } catch (IOException e) {
            return 0; // reset
        }
    }

    @Test
    void sendsNotAByteToAnAddressThatIsNotOfTheInternet() throws Exception {
        assertThat(bytesThatArrive(false)).isZero();
    }

    @Test
    void butAHostThatTheSettingsNameMayBeAnywhere() throws Exception {
        assertThat(bytesThatArrive(true)).isEqualTo(5);
    }

    @Test
    void encryptsNoConnectionThatNobodyHasLookedAt() {
        PublicSockets sockets = new PublicSockets();

        assertThatThrownBy(() -> sockets.createSocket("localhost", 443)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> sockets.createSocket(InetAddress.getLoopbackAddress(), 443))
                .isInstanceOf(IOException.class);
    }

    @Test
    void readsAsMuchAsMayBe() throws Exception {
        try (BoundedStream stream =
                new BoundedStream(new ByteArrayInputStream(new byte[100]), 100, Duration.ofSeconds(1), () -> 0)) {
            assertThat(stream.readAllBytes()).hasSize(100);
        }
    }

    @Test
    void andNotAByteMore() throws Exception {
        try (BoundedStream stream =
                new BoundedStream(new ByteArrayInputStream(new byte[101]), 100, Duration.ofSeconds(1), () -> 0)) {
            assertThatThrownBy(stream::readAllBytes)
                    .isInstanceOfSatisfying(AdobeException.Rejected.class, rejected -> assertThat(rejected.code())
                            .isEqualTo("result_too_large"));
        }
    }

    @Test
    void givesUpAHostThatTakesItsTime() throws Exception {
        AtomicLong seconds = new AtomicLong();
        try (BoundedStream stream = new BoundedStream(
                new ByteArrayInputStream(new byte[100]), 100, Duration.ofSeconds(5), () -> Duration.ofSeconds(
                                seconds.getAndIncrement())
                        .toNanos())) {
            for (int i = 1; i <= 5; i++) {
                assertThat(stream.read()).isZero();
            }

            assertThatThrownBy(stream::read).isInstanceOf(AdobeException.Passing.class);
        }
    }
}
