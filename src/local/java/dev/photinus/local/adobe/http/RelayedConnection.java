package dev.photinus.local.adobe.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.function.Consumer;

/** A client's connection with the one to the server behind it. */
final class RelayedConnection {
    private final Socket client;
    private final Socket upstream;
    private final Consumer<RelayedConnection> ended;
    private boolean cut;
    private boolean asked = true; // a new connection is about to be used
    private int calls;
    private long lastUse = System.nanoTime();

    RelayedConnection(Socket client, Socket upstream, Consumer<RelayedConnection> ended) {
        this.client = client;
        this.upstream = upstream;
        this.ended = ended;
    }

    /** The port that the client calls from. */
    int clientPort() {
        return client.getPort();
    }

    /** The server begins to work on a call. */
    synchronized void began() {
        calls++;
    }

    /** The server has answered a call. */
    synchronized void ended() {
        calls--;
        lastUse = System.nanoTime();
    }

    /** Cuts it if it has been idle for so long, without a call under way; tells whether it was. */
    synchronized boolean cutIfIdle(Cut how, Duration idleFor) {
        if (cut || asked || calls > 0 || System.nanoTime() - lastUse < idleFor.toNanos()) {
            return false;
        }
        cut = true;
        try {
            if (how == Cut.RESET) {
                client.setSoLinger(true, 0);
            }
            if (how != Cut.VANISH) {
                client.close();
            }
        } catch (IOException e) {
            // the client has closed it meanwhile
        }
        quietly(upstream);
        return true;
    }

    /** Before any byte of an answer is handed on: the client sends nothing more until it has all of it. */
    private synchronized boolean mark(boolean request) {
        asked = request;
        lastUse = System.nanoTime();
        return !cut;
    }

    /** Hands on what the client sends, until either side hangs up. */
    void pumpRequests() {
        byte[] buffer = new byte[1 << 16];
        try (client;
                InputStream in = client.getInputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (mark(true)) {
                    upstream.getOutputStream().write(buffer, 0, read);
                } // what goes into a connection that has vanished is read by nobody
            }
        } catch (IOException e) {
            // either side may hang up at any time
        } finally {
            close();
        }
    }

    /** Hands on what the server sends, until either side hangs up. */
    void pumpAnswers() {
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = upstream.getInputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (mark(false)) {
                    client.getOutputStream().write(buffer, 0, read);
                }
            }
            hangUp(false);
        } catch (IOException e) {
            hangUp(true);
        }
    }

    /** As the server did. */
    private void hangUp(boolean reset) {
        synchronized (this) {
            if (cut) {
                return;
            }
        }
        try {
            if (reset) {
                client.setSoLinger(true, 0);
            }
        } catch (IOException e) {
            // closed already
        }
        close();
    }

    void close() {
        quietly(client);
        quietly(upstream);
        ended.accept(this);
    }

    private static void quietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            // it is gone anyway
        }
    }
}
