package dev.loggia.testkit.queryfile;

import dev.loggia.event.JsonText;
import dev.loggia.event.TimestampText;
import dev.loggia.event.Value;
import dev.loggia.testkit.queryfile.Expectation.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows as JSON objects, a line each, after an optional array of the columns; missing cells are left out. */
final class JsonRows {

    private static final double TOLERANCE = 1e-12;

    private JsonRows() {}

    static Json read(List<String> lines) {
        List<String> columns = null;
        List<Map<String, @Nullable Value>> rows = new ArrayList<>();
        for (String line : lines) {
            Value.Structure structure = JsonText.parse(line);
            if (structure instanceof Value.MapValue map) {
                rows.add(map.entries());
            } else if (structure instanceof Value.ListValue list && columns == null && rows.isEmpty()) {
                columns = new ArrayList<>();
                for (Value name : list.elements()) {
                    columns.add(name instanceof Value.Text text ? text.text() : String.valueOf(name));
                }
            } else {
                throw new IllegalArgumentException("expected a JSON object a line, found: " + line);
            }
        }
        return new Json(columns, rows);
    }

    static List<String> write(List<String> columns, List<List<@Nullable Value>> rows, boolean header) {
        List<String> lines = new ArrayList<>();
        if (header) {
            lines.add(JsonText.write(new Value.ListValue(
                    columns.stream().<@Nullable Value>map(Value::of).toList())));
        }
        for (List<@Nullable Value> row : rows) {
            lines.add(JsonText.write(new Value.MapValue(object(columns, row))));
        }
        return lines;
    }

    static Map<String, @Nullable Value> object(List<String> columns, List<@Nullable Value> row) {
        Map<String, @Nullable Value> object = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            Value value = row.get(i);
            if (value != null) {
                object.put(columns.get(i), value);
            }
        }
        return object;
    }

    /** Whether a value is what JSON can say of it: times are text there, and the last digit of a decimal is forgiven. */
    static boolean agree(@Nullable Value expected, @Nullable Value actual) {
        if (expected instanceof Value.Text text && actual instanceof Value.Timestamp time) {
            return text.text().equals(TimestampText.format(time.millis()));
        }
        if (expected instanceof Value.Number a && actual instanceof Value.Number b) {
            double distance = Math.abs(a.asDouble() - b.asDouble());
            return expected.equals(actual) || distance <= TOLERANCE * Math.abs(a.asDouble());
        }
        if (expected instanceof Value.ListValue a && actual instanceof Value.ListValue b) {
            if (a.elements().size() != b.elements().size()) {
                return false;
            }
            for (int i = 0; i < a.elements().size(); i++) {
                if (!agree(a.elements().get(i), b.elements().get(i))) {
                    return false;
                }
            }
            return true;
        }
        if (expected instanceof Value.MapValue a && actual instanceof Value.MapValue b) {
            return agree(a.entries(), b.entries());
        }
        return Objects.equals(expected, actual);
    }

    static boolean agree(Map<String, @Nullable Value> expected, Map<String, @Nullable Value> actual) {
        return expected.keySet().equals(actual.keySet())
                && expected.entrySet().stream().allMatch(entry -> agree(entry.getValue(), actual.get(entry.getKey())));
    }
}
