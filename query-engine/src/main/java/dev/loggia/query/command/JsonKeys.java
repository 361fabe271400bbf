package dev.loggia.query.command;

import dev.loggia.event.Column;
import dev.loggia.event.JsonText;
import dev.loggia.event.Value;
import dev.loggia.event.ValueText;
import dev.loggia.query.expression.StructurePath;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code json field=f "a.b[0]" as x} (section 3.7): values out of JSON text or of a structure. A key that is not there is missing. */
public record JsonKeys(List<List<String>> paths) implements Extraction {

    public JsonKeys {
        paths = List.copyOf(paths);
    }

    /** The steps of a key such as {@code a.b[0].c}. */
    public static List<String> path(String key) {
        return List.of(key.replace("]", "").replace('[', '.').split("\\."));
    }

    @Override
    public Column[] extract(Column input, int size) {
        @Nullable Value[][] values = new Value[paths.size()][size];
        for (int row = 0; row < size; row++) {
            Value.Structure structure = structure(input.value(row));
            for (int i = 0; i < values.length; i++) {
                values[i][row] = StructurePath.follow(structure, paths.get(i));
            }
        }
        Column[] columns = new Column[values.length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = new Column.Mixed(values[i], size);
        }
        return columns;
    }

    private static Value.@Nullable Structure structure(@Nullable Value value) {
        return switch (value) {
            case null -> null;
            case Value.Structure structure -> structure;
            case Value.Text text -> JsonText.parse(text.text());
            case Value.Number number -> null;
            case Value.Bool bool -> null;
            case Value.Timestamp timestamp -> null;
        };
    }

    @Override
    public String describe() {
        return "json "
                + paths.stream()
                        .map(path -> ValueText.exact(Value.of(String.join(".", path))))
                        .collect(Collectors.joining(", "));
    }
}
