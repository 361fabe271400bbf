package dev.loggia.testkit.oracle;

import dev.loggia.event.Comparison;
import dev.loggia.event.Value;
import dev.loggia.grammar.tree.Command;
import dev.loggia.grammar.tree.FieldName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code join} and {@code appendcols} (section 3.24). */
final class OracleJoins {

    private final OracleRows rows;

    OracleJoins(OracleRows rows) {
        this.rows = rows;
    }

    /** @param others what the query in parentheses came to */
    void join(Command.Join join, OracleRows others) {
        boolean swapped = side(join.leftKey().name()).equals(join.right().text());
        String leftKey = behind(swapped ? join.rightKey() : join.leftKey());
        String rightKey = behind(swapped ? join.leftKey() : join.rightKey());
        rows.expand(row -> {
            List<OracleRow> results = new ArrayList<>();
            for (OracleRow other : others.list()) {
                if (Boolean.TRUE.equals(
                        OracleValues.compare(Comparison.EQUAL, row.field(leftKey), other.field(rightKey)))) {
                    results.add(beside(join, row, other));
                }
            }
            return results.isEmpty() && join.type() == Command.JoinType.LEFT
                    ? List.of(beside(join, row, null))
                    : results;
        });
        others.columns()
                .chosen()
                .forEach(name -> rows.columns().extract(join.right().text() + "." + name));
    }

    private static OracleRow beside(Command.Join join, OracleRow row, @Nullable OracleRow other) {
        OracleBase base =
                new OracleBase.Joined(join.left().text(), row, join.right().text(), other);
        return new OracleRow(row.event(), base, Map.of());
    }

    private static String side(FieldName name) {
        return name.segments().getFirst().text();
    }

    private static String behind(Command.FieldReference key) {
        return key.name().flat().substring(side(key.name()).length() + 1);
    }

    void appendCols(Command.AppendCols append, OracleRows others) {
        List<String> here = rows.columns().shown();
        boolean override = Boolean.TRUE.equals(append.override());
        int most = append.maximum() == null ? Integer.MAX_VALUE : append.maximum();
        List<String> names = others.columns().shown().stream()
                .filter(name -> override || !here.contains(name))
                .toList();
        List<OracleRow> results = new ArrayList<>();
        for (int i = 0; i < rows.list().size(); i++) {
            OracleRow row = rows.list().get(i);
            OracleRow result = row;
            for (String name : names) {
                Value value = i < others.list().size() && i < most
                        ? others.list().get(i).field(name)
                        : null;
                Value own = row.field(name);
                result = result.with(name, own == null || override && value != null ? value : own);
            }
            results.add(result);
        }
        rows.set(results);
        rows.order();
        names.forEach(rows.columns()::extract);
    }
}
