package dev.loggia.benchmarks.stored;

import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.SystemField;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Events in a table of a DuckDB file: time, sequence, stream and message, and each leaf of JSON messages as a column. */
final class DuckDatabase implements AutoCloseable {

    private static final Map<String, String> NUMBERS =
            Map.of("http.status", "BIGINT", "http.bytes", "BIGINT", "durationMs", "DOUBLE");

    private final Connection connection;

    private DuckDatabase(Connection connection) {
        this.connection = connection;
    }

    /** Opens a file, which need not exist. */
    static DuckDatabase open(Path file) throws SQLException {
        return new DuckDatabase(DriverManager.getConnection("jdbc:duckdb:" + file));
    }

    /** How many threads answer; 0 for as many as DuckDB takes by itself. */
    void setThreads(int count) throws SQLException {
        execute(count == 0 ? "RESET threads" : "SET threads = " + count);
    }

    /** Writes events to a file that {@link #load} reads. */
    static void export(EventSet events, Path file) throws IOException {
        try (OutputStream output = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            long sequence = 0;
            for (Batch batch : events.batches()) {
                Column.Utf8 messages = EventSet.messages(batch);
                Column.Timestamps times = (Column.Timestamps) batch.column(SystemField.EVENT_TIME);
                String stream = EventSet.stream(batch);
                StringBuilder rows = new StringBuilder();
                for (int row = 0; row < batch.size(); row++) {
                    rows.append(times.millis()[row])
                            .append(',')
                            .append(sequence++)
                            .append(',');
                    rows.append(stream).append(",\"");
                    rows.append(messages.text(row).replace("\"", "\"\"")).append("\"\n");
                }
                output.write(rows.toString().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /** Makes the table of a file of events and writes everything to the database's file. */
    void load(Data data, Path file) throws SQLException {
        String source =
                "read_csv('" + file + "', header = false, delim = ',', quote = '\"', escape = '\"', new_line = '\\n',"
                        + " columns = {'time': 'BIGINT', 'sequence': 'BIGINT', 'stream': 'VARCHAR', 'message': 'VARCHAR'})";
        execute("CREATE TABLE events AS "
                + switch (data) {
                    case TEXT -> "SELECT * FROM " + source;
                    case JSON ->
                        "SELECT time, sequence, stream, message, " + leaves()
                                + " FROM (SELECT *, json_extract_string(message, [" + paths() + "]) AS leaf FROM "
                                + source + ")";
                });
        execute("CHECKPOINT");
    }

    private static String paths() {
        return String.join(
                ", ",
                RequestLog.FIELDS.stream().map(field -> "'$." + field + "'").toList());
    }

    private static String leaves() {
        List<String> columns = new ArrayList<>();
        for (String field : RequestLog.FIELDS) {
            String value = "leaf[" + (columns.size() + 1) + "]";
            String type = NUMBERS.getOrDefault(field, "VARCHAR");
            columns.add("CAST(" + value + " AS " + type + ") AS \"" + columnName(field) + '"');
        }
        return String.join(", ", columns);
    }

    /** The event's own time and message have the plain names. */
    private static String columnName(String leaf) {
        return leaf.equals("time") || leaf.equals("message") ? "leaf." + leaf : leaf;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Runs a query to its end: its rows, each value in words. */
    List<List<String>> rows(String sql) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> values = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    Object value = result.getObject(column);
                    values.add(value instanceof Double number ? Answer.rounded(number) : String.valueOf(value));
                }
                rows.add(values);
            }
        }
        return rows;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
