package dev.photinus.storage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A TCP relay that resets its first connection when so many bytes have come in, and hands on what the others say. */
final class BreakingRelay implements AutoCloseable {

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger broken = new AtomicInteger();
    private final URI server;
    private final int bytes;

    BreakingRelay(URI server, int bytes) throws IOException {
        this.server = server;
        this.bytes = bytes;
        threads.execute(this::accept);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    /** How many connections were reset. */
    int broken() {
        return broken.get();
    }

    private void accept() {
        try {
            reset(listening.accept());
            while (true) {
                Socket client = listening.accept();
                Socket upstream = new Socket(server.getHost(), server.getPort());
                threads.execute(() -> pump(client, upstream));
                threads.execute(() -> pump(upstream, client));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void reset(Socket client) throws IOException {
        client.setSoLinger(true, 0);
        client.getInputStream().skipNBytes(bytes);
        broken.incrementAndGet();
        client.close();
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // either side may hang up at any time
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        threads.shutdownNow();
    }
}
