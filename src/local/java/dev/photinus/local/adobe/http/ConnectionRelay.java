package dev.photinus.local.adobe.http;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
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
import java.util.function.IntPredicate;

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
    private final Map<Integer, RelayedConnection> byServerPort = new ConcurrentHashMap<>();
    private final Set<RelayedConnection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
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

    /**
     * Cuts connections that are idle now; returns how many these were.
     *
     * @param clientPorts which of them, by the port that the client calls from
     */
    int cutIdle(Cut how, IntPredicate clientPorts) {
        int cut = 0;
        for (RelayedConnection each : connections) {
            if (clientPorts.test(each.clientPort()) && each.cutIfIdle(how, Duration.ZERO)) {
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

    /** How many connections clients hold open, vanished ones among them. */
    int open() {
        return connections.size();
    }

    /** How many connections there have been. */
    int accepted() {
        return accepted.get();
    }

    /** How many connections were cut, by the way in which they were. */
    synchronized Map<Cut, Integer> cuts() {
        return Map.copyOf(cuts);
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        RelayedConnection connection =
                byServerPort.get(exchange.getRemoteAddress().getPort());
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
        RelayedConnection connection = new RelayedConnection(client, upstream, this::forget);
        accepted.incrementAndGet();
        connections.add(connection);
        byServerPort.put(upstream.getLocalPort(), connection);
        threads.execute(connection::pumpRequests);
        threads.execute(connection::pumpAnswers);
    }

    private void forget(RelayedConnection ended) {
        connections.remove(ended);
        byServerPort.values().remove(ended);
    }

    private void sweep() {
        try {
            while (!listening.isClosed()) {
                Thread.sleep(Math.max(10, idleTimeout.toMillis() / 4));
                for (RelayedConnection each : connections) {
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
        try {
            listening.close();
        } catch (IOException e) {
            // it listens no more, either way
        }
        connections.forEach(RelayedConnection::close);
        threads.shutdownNow();
    }
}
