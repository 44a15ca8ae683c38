package dev.photinus.local.cli.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteJDBCLoader;

/**
 * The SQLite file that DynamoDB Local keeps the ledger in, while DynamoDB Local does not run. Takes out of it what opens doors: SQLite
 * leaves deleted rows in free pages, so the file is written anew.
 *
 * <p>A table of DynamoDB is a table here, with the partition key in {@code hashKey} and the item as DynamoDB's JSON in
 * {@code ObjectJSON}.
 *
 * @see <a href="https://www.sqlite.org/lang_vacuum.html">SQLite: VACUUM</a>
 */
final class LedgerFile {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String TOKEN = "access-token";
    private static final String JOB = "photo#";
    private static final String STATE = "/jobState/S";
    private static final List<String> AT_ADOBE = List.of("statusUrl", "cancelUrl");

    private final Path folder;

    /** @param folder of DynamoDB Local; there need be nothing in it */
    LedgerFile(Path folder) {
        this.folder = folder;
    }

    /** Loads SQLite. In the middle of a shutdown, it can be used but not loaded. */
    static void warmUp() {
        try {
            var unused = SQLiteJDBCLoader.initialize();
        } catch (Exception e) { // its declaration names no other
            // whoever uses it is told
        }
    }

    /**
     * Takes out the access token and the run's jobs: it has finished. Jobs stay whose results are all in the bucket, without their
     * URLs at Adobe: they are paid for, and another run may use them.
     */
    void forgetRun() throws IOException {
        rewrite((connection, table) -> {
            forgetToken(connection, table);
            rewriteJobs(connection, table, item -> {
                if (!isCopied(item)) {
                    return false;
                }
                forgetResults(item);
                AT_ADOBE.forEach(name -> item.putObject(name).put("NULL", true));
                return true;
            });
        });
    }

    /**
     * Takes out the access token, and the URLs of results: what a run needs that is continued is asked for at the jobs' status URLs.
     * A result stays that has no status URL, of a fill of the legacy generation: it is paid for, and known by that URL alone. Leases
     * end, since the functions that held them are dead.
     *
     * @param adobe where the jobs are now asked for; null to leave that as it is
     */
    void forgetCredentials(@Nullable URI adobe) throws IOException {
        rewrite((connection, table) -> {
            forgetToken(connection, table);
            rewriteJobs(connection, table, item -> {
                forgetResults(item);
                endLease(item);
                if (adobe != null) {
                    AT_ADOBE.forEach(name -> move(item, name, adobe));
                }
                return true;
            });
        });
    }

    private static void forgetToken(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            var unused =
                    statement.executeUpdate("DELETE FROM " + table + " WHERE CAST(hashKey AS TEXT) = '" + TOKEN + "'");
        }
    }

    /** @param change changes an item; false to delete it */
    private static void rewriteJobs(Connection connection, String table, Predicate<ObjectNode> change)
            throws SQLException, IOException {
        try (Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery(
                        "SELECT rowid, ObjectJSON FROM " + table + " WHERE CAST(hashKey AS TEXT) LIKE '" + JOB + "%'");
                PreparedStatement update =
                        connection.prepareStatement("UPDATE " + table + " SET ObjectJSON = ? WHERE rowid = ?");
                PreparedStatement delete = connection.prepareStatement("DELETE FROM " + table + " WHERE rowid = ?")) {
            while (rows.next()) {
                ObjectNode item = (ObjectNode) JSON.readTree(rows.getBytes(2));
                if (change.test(item)) {
                    update.setBytes(1, item.toString().getBytes(StandardCharsets.UTF_8));
                    update.setLong(2, rows.getLong(1));
                    update.addBatch();
                } else {
                    delete.setLong(1, rows.getLong(1));
                    delete.addBatch();
                }
            }
            var unused = update.executeBatch();
            unused = delete.executeBatch();
        }
    }

    private static boolean isCopied(ObjectNode item) {
        JsonNode outputs = item.at("/outputs/L");
        return item.at(STATE).asText().equals("SUCCEEDED")
                && !outputs.isEmpty()
                && outputs.valueStream()
                        .allMatch(output -> output.at("/M/copiedTo/M").isObject());
    }

    /** An output that is copied keeps its copy. Where one is not, the job counts as running, and is asked for its results again. */
    private static void forgetResults(ObjectNode item) {
        JsonNode outputs = item.at("/outputs/L");
        boolean copied = true;
        for (JsonNode output : outputs) {
            if (output.at("/M/copiedTo/M").isObject()) {
                ((ObjectNode) output.get("M")).putObject("resultUrl").put("NULL", true);
            } else {
                copied = false;
            }
        }
        if (!copied && item.at("/statusUrl/S").isTextual()) {
            item.remove(List.of("outputs", "seenAt"));
            if (item.at(STATE).asText().equals("SUCCEEDED")) {
                item.putObject("jobState").put("S", "SUBMITTED");
            }
        }
    }

    /** The attempt stays in doubt: Adobe may have accepted it. */
    private static void endLease(ObjectNode item) {
        if (item.at(STATE).asText().equals("SUBMITTING")) {
            item.putObject("jobState").put("S", "RESERVED");
            item.remove(List.of("leasedBy", "leasedUntil", "notBefore"));
        }
    }

    private static void move(ObjectNode item, String name, URI adobe) {
        JsonNode url = item.at("/" + name + "/S");
        if (url.isTextual()) {
            item.putObject(name)
                    .put(
                            "S",
                            adobe.resolve(URI.create(url.textValue()).getRawPath())
                                    .toString());
        }
    }

    @FunctionalInterface
    private interface Change {
        void of(Connection connection, String table) throws SQLException, IOException;
    }

    private void rewrite(Change change) throws IOException {
        for (Path file : files()) {
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                    Statement statement = connection.createStatement()) {
                // a DynamoDB Local whose run was killed may still be about to end
                var unused = statement.execute("PRAGMA busy_timeout = 5000");
                connection.setAutoCommit(false);
                for (String table : tables(connection)) {
                    change.of(connection, table);
                }
                connection.commit();
                connection.setAutoCommit(true);
                unused = statement.execute("VACUUM");
            } catch (SQLException e) {
                throw new IOException("the access token could not be taken out of " + file + ": " + e.getMessage(), e);
            }
        }
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> entry.toString().endsWith(".db")).toList();
        }
    }

    /** Quoted. */
    private static List<String> tables(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet tables = statement.executeQuery("SELECT name FROM sqlite_master WHERE type = 'table'"
                        + " AND sql LIKE '%hashKey%' AND sql LIKE '%ObjectJSON%'")) {
            while (tables.next()) {
                names.add('"' + tables.getString(1).replace("\"", "\"\"") + '"');
            }
        }
        return names;
    }
}
