package dev.loggia.testkit.oracle;

import dev.loggia.event.LogEvent;
import dev.loggia.event.TimeRange;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a query is asked over.
 *
 * @param standard the name of the log group that a query reads that names none
 * @param groups the events of each log group
 * @param tables lookup tables: rows of cells, null where missing, the first row names the columns
 * @param range the events to search
 * @param queryTime milliseconds since the epoch
 */
public record OracleInput(
        String standard,
        Map<String, List<LogEvent>> groups,
        Map<String, List<List<@Nullable String>>> tables,
        TimeRange range,
        long queryTime) {

    List<LogEvent> group(String name) {
        List<LogEvent> events = groups.get(name);
        if (events == null) {
            throw new IllegalStateException("there is no log group " + name);
        }
        return events;
    }

    List<List<@Nullable String>> table(String name) {
        List<List<@Nullable String>> table = tables.get(name);
        if (table == null) {
            throw new IllegalStateException("there is no lookup table " + name);
        }
        return table;
    }
}
