package dev.loggia.benchmarks.stored;

import dev.loggia.event.Batch;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Stores the same events here and in a DuckDB file, and asks both the same in one process, in turns: {@code Comparison [TEXT_MEGABYTES
 * [JSON_MEGABYTES [ROUNDS]]]}. Prints tables of medians; fails when answers differ.
 */
public final class Comparison {

    private static final int INGESTS = 4;
    private static final double LEAST_MILLIS = 200;

    /** Code that was just compiled for the first time is several times slower than it will be. */
    private static final double WARM_UP_MILLIS = 3_000;

    private final int rounds;

    private Comparison(int rounds) {
        this.rounds = rounds;
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        int text = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 256;
        int json = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 128;
        Comparison comparison = new Comparison(arguments.length > 2 ? Integer.parseInt(arguments[2]) : 7);
        comparison.run(Data.TEXT, text);
        comparison.run(Data.JSON, json);
    }

    private void run(Data data, int megabytes) throws IOException, SQLException {
        EventSet events = data.events(megabytes);
        print("%n%s: %,d events, %.1f MB%n", data, events.events(), events.bytes() / 1e6);
        Path folder = Folders.temporary();
        try {
            Path stored = folder.resolve("store");
            Path table = folder.resolve("table.duckdb");
            store(events, stored);
            load(data, events, folder.resolve("events.csv"), table);
            print("%n| size | MB | of the messages |%n|---|---|---|%n");
            printSize("gzip -6 of the messages", gzipBytes(events), events);
            printSize("DuckDB", Files.size(table), events);
            printSize("Loggia", Folders.bytes(stored), events);
            for (Map.Entry<String, Long> kind : Folders.bytesByKind(stored).entrySet()) {
                if (kind.getValue() * 1_000 > events.bytes()) {
                    printSize("Loggia, files ." + kind.getKey(), kind.getValue(), events);
                }
            }
            try (StoredGroup group = StoredGroup.open(stored);
                    DuckDatabase database = DuckDatabase.open(table)) {
                ask(data, events, group, database);
            }
        } finally {
            Folders.delete(folder);
        }
    }

    private static void store(EventSet events, Path stored) throws IOException {
        print("%n| into | wall ms | CPU ms | MB/s | MB by CPU second |%n|---|---|---|---|---|%n");
        for (int ingest = 1; ingest <= INGESTS; ingest++) {
            if (ingest > 1) {
                Folders.delete(stored);
            }
            ProcessTime time = ProcessTime.of(() -> StoredGroup.write(stored, events));
            printLoad("Loggia, time " + ingest, time, events);
        }
    }

    private static void load(Data data, EventSet events, Path file, Path table) throws IOException, SQLException {
        DuckDatabase.export(events, file);
        for (int threads : List.of(1, 0)) {
            Files.deleteIfExists(table);
            try (DuckDatabase database = DuckDatabase.open(table)) {
                database.setThreads(threads);
                ProcessTime time = ProcessTime.of(() -> database.load(data, file));
                printLoad("DuckDB, " + threads(threads), time, events);
            }
        }
    }

    private void ask(Data data, EventSet events, StoredGroup group, DuckDatabase database) throws SQLException {
        for (int threads : List.of(1, 0)) {
            database.setThreads(threads);
            int workers = threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
            print(
                    "%n| %s | Loggia wall ms | CPU ms | DuckDB wall ms | CPU ms | DuckDB CPU / Loggia CPU |%n"
                            + "|---|---|---|---|---|---|%n",
                    threads(threads));
            for (Question question : Question.values()) {
                if (question.data() == data) {
                    compare(question, question.query(events), workers, group, question.sql(events), database);
                }
            }
        }
    }

    private void compare(
            Question question, String query, int workers, StoredGroup group, String sql, DuckDatabase database)
            throws SQLException {
        Answer.requireSame(question, group.rows(query, workers), database.rows(sql));
        ProcessTime.ofOne(() -> group.rows(query, workers), WARM_UP_MILLIS);
        ProcessTime.ofOne(() -> database.rows(sql), WARM_UP_MILLIS);
        List<ProcessTime> ours = new ArrayList<>();
        List<ProcessTime> theirs = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            ours.add(ProcessTime.ofOne(() -> group.rows(query, workers), LEAST_MILLIS));
            theirs.add(ProcessTime.ofOne(() -> database.rows(sql), LEAST_MILLIS));
        }
        ProcessTime our = ProcessTime.median(ours);
        ProcessTime their = ProcessTime.median(theirs);
        print(
                "| %s | %.2f | %.2f | %.2f | %.2f | %.1f |%n",
                question,
                our.wallMillis(),
                our.cpuMillis(),
                their.wallMillis(),
                their.cpuMillis(),
                their.cpuMillis() / our.cpuMillis());
    }

    private static String threads(int count) {
        return count == 0 ? "all threads" : "one thread";
    }

    private static void printLoad(String what, ProcessTime time, EventSet events) {
        print(
                "| %s | %.0f | %.0f | %.0f | %.0f |%n",
                what,
                time.wallMillis(),
                time.cpuMillis(),
                events.bytes() / time.wallMillis() / 1_000,
                events.bytes() / time.cpuMillis() / 1_000);
    }

    private static void printSize(String what, long bytes, EventSet events) {
        print("| %s | %.1f | %.3f |%n", what, bytes / 1e6, (double) bytes / events.bytes());
    }

    private static long gzipBytes(EventSet events) throws IOException {
        CountedBytes counted = new CountedBytes();
        Deflater deflater = new Deflater(6);
        try (DeflaterOutputStream packed = new DeflaterOutputStream(counted, deflater, 1 << 16)) {
            for (Batch batch : events.batches()) {
                packed.write(EventSet.lines(batch));
            }
        } finally {
            deflater.end();
        }
        return counted.count;
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }

    /** Keeps nothing but how much was written. */
    private static final class CountedBytes extends OutputStream {
        private long count;

        @Override
        public void write(int b) {
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            count += length;
        }
    }
}
