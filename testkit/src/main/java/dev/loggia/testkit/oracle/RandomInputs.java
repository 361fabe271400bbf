package dev.loggia.testkit.oracle;

import dev.loggia.event.LogEvent;
import dev.loggia.event.TimeRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Log groups, lookup tables and a range of time for {@link RandomQueries}. */
public final class RandomInputs {

    /** The log group that queries read that name none. */
    public static final String STANDARD = "memory";

    private static final int MOST_EVENTS = 60;
    private static final int MOST_OTHERS = 12;
    private static final int LONGEST_RANGE = 40 * 60_000;

    private RandomInputs() {}

    /** @param queryTime milliseconds since the epoch */
    public static OracleInput next(Random random, long queryTime) {
        Map<String, List<LogEvent>> groups = new LinkedHashMap<>();
        groups.put(STANDARD, RandomEvents.of(random, STANDARD, MOST_EVENTS));
        groups.put("other", RandomEvents.of(random, "other", MOST_OTHERS));
        groups.put("third", RandomEvents.of(random, "third", MOST_OTHERS));
        Map<String, List<List<@Nullable String>>> tables = new LinkedHashMap<>();
        tables.put("users", users(random));
        tables.put("nets", nets(random));
        return new OracleInput(STANDARD, groups, tables, range(random), queryTime);
    }

    private static TimeRange range(Random random) {
        if (random.nextInt(3) > 0) {
            return TimeRange.ALL;
        }
        long start = RandomEvents.START + random.nextInt(LONGEST_RANGE) - 60_000;
        return new TimeRange(start, start + random.nextInt(LONGEST_RANGE));
    }

    private static List<List<@Nullable String>> users(Random random) {
        List<List<@Nullable String>> table = new ArrayList<>();
        table.add(List.of("id", "name", "level"));
        for (String id : List.of("ann", "b2", "7", "7.5", "1", "bob", "b2", "2", "3")) {
            if (random.nextInt(4) > 0) {
                table.add(
                        random.nextInt(4) == 0
                                ? List.of(id, "short")
                                : List.of(id, "name of " + id, String.valueOf(random.nextInt(10))));
            }
        }
        return table;
    }

    private static List<List<@Nullable String>> nets(Random random) {
        List<List<@Nullable String>> table = new ArrayList<>();
        table.add(List.of("zone", "cidr", "cost"));
        int zones = 0;
        for (String range :
                List.of("10.0.0.0/8", "0.0.0.0/0", "10.1.0.0/16", "10.1.2.3", "2001:db8::/32", "10.0.0.0/8")) {
            if (zones == 0 || random.nextInt(3) > 0) {
                table.add(List.of("z" + zones, range, String.valueOf(random.nextInt(10))));
            }
            zones++;
        }
        return table;
    }
}
