package dev.loggia.testkit.oracle;

import dev.loggia.event.LogEvent;
import dev.loggia.event.TimeRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Events of few structures, and queries for them that have no naive answer: patterns, what compares them, relevant fields. */
public final class RandomPatterns {

    private static final int MOST_EVENTS = 200;
    private static final int LENGTH = 20 * 60_000;
    private static final List<String> NAMES = List.of("ann", "bob", "eve", "web-1", "db2", "größe");

    private RandomPatterns() {}

    /** @param queryTime milliseconds since the epoch */
    public static OracleInput input(Random random, long queryTime) {
        List<LogEvent> events = new ArrayList<>();
        int count = random.nextInt(10) == 0 ? 0 : 1 + random.nextInt(MOST_EVENTS);
        long time = RandomEvents.START;
        for (int i = 0; i < count; i++) {
            time += random.nextInt(2 * LENGTH / count);
            events.add(new LogEvent(time, time, RandomInputs.STANDARD, "stream", i, message(random)));
        }
        TimeRange range = random.nextInt(6) == 0
                ? TimeRange.ALL
                : new TimeRange(RandomEvents.START + LENGTH, RandomEvents.START + LENGTH + 1 + random.nextInt(LENGTH));
        Map<String, List<LogEvent>> groups = new LinkedHashMap<>(Map.of(RandomInputs.STANDARD, List.copyOf(events)));
        return new OracleInput(RandomInputs.STANDARD, groups, Map.of(), range, queryTime);
    }

    private static String message(Random random) {
        String name = NAMES.get(random.nextInt(NAMES.size()));
        int number = random.nextInt(1000);
        return switch (random.nextInt(8)) {
            case 0 -> "user=" + name + " logged in from 10.0." + random.nextInt(3) + "." + random.nextInt(200);
            case 1 -> "ERROR disk " + random.nextInt(4) + " of " + name + " failed";
            case 2 -> "request " + Integer.toHexString(random.nextInt()) + " took " + number / 8.0 + " ms";
            case 3 ->
                "GET /v1/" + name + "/" + number + " "
                        + List.of("200", "404", "503").get(random.nextInt(3));
            case 4 -> "Warning: queue \"" + name + "\" has " + number + " items (" + number % 100 + "%)";
            case 5 -> "task of " + name + " done after 00:0" + random.nextInt(10) + ":12";
            case 6 ->
                "{\"level\":\"" + (number % 3 == 0 ? "error" : "info") + "\",\"user\":\"" + name + "\",\"ms\":" + number
                        + "}";
            default ->
                "{\"status\":" + (number % 4 == 0 ? 500 : 200) + ",\"user\":\"" + name + "\",\"ms\":"
                        + (number % 4 == 0 ? 900 + number : number) + ",\"tags\":[\"" + name + "\"]}";
        };
    }

    /** Stages that may stand before patterns; perhaps none. */
    public static String prefix(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> "filter @message like /[a-m]/ | ";
            case 1 -> "filter user = \"ann\" or @message like \"ERROR\" | ";
            case 2 -> "parse @message \"* *\" as first, rest | filter ispresent(first) | ";
            case 3 -> "filter ms > 100 | ";
            default -> "";
        };
    }
}
