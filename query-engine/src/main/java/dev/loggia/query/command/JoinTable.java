package dev.loggia.query.command;

import dev.loggia.event.Comparison;
import dev.loggia.event.NumericText;
import dev.loggia.event.Value;
import dev.loggia.query.exec.SubqueryRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Rows by a key, found by what equals it as in {@link Comparison#EQUAL}: text equals the same text, and the number that it spells.
 * Immutable, thread-safe.
 */
public final class JoinTable {

    /** No rows. */
    public static final JoinTable EMPTY = of(new SubqueryRows(List.of(), List.of()));

    /** A number that a text spells: it equals a number, but no other text. */
    private record Spelled(Value.Number number) {}

    private final List<@Nullable Value[]> rows = new ArrayList<>();
    private final Map<Object, List<Integer>> byKey = new HashMap<>();
    private final int keys;

    private JoinTable(SubqueryRows source) {
        Map<Value, Boolean> distinct = new HashMap<>();
        for (@Nullable Value[] row : source.rows()) {
            Value key = row[0];
            if (key != null && !(key instanceof Value.Structure)) {
                distinct.put(key, true);
                for (Object form : forms(key)) {
                    byKey.computeIfAbsent(form, absent -> new ArrayList<>(1)).add(rows.size());
                }
                rows.add(Arrays.copyOfRange(row, 1, row.length));
            }
        }
        keys = distinct.size();
    }

    /** @param rows the key first, then the cells to find; rows without a key are never found */
    public static JoinTable of(SubqueryRows rows) {
        return new JoinTable(rows);
    }

    /** How many different keys there are. */
    public int keys() {
        return keys;
    }

    /** The cells of the rows whose key equals a value, in their order. */
    public List<@Nullable Value[]> rows(@Nullable Value key) {
        if (key == null || key instanceof Value.Structure) {
            return List.of();
        }
        List<Integer> found = List.of();
        for (Object form : wanted(key)) {
            List<Integer> more = byKey.getOrDefault(form, List.of());
            found = found.isEmpty() ? more : more.isEmpty() ? found : inOrder(found, more);
        }
        return found.isEmpty() ? List.of() : found.stream().map(rows::get).toList();
    }

    private static List<Integer> inOrder(List<Integer> some, List<Integer> others) {
        TreeSet<Integer> all = new TreeSet<>(some);
        all.addAll(others);
        return List.copyOf(all);
    }

    private static List<Object> forms(Value key) {
        if (key instanceof Value.Text text) {
            Value.Number number = NumericText.parse(text.text());
            return number == null ? List.of(text.text()) : List.of(text.text(), new Spelled(number));
        }
        return List.of(number(key));
    }

    private static List<Object> wanted(Value key) {
        if (key instanceof Value.Text text) {
            Value.Number number = NumericText.parse(text.text());
            return number == null ? List.of(text.text()) : List.of(text.text(), number);
        }
        Value.Number number = number(key);
        // A time equals no text (section 2.3).
        return key instanceof Value.Timestamp ? List.of(number) : List.of(number, new Spelled(number));
    }

    private static Value.Number number(Value key) {
        Value.Number number = Comparison.number(key);
        if (number == null) {
            throw new IllegalStateException("not a number: " + key);
        }
        return number;
    }
}
