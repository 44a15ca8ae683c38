package dev.photinus.local.cli.chaos;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The TCP ports of another process, as Linux tells them.
 *
 * @see <a href="https://www.kernel.org/doc/html/latest/networking/proc_net_tcp.html">Linux: /proc/net/tcp</a>
 */
final class ProcessPorts {

    private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d+)]");
    private static final int LOCAL_ADDRESS = 1;
    private static final int INODE = 9;
    private static final int HEXADECIMAL = 16;

    private ProcessPorts() {}

    /** The local ports of its connections; none if it has ended, or this is not Linux. */
    static Set<Integer> of(long pid) {
        Path process = Path.of("/proc", Long.toString(pid));
        Set<Integer> ports = new HashSet<>();
        try {
            Set<String> sockets = sockets(process.resolve("fd"));
            for (String table : List.of("net/tcp", "net/tcp6")) {
                for (String line : Files.readAllLines(process.resolve(table))) {
                    String[] columns = line.strip().split("\\s+", -1);
                    if (columns.length > INODE && sockets.contains(columns[INODE])) {
                        String address = columns[LOCAL_ADDRESS];
                        ports.add(Integer.parseInt(address.substring(address.indexOf(':') + 1), HEXADECIMAL));
                    }
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            return Set.of();
        }
        return ports;
    }

    /** The inodes of a process's sockets. */
    private static Set<String> sockets(Path descriptors) throws IOException {
        Set<String> sockets = new HashSet<>();
        try (DirectoryStream<Path> open = Files.newDirectoryStream(descriptors)) {
            for (Path descriptor : open) {
                Matcher socket =
                        SOCKET.matcher(Files.readSymbolicLink(descriptor).toString());
                if (socket.matches()) {
                    sockets.add(socket.group(1));
                }
            }
        }
        return sockets;
    }
}
