package dev.loggia;

import dev.loggia.diagnostic.DataException;
import dev.loggia.event.Value;
import dev.loggia.store.Definition;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a store keeps of saved queries and lookup tables, as JSON. Stateless. */
final class StoredDetails {

    private StoredDetails() {}

    static Value.MapValue of(SavedQuery query) {
        return map(
                "text",
                Value.of(query.text()),
                "parameters",
                new Value.ListValue(query.parameters().stream()
                        .<Value>map(StoredDetails::parameter)
                        .toList()),
                "description",
                Value.of(query.description()));
    }

    private static Value parameter(SavedQuery.Parameter parameter) {
        Map<String, @Nullable Value> entries = new LinkedHashMap<>();
        entries.put("name", Value.of(parameter.name()));
        entries.put("defaultValue", parameter.defaultValue().map(Value::of).orElse(null));
        entries.put("description", Value.of(parameter.description()));
        return new Value.MapValue(entries);
    }

    static Value.MapValue of(LookupTable table) {
        return map(
                "columns",
                new Value.ListValue(
                        table.columns().stream().<Value>map(Value::of).toList()),
                "rows",
                Value.of((long) table.size()));
    }

    private static Value.MapValue map(Object... namesAndValues) {
        Map<String, @Nullable Value> entries = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            entries.put((String) namesAndValues[i], (Value) namesAndValues[i + 1]);
        }
        return new Value.MapValue(entries);
    }

    /** @throws DataException when the details are not those of a saved query */
    static SavedQueryDescription savedQuery(Definition definition) {
        Value.MapValue details = definition.details();
        SavedQuery query = new SavedQuery(
                definition.name(),
                text(details, "text", definition),
                list(details, "parameters", definition).stream()
                        .map(parameter -> parameter(parameter, definition))
                        .toList(),
                text(details, "description", definition));
        return new SavedQueryDescription(
                definition.id(),
                query,
                Instant.ofEpochMilli(definition.created()),
                Instant.ofEpochMilli(definition.modified()));
    }

    private static SavedQuery.Parameter parameter(@Nullable Value value, Definition of) {
        if (!(value instanceof Value.MapValue parameter)) {
            throw damaged(of);
        }
        Value defaultValue = parameter.entries().get("defaultValue");
        return new SavedQuery.Parameter(
                text(parameter, "name", of),
                defaultValue == null ? Optional.empty() : Optional.of(text(parameter, "defaultValue", of)),
                text(parameter, "description", of));
    }

    /** @throws DataException when the details are not those of a lookup table */
    static LookupTableDescription lookupTable(Definition definition) {
        Value.MapValue details = definition.details();
        if (!(details.entries().get("rows") instanceof Value.Whole rows)) {
            throw damaged(definition);
        }
        return new LookupTableDescription(
                definition.id(),
                definition.name(),
                list(details, "columns", definition).stream()
                        .map(column -> text(column, definition))
                        .toList(),
                rows.value(),
                definition.bytes(),
                Instant.ofEpochMilli(definition.created()),
                Instant.ofEpochMilli(definition.modified()));
    }

    private static String text(Value.MapValue from, String member, Definition of) {
        return text(from.entries().get(member), of);
    }

    private static String text(@Nullable Value value, Definition of) {
        if (value instanceof Value.Text text) {
            return text.text();
        }
        throw damaged(of);
    }

    private static List<@Nullable Value> list(Value.MapValue from, String member, Definition of) {
        if (from.entries().get(member) instanceof Value.ListValue list) {
            return list.elements();
        }
        throw damaged(of);
    }

    private static DataException damaged(Definition definition) {
        return new DataException(
                "store-damaged",
                "what is stored as " + definition.name() + " is not what it should be",
                "remove it, and store it again");
    }
}
