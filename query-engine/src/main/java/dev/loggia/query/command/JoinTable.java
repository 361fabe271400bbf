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
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Rows by a key, found by what equals it as in {@link Comparison#EQUAL}. Immutable, thread-safe. */
public final class JoinTable {

    /** No rows. */
    public static final JoinTable EMPTY = of(new SubqueryRows(List.of(), List.of()));

    /** A number that a text spells: it equals a number or truth value, but no other text. */
    private record Spelled(Value.Number number) {}

    /** A number or truth value as a text may spell it; a time is none. */
    private record Spellable(Value.Number number) {}

    /** A text that is a word for a truth value. */
    private record Word(boolean truth) {}

    /** A truth value as a word names it. */
    private record Named(boolean truth) {}

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

    /** As what a key is kept. */
    private static List<Object> forms(Value key) {
        List<Object> forms = new ArrayList<>();
        if (key instanceof Value.Text text) {
            forms.add(text.text());
            spelled(text).ifPresent(number -> forms.add(new Spelled(number)));
            truth(text).ifPresent(truth -> forms.add(new Word(truth)));
            return forms;
        }
        Value.Number number = number(key);
        forms.add(number);
        if (!(key instanceof Value.Timestamp)) {
            forms.add(new Spellable(number));
        }
        if (key instanceof Value.Bool bool) {
            forms.add(new Named(bool.value()));
        }
        return forms;
    }

    /** As what the keys are kept that equal a value. */
    private static List<Object> wanted(Value value) {
        List<Object> wanted = new ArrayList<>();
        if (value instanceof Value.Text text) {
            wanted.add(text.text());
            spelled(text).ifPresent(number -> wanted.add(new Spellable(number)));
            truth(text).ifPresent(truth -> wanted.add(new Named(truth)));
            return wanted;
        }
        Value.Number number = number(value);
        wanted.add(number);
        if (!(value instanceof Value.Timestamp)) {
            wanted.add(new Spelled(number));
        }
        if (value instanceof Value.Bool bool) {
            wanted.add(new Word(bool.value()));
        }
        return wanted;
    }

    private static Optional<Value.Number> spelled(Value.Text text) {
        return Optional.ofNullable(NumericText.parse(text.text()));
    }

    private static Optional<Boolean> truth(Value.Text text) {
        boolean word = text.text().equalsIgnoreCase("true") || text.text().equalsIgnoreCase("false");
        return word ? Optional.of(Boolean.parseBoolean(text.text())) : Optional.empty();
    }

    private static Value.Number number(Value key) {
        Value.Number number = Comparison.number(key);
        if (number == null) {
            throw new IllegalStateException("not a number: " + key);
        }
        return number;
    }
}
