package dev.loggia;

import dev.loggia.event.NumericText;
import dev.loggia.event.TimestampText;
import dev.loggia.event.Value;
import dev.loggia.event.ValueText;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One row of a result. Immutable and thread-safe; may be kept after the result is closed.
 *
 * <p>Values are read by the column's name or its position, from 0, in {@link #columns}. A value that is missing, and one that does not
 * convert to the type asked for, is an empty {@code Optional}, never 0 or an empty text. A name or position that the result does not have
 * is an {@link IllegalArgumentException}.
 */
public final class Row {

    /** What the rows of a result share. @param positions of the columns by name */
    record Header(List<String> columns, Map<String, Integer> positions, ZoneId zone) {

        /** Of columns of the same name, the first has the name. */
        static Header of(List<String> columns, ZoneId zone) {
            Map<String, Integer> positions = new HashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                positions.putIfAbsent(columns.get(i), i);
            }
            return new Header(List.copyOf(columns), Map.copyOf(positions), zone);
        }
    }

    private final Header header;
    private final @Nullable Value[] values;

    /** @param values one for each column; not copied */
    Row(Header header, @Nullable Value[] values) {
        this.header = header;
        this.values = values;
    }

    /**
     * A row that no query made, for {@link dev.loggia.output.ResultWriter} to write.
     *
     * @param columns the same for all rows of a result
     * @param values one for each column; null for a missing one
     * @param zone in which {@link #text} writes times
     */
    public static Row of(List<String> columns, List<? extends @Nullable Value> values, ZoneId zone) {
        if (columns.size() != values.size()) {
            throw new IllegalArgumentException(values.size() + " values for " + columns.size() + " columns");
        }
        return new Row(Header.of(columns, zone), values.toArray(Value[]::new));
    }

    /** The names of the columns in their order: an alias, or the expression's text, such as {@code count(*)}. */
    public List<String> columns() {
        return header.columns();
    }

    /** The value as the language has it. */
    public Optional<Value> value(int column) {
        return Optional.ofNullable(values[checked(column)]);
    }

    /** The value as the language has it. */
    public Optional<Value> value(String column) {
        return Optional.ofNullable(values[position(column)]);
    }

    /** Whether the row has no value in the column. */
    public boolean isMissing(String column) {
        return values[position(column)] == null;
    }

    /** The value's text: numbers in full precision, times in the query's zone, truth as 1 or 0, maps and lists as JSON. */
    public Optional<String> text(int column) {
        return value(column).map(this::textOf);
    }

    /** As {@link #text(int)}. */
    public Optional<String> text(String column) {
        return text(position(column));
    }

    /** The value as a number: of a number itself, of text that reads as one, 1 or 0 of truth, epoch milliseconds of a time. */
    public OptionalDouble number(int column) {
        Value.Number number = numberOf(values[checked(column)]);
        return number == null ? OptionalDouble.empty() : OptionalDouble.of(number.asDouble());
    }

    /** As {@link #number(int)}. */
    public OptionalDouble number(String column) {
        return number(position(column));
    }

    /** As {@link #number(int)}, empty also when it is not a whole number of 64 bits. */
    public OptionalLong whole(int column) {
        return numberOf(values[checked(column)]) instanceof Value.Whole whole
                ? OptionalLong.of(whole.value())
                : OptionalLong.empty();
    }

    /** As {@link #whole(int)}. */
    public OptionalLong whole(String column) {
        return whole(position(column));
    }

    /** The value as a time: of {@code @timestamp}, {@code bin(5m)} and their like. */
    public Optional<Instant> timestamp(int column) {
        return values[checked(column)] instanceof Value.Timestamp timestamp
                ? Optional.of(Instant.ofEpochMilli(timestamp.millis()))
                : Optional.empty();
    }

    /** As {@link #timestamp(int)}. */
    public Optional<Instant> timestamp(String column) {
        return timestamp(position(column));
    }

    /** The row as {@code {a=1, b=x}}, without missing values; for people. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < values.length; i++) {
            Value value = values[i];
            if (value != null) {
                text.append(text.length() > 1 ? ", " : "")
                        .append(columns().get(i))
                        .append('=')
                        .append(textOf(value));
            }
        }
        return text.append('}').toString();
    }

    private String textOf(Value value) {
        return value instanceof Value.Timestamp timestamp
                ? TimestampText.format(timestamp.millis(), header.zone())
                : ValueText.exact(value);
    }

    private static Value.@Nullable Number numberOf(@Nullable Value value) {
        return switch (value) {
            case null -> null;
            case Value.Number number -> number;
            case Value.Text text -> NumericText.parse(text.text());
            case Value.Bool bool -> Value.of(bool.value() ? 1L : 0L);
            case Value.Timestamp timestamp -> Value.of(timestamp.millis());
            case Value.Structure structure -> null;
        };
    }

    private int checked(int column) {
        if (column < 0 || column >= values.length) {
            throw new IllegalArgumentException("no column " + column + ": there are " + values.length);
        }
        return column;
    }

    private int position(String column) {
        Integer position = header.positions().get(column);
        if (position == null) {
            throw new IllegalArgumentException("no column \"" + column + "\" among " + columns());
        }
        return position;
    }

    /** Equal when columns and values are. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Row row
                && header.columns().equals(row.header.columns())
                && Arrays.equals(values, row.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }
}
