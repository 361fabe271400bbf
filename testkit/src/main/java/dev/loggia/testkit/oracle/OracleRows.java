package dev.loggia.testkit.oracle;

import dev.loggia.grammar.tree.Command;
import dev.loggia.grammar.tree.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The rows at one place of the pipeline. Changed in place by each command. */
final class OracleRows {

    /** The query's text, which names columns. */
    private final String text;

    private final OracleColumns columns = new OracleColumns();
    private List<OracleRow> rows;
    private boolean ordered;

    /** @param newestFirst events in the order of a query that names none */
    OracleRows(String text, List<OracleRow> newestFirst) {
        this.text = text;
        this.rows = new ArrayList<>(newestFirst);
    }

    List<OracleRow> list() {
        return rows;
    }

    OracleColumns columns() {
        return columns;
    }

    /** Whether the rows have an order that something gave them; until then it is newest first. */
    boolean ordered() {
        return ordered;
    }

    /** The rows have their order by now. */
    void order() {
        ordered = true;
    }

    void replaceAll(UnaryOperator<OracleRow> change) {
        rows.replaceAll(change);
    }

    /** Puts rows, perhaps none, in the place of each. */
    void expand(Function<OracleRow, List<OracleRow>> change) {
        List<OracleRow> more = new ArrayList<>();
        rows.forEach(row -> more.addAll(change.apply(row)));
        rows = more;
    }

    void set(List<OracleRow> others) {
        rows = new ArrayList<>(others);
    }

    /** Leaves the rows so far behind, and their columns. */
    void start(List<OracleRow> others, List<String> names) {
        set(others);
        ordered = true;
        columns.startRows(names);
    }

    /** What the column of an item is called. */
    String name(Command.Item item) {
        if (item.alias() != null) {
            return item.alias().text();
        }
        return item.expression() instanceof Expression.Field field
                ? field.name().flat()
                : item.span().of(text);
    }
}
