package dev.loggia.examples;

import dev.loggia.FileOptions;
import dev.loggia.IngestReport;
import dev.loggia.Loggia;
import dev.loggia.QueryResult;
import dev.loggia.output.ResultFormats;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reads a log file into a log group, however often it is run only what is new, and prints the slowest requests as CSV. */
public final class SlowestRequests {

    private SlowestRequests() {}

    /** @param arguments the data folder, then the log file */
    public static void main(String[] arguments) throws IOException {
        try (Loggia loggia = Loggia.open(Path.of(arguments[0]))) {
            IngestReport report = loggia.group("shop")
                    .ingest(List.of(arguments[1]), FileOptions.standard())
                    .run();
            System.err.println(report.events() + " new events");
            try (QueryResult result = loggia.query(
                            "filter ispresent(ms) | fields @timestamp, event, order, ms | sort ms desc, order asc | limit 5")
                    .groups("shop")
                    .run()) {
                result.write(ResultFormats.CSV, System.out);
            }
        }
    }
}
