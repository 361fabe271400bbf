package dev.loggia.testkit.oracle;

import dev.loggia.event.JsonText;
import dev.loggia.event.Value;
import dev.loggia.grammar.tree.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code unnest} and {@code expand} (sections 3.16 and 3.17). */
final class OracleLists {

    private final OracleRows rows;
    private final OracleExpressions expressions;

    OracleLists(OracleRows rows, OracleExpressions expressions) {
        this.rows = rows;
        this.expressions = expressions;
    }

    void unnest(Command.Unnest unnest) {
        String name = unnest.into().text();
        rows.expand(row -> {
            Value value = expressions.evaluate(unnest.list(), row);
            if (value instanceof Value.ListValue list) {
                return elements(row, name, list);
            }
            return value == null ? List.of() : List.of(row.with(name, value));
        });
        rows.columns().extract(name);
    }

    void expand(Command.Expand expand) {
        String name = expand.field().name().flat();
        rows.expand(row -> {
            Value value = row.field(name);
            Value array = value instanceof Value.Text text ? JsonText.parse(text.text()) : value;
            return array instanceof Value.ListValue list ? elements(row, name, list) : List.of(row.with(name, value));
        });
        rows.columns().extract(name);
    }

    private static List<OracleRow> elements(OracleRow row, String name, Value.ListValue list) {
        return list.elements().stream()
                .map((@Nullable Value element) -> row.with(name, element))
                .toList();
    }
}
