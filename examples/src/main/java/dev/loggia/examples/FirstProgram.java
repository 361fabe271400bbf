package dev.loggia.examples;

import dev.loggia.Loggia;
import dev.loggia.QueryResult;
import dev.loggia.Row;
import dev.loggia.event.LogEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Appends an event to a log group and counts the errors of the last hour. */
public final class FirstProgram {

    private FirstProgram() {}

    /** @param arguments the data folder */
    public static void main(String[] arguments) {
        try (Loggia loggia = Loggia.open(Path.of(arguments[0]))) {
            loggia.group("app/orders").append(LogEvent.of(Instant.now(), "{\"level\":\"ERROR\",\"ms\":120}"));
            try (QueryResult result = loggia.query("filter level = 'ERROR' | stats count(*) as n by bin(5m)")
                    .groups("app/*")
                    .last(Duration.ofHours(1))
                    .run()) {
                for (Row row : result) {
                    System.out.println(row.timestamp("bin(5m)").orElseThrow() + " "
                            + row.whole("n").orElseThrow());
                }
            }
        }
    }
}
