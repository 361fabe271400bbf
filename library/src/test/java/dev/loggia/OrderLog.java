package dev.loggia;

import dev.loggia.event.LogEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

/** Numbered events, a second apart, and short ways to ask for them. */
final class OrderLog {

    /** The time of event 0. */
    static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    /** The time of the settings' clock: noon. */
    static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private OrderLog() {}

    static StoreSettings settings() {
        return StoreSettings.standard().withClock(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** {@code {"n":NUMBER,"level":"INFO","text":"order NUMBER was placed"}}, every tenth an {@code ERROR}. */
    static LogEvent event(int number) {
        return event(number, "web");
    }

    static LogEvent event(int number, String stream) {
        long time = START.plusSeconds(number).toEpochMilli();
        String message = "{\"n\":" + number + ",\"level\":\"" + (number % 10 == 0 ? "ERROR" : "INFO")
                + "\",\"text\":\"order " + number + " was placed\"}";
        return new LogEvent(time, time, "", stream, 0, message);
    }

    /** Events with the numbers {@code [from, to)}. */
    static List<LogEvent> events(int from, int to) {
        return IntStream.range(from, to).mapToObj(OrderLog::event).toList();
    }

    /** What a query gives in one column. */
    static List<String> column(QueryRequest query, String column) {
        try (QueryResult result = query.run()) {
            return result.stream().map(row -> row.text(column).orElse("-")).toList();
        }
    }

    /** What {@code stats count(*)} gives: no row where there are no events. */
    static long count(QueryRequest query) {
        try (QueryResult result = query.run()) {
            return result.stream().mapToLong(row -> row.whole(0).orElseThrow()).sum();
        }
    }
}
