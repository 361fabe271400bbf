package dev.loggia.testkit.oracle;

import dev.loggia.event.LogEvent;
import dev.loggia.event.Value;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Where a row finds the fields that the query did not make since. */
sealed interface OracleBase {

    @Nullable
    Value field(String name);

    /** The longest name of the query's own that a name leads into, or null. */
    @Nullable
    String container(String name);

    /** Rows of {@code stats} and the like have what was made, nothing else. */
    record Nothing() implements OracleBase {
        @Override
        public @Nullable Value field(String name) {
            return null;
        }

        @Override
        public @Nullable String container(String name) {
            return null;
        }
    }

    /** An event. @param json what its message is as JSON, null when it is none */
    record Event(LogEvent event, @Nullable Value json) implements OracleBase {
        @Override
        public @Nullable Value field(String name) {
            return switch (name) {
                case "@timestamp" -> new Value.Timestamp(event.timestamp());
                case "@message" -> Value.of(event.message());
                case "@logStream" -> Value.of(event.logStream());
                default -> OracleRow.member(json, name);
            };
        }

        @Override
        public @Nullable String container(String name) {
            return null;
        }
    }

    /**
     * A row beside another (section 3.24).
     *
     * @param other null when none was found
     */
    record Joined(
            String left,
            OracleRow row,
            String right,
            @Nullable OracleRow other) implements OracleBase {
        @Override
        public @Nullable Value field(String name) {
            if (name.startsWith(left + ".")) {
                return row.field(name.substring(left.length() + 1));
            }
            if (name.startsWith(right + ".")) {
                return other == null ? null : other.field(name.substring(right.length() + 1));
            }
            boolean ofLeft = row.event() != null || row.knows(name);
            return ofLeft || other == null ? row.field(name) : other.field(name);
        }

        @Override
        public @Nullable String container(String name) {
            return row.container(name);
        }
    }

    /**
     * A row whose missing fields are those of the row before (section 3.22).
     *
     * @param before null for the first row
     */
    record Filled(OracleRow row, @Nullable OracleRow before, Predicate<String> names) implements OracleBase {
        @Override
        public @Nullable Value field(String name) {
            String container = row.knows(name) ? null : row.container(name);
            if (container != null) {
                return OracleRow.member(field(container), name.substring(container.length() + 1));
            }
            Value value = row.field(name);
            return value != null || before == null || !names.test(name) ? value : before.field(name);
        }

        @Override
        public @Nullable String container(String name) {
            return row.container(name);
        }
    }
}
