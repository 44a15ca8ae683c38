package dev.photinus.local.adobe.http;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A TCP relay in front of an HTTP server that cuts idle connections, which the JDK's server can only do in order, and never on
 * demand. A connection with a call under way is left alone.
 */
final class ConnectionRelay extends Filter implements AutoCloseable {

    private static final List<Cut> IN_TURN = List.of(Cut.RESET, Cut.CLOSE, Cut.VANISH);

    private final ServerSocket listening;
    private final InetSocketAddress server;
    private final Duration idleTimeout;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "adobe-relay");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<Integer, Connection> byServerPort = new ConcurrentHashMap<>();
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger timedOut = new AtomicInteger();
    private final Map<Cut, Integer> cuts = new EnumMap<>(Cut.class);

    /**
     * Listens on 127.0.0.1.
     *
     * @param port 0 for any free one
     * @param server to relay to; it calls this filter around every exchange
     * @param idleTimeout after which a connection is cut, in each of the ways by turns
     */
    ConnectionRelay(int port, InetSocketAddress server, Duration idleTimeout) throws IOException {
        this.listening = new ServerSocket();
        this.listening.setReuseAddress(true);
        this.listening.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
        this.server = server;
        this.idleTimeout = idleTimeout;
        threads.execute(this::accept);
        threads.execute(this::sweep);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Cuts every connection that is idle now; returns how many these were. */
    int cutIdle(Cut how) {
        return cutIdle(how, Duration.ZERO);
    }

    private int cutIdle(Cut how, Duration idleFor) {
        int cut = 0;
        for (Connection each : connections) {
            if (each.cutIfIdle(how, idleFor)) {
                cut++;
            }
        }
        count(how, cut);
        return cut;
    }

    private synchronized void count(Cut how, int more) {
        if (more > 0) {
            cuts.merge(how, more, Integer::sum);
        }
    }

    /** How many connections were cut, by the way in which they were. */
    synchronized Map<Cut, Integer> cuts() {
        return Map.copyOf(cuts);
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        Connection connection = byServerPort.get(exchange.getRemoteAddress().getPort());
        if (connection != null) {
            connection.began();
        }
        try {
            chain.doFilter(exchange);
        } finally {
            if (connection != null) {
                connection.ended();
            }
        }
    }

    @Override
    public String description() {
        return "Knows which connections are idle";
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                try {
                    connect(client);
                } catch (IOException e) {
                    client.close();
                }
            } catch (IOException e) {
                // closed, or a client that has gone
            }
        }
    }

    private void connect(Socket client) throws IOException {
        Socket upstream = new Socket(server.getAddress(), server.getPort());
        client.setTcpNoDelay(true);
        upstream.setTcpNoDelay(true);
        Connection connection = new Connection(client, upstream);
        connections.add(connection);
        byServerPort.put(upstream.getLocalPort(), connection);
        threads.execute(connection::pumpRequests);
        threads.execute(connection::pumpAnswers);
    }

    private void sweep() {
        try {
            while (!listening.isClosed()) {
                Thread.sleep(Math.max(10, idleTimeout.toMillis() / 4));
                for (Connection each : connections) {
                    Cut how = IN_TURN.get(timedOut.get() % IN_TURN.size());
                    if (each.cutIfIdle(how, idleTimeout)) {
                        timedOut.incrementAndGet();
                        count(how, 1);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    @Override
    public void close() {
        quietly(listening);
        connections.forEach(Connection::close);
        threads.shutdownNow();
    }

    private static void quietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            // it is gone anyway
        }
    }

    /** A client's connection and the server's that belongs to it. */
    private final class Connection {
        private final Socket client;
        private final Socket upstream;
        private boolean cut;
        private boolean asked = true; // a new connection is about to be used
        private int calls;
        private long lastUse = System.nanoTime();

        Connection(Socket client, Socket upstream) {
            this.client = client;
            this.upstream = upstream;
        }

        synchronized void began() {
            calls++;
        }

        synchronized void ended() {
            calls--;
            lastUse = System.nanoTime();
        }

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
            connections.remove(this);
            byServerPort.values().remove(this);
        }
    }
}
