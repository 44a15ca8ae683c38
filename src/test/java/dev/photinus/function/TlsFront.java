package dev.photinus.function;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** Speaks TLS for servers that do not: whatever comes in encrypted goes to them as it is, and back. */
final class TlsFront implements AutoCloseable {

    /** Of a key store that lives as long as a test. */
    static final String PASSWORD = "changeit";

    private static final int BACKLOG = 50;

    private final SSLContext tls;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<SSLServerSocket> servers = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();

    /** @param keyStore of {@link #selfSigned} */
    TlsFront(Path keyStore) throws IOException {
        try {
            KeyStore keys = KeyStore.getInstance(keyStore.toFile(), PASSWORD.toCharArray());
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD.toCharArray());
            tls = SSLContext.getInstance("TLS");
            tls.init(managers.getKeyManagers(), null, null);
        } catch (GeneralSecurityException e) {
            throw new IOException("The key store cannot be used", e);
        }
    }

    /** Makes a key with a certificate for localhost that only those trust who are told to: the store is both sides'. */
    static Path selfSigned(Path keyStore) throws IOException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keystore",
                        keyStore.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-alias",
                        "localhost",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (keytool.onExit().join().exitValue() != 0) {
            throw new IOException("keytool failed");
        }
        return keyStore;
    }

    /** The https URL by which a server can be reached. */
    URI before(URI server) throws IOException {
        SSLServerSocket socket = (SSLServerSocket)
                tls.getServerSocketFactory().createServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        servers.add(socket);
        threads.execute(() -> serve(socket, server));
        return URI.create("https://localhost:" + socket.getLocalPort());
    }

    /** How many connections there have been. */
    int connections() {
        return connections.get();
    }

    private void serve(SSLServerSocket socket, URI server) {
        while (!socket.isClosed()) {
            try {
                Socket caller = socket.accept();
                connections.incrementAndGet();
                Socket called = new Socket(server.getHost(), server.getPort());
                threads.execute(() -> pump(caller, called));
                threads.execute(() -> pump(called, caller));
            } catch (IOException e) {
                // this connection, or the server, is closed
            }
        }
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException e) {
            // either side may hang up at any time
        }
    }

    @Override
    public void close() throws IOException {
        for (SSLServerSocket server : servers) {
            server.close();
        }
        threads.shutdownNow();
    }
}
