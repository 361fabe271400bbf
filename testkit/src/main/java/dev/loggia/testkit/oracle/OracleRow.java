package dev.loggia.testkit.oracle;

import dev.loggia.event.JsonText;
import dev.loggia.event.LogEvent;
import dev.loggia.event.Value;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row on its way through the query.
 *
 * @param event what the row was made of, null after {@code stats}
 * @param made the fields that the query made, null where one is missing: it hides the base's field all the same
 */
record OracleRow(@Nullable LogEvent event, OracleBase base, Map<String, @Nullable Value> made) {

    static OracleRow of(LogEvent event) {
        return new OracleRow(event, new OracleBase.Event(event, JsonText.parse(event.message())), Map.of());
    }

    /** A row without any field. */
    static OracleRow empty() {
        return new OracleRow(null, new OracleBase.Nothing(), Map.of());
    }

    OracleRow with(String name, @Nullable Value value) {
        Map<String, @Nullable Value> more = new HashMap<>(made);
        more.put(name, value);
        return new OracleRow(event, base, more);
    }

    LogEvent eventOrFail() {
        if (event == null) {
            throw new IllegalStateException("the row is no event any more");
        }
        return event;
    }

    /** Whether the query made a field of this name. */
    boolean knows(String name) {
        return made.containsKey(name)
                || switch (base) {
                    case OracleBase.Nothing nothing -> false;
                    case OracleBase.Event events -> false;
                    case OracleBase.Joined joined -> joined.row().knows(name);
                    case OracleBase.Filled filled -> filled.row().knows(name);
                };
    }

    @Nullable
    String container(String name) {
        for (int dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
            if (made.containsKey(name.substring(0, dot))) {
                return name.substring(0, dot);
            }
        }
        return base.container(name);
    }

    @Nullable
    Value field(String name) {
        if (made.containsKey(name)) {
            return made.get(name);
        }
        for (int dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
            String container = name.substring(0, dot);
            if (made.containsKey(container)) {
                return member(made.get(container), name.substring(dot + 1));
            }
        }
        return base.field(name);
    }

    /** The value at a path of keys and indexes; a key may hold dots itself. */
    static @Nullable Value member(@Nullable Value container, String path) {
        if (container instanceof Value.MapValue map) {
            Value found = null;
            for (Map.Entry<String, @Nullable Value> entry : map.entries().entrySet()) {
                if (entry.getKey().equals(path)) {
                    found = entry.getValue();
                } else if (path.startsWith(entry.getKey() + ".")) {
                    Value deeper = member(
                            entry.getValue(), path.substring(entry.getKey().length() + 1));
                    found = deeper == null ? found : deeper;
                }
            }
            return found;
        }
        if (container instanceof Value.ListValue list) {
            int dot = path.indexOf('.');
            String index = dot < 0 ? path : path.substring(0, dot);
            if (!index.matches("\\d{1,6}")
                    || Integer.parseInt(index) >= list.elements().size()) {
                return null;
            }
            Value element = list.elements().get(Integer.parseInt(index));
            return dot < 0 ? element : member(element, path.substring(dot + 1));
        }
        return null;
    }
}
